import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { programFolder } from '../../src/program.js';

const peersFolder = path.join(programFolder, 'bench', 'peers');

/**
 * Installs the peers beside Isnad, never into it, exactly as locked, and builds what measures them. What was installed since the lock changed last is
 * used as it is.
 * @throws Error when that fails
 */
export function installPeers(say: (line: string) => void): void {
  if (isInstalled()) {
    say('What Isnad is measured beside is installed in bench/peers already.');
  } else {
    say(
      'Installing what Isnad is measured beside, with npm ci in bench/peers: about a gigabyte, none of it beside Isnad’s own packages.',
    );
    npm('ci', '--no-audit', '--no-fund');
  }
  npm('run', '--silent', 'build');
}

/** npm writes this file when it has installed everything. */
function isInstalled(): boolean {
  const installed = path.join(peersFolder, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(path.join(peersFolder, 'package-lock.json')).mtimeMs
  );
}

/** What is locked, by the names of the packages. */
export function peerVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(path.join(peersFolder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

function npm(...args: string[]): void {
  const { status, error } = spawnSync('npm', args, { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${peersFolder}.`, { cause: error });
}
