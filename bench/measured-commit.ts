import { execFileSync } from 'node:child_process';
import { programFolder } from '../src/program.js';

/** The commit that is measured; marked where files differ from it. */
export function measuredCommit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: programFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'embeddings', 'package.json');
    return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}
