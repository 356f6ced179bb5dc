import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../src/program.js';
import { exceptionOf, exceptions, installedPackages } from './licences.js';

const read = (file: string): string => readFileSync(path.join(programFolder, file), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly scripts: Readonly<Record<string, string>>;
}
interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the packages that Isnad is made with', () => {
  it('are asked for in exact versions', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
    for (const [name, version] of Object.entries(asked))
      expect(version, name).toMatch(/^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('are locked, each with its checksum, and all from the public registry', () => {
    expect(locked.length).toBeGreaterThan(100);
    for (const [place, { integrity, resolved }] of locked) {
      expect(integrity, place).toMatch(/^sha512-[\w+/]{86}==$/);
      if (resolved !== undefined) expect(resolved, place).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  it('may run scripts at installation by name only, and those that may not are named too', () => {
    const withScripts = [
      ...new Set(locked.flatMap(([place, { hasInstallScript }]) => (hasInstallScript ? [nameOf(place)] : []))),
    ];
    expect(withScripts.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual(['hnswlib-node']);
  });

  it('are installed without scripts in the image, but for the one', () => {
    expect(read('Dockerfile')).toMatch(/npm ci --ignore-scripts && .*npm rebuild hnswlib-node/);
  });

  it('hold a model runtime that reports nothing', () => {
    expect(manifest.overrides['onnxruntime-node']).toBe('1.27.0');
    const versions = locked.filter(([place]) => nameOf(place) === 'onnxruntime-node').map(([, { version }]) => version);
    expect(versions).toEqual(['1.27.0']);
  });

  it('have licences that are allowed, or are named with the reason', () => {
    const installed = installedPackages(programFolder);
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(({ exception }) => exception === undefined)).toEqual([]);
    expect(exceptionOf('anything', '')).toBeUndefined();
    expect(exceptionOf('anything', 'AGPL-3.0')).toBeUndefined();
    expect(exceptionOf('anything', 'LGPL-3.0-or-later')).toBeUndefined();
    expect(exceptionOf('anything', '(MIT OR GPL-3.0-or-later)')).toBeNull();
    expect(exceptionOf('anything', '(MIT AND GPL-3.0-or-later)')).toBeUndefined();
    for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(20);
  });

  it('are listed in a bill of materials', async () => {
    expect(manifest.scripts['sbom']).toContain('npm sbom --sbom-format=cyclonedx');
    const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev'];
    const { stdout } = await promisify(execFile)('npm', args, { cwd: programFolder, maxBuffer: 64 * 1024 * 1024 });
    const bill = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; version: string; hashes?: unknown[] }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    const listed = new Set(bill.components.map(({ name }) => name));
    for (const name of ['discord.js', 'libsql', 'hnswlib-node', 'zod']) expect(listed).toContain(name);
    expect(listed).not.toContain('vitest');
    for (const { name, hashes = [] } of bill.components) expect(hashes.length, name).toBeGreaterThan(0);
  });
});

describe('SECURITY.md', () => {
  const page = existsSync(path.join(programFolder, 'SECURITY.md')) ? read('SECURITY.md') : '';

  it('names each trust boundary with tests that are there', () => {
    const boundaries = page.split(/^### /m).slice(1);
    expect(boundaries.length).toBeGreaterThanOrEqual(8);
    for (const boundary of boundaries) {
      const [title = ''] = boundary.split('\n');
      const files = [...boundary.matchAll(/`((?:tests|bench)\/[\w./-]+)`/g)].map(([, file = '']) => file);
      expect(files.length, title).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(path.join(programFolder, file)), `${title}: ${file}`).toBe(true);
    }
  });

  it('names files, settings and decisions that are there', () => {
    for (const [, file = ''] of page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect(existsSync(path.join(programFolder, file)), file).toBe(true);
    for (const [, file = ''] of page.matchAll(/`(src\/[\w./-]+)`/g))
      expect(existsSync(path.join(programFolder, file)), file).toBe(true);
  });

  it('says how to report', () => {
    expect(page).toMatch(/^## Reporting/m);
  });
});
