import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programMain } from './processes.js';

/** How far a reindex was when it was killed, by what could be seen of it from outside. */
export const phases = [
  'starting',
  'reading',
  'embedding',
  'embedded, not yet publishing',
  'writing reports, passages and words',
  'writing the vector index',
  'committing',
  'committed',
  'ended before the kill',
] as const;

export type Phase = (typeof phases)[number];

/** When a reindex is killed: so many milliseconds after its start, or after a file of the new vector index appears. */
export interface KillMoment {
  readonly after: 'start' | 'index file' | 'manifest';
  readonly milliseconds: number;
}

export interface Killed {
  /** What was seen last, before it is known whether the new generation was committed. */
  readonly phase: Exclude<Phase, 'committed'>;
  readonly milliseconds: number;
  readonly exitCode: number | null;
  readonly errors: string;
}

/** How often, in milliseconds, it is looked whether a file has appeared. */
const lookEvery = 1;

/** Starts `isnad reindex` and kills it with SIGKILL at the moment given, unless it has ended before. */
export async function killReindex(
  environment: Readonly<Record<string, string>>,
  indexDirectory: string,
  full: boolean,
  moment: KillMoment,
): Promise<Killed> {
  const began = performance.now();
  const before = new Set(indexFiles(indexDirectory));
  const child = spawn(process.execPath, [programMain, 'reindex', ...(full ? ['--full'] : [])], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close');
  await Promise.race([ended, untilMoment(child, moment, indexDirectory, before)]);
  const { exitCode } = child;
  child.kill('SIGKILL');
  await ended;
  const milliseconds = performance.now() - began;
  if (exitCode !== null) return { phase: 'ended before the kill', milliseconds, exitCode, errors };
  const appeared = indexFiles(indexDirectory).filter((file) => !before.has(file));
  return { phase: phaseOf(errors, appeared), milliseconds, exitCode, errors };
}

async function untilMoment(
  child: ChildProcess,
  { after, milliseconds }: KillMoment,
  directory: string,
  before: ReadonlySet<string>,
): Promise<void> {
  const awaited = after === 'index file' ? /\.(?:int8|hnsw)(?:\.partial)?$/ : /\.json(?:\.partial)?$/;
  while (after !== 'start' && child.exitCode === null && !appearedSince(directory, before, awaited))
    await wait(lookEvery);
  await wait(milliseconds);
}

function appearedSince(directory: string, before: ReadonlySet<string>, name: RegExp): boolean {
  return indexFiles(directory).some((file) => name.test(file) && !before.has(file));
}

/** Vector index files, each with its time before its name: a file may be written again under a name that a killed reindex left. */
function indexFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.startsWith('vectors-'))
      .map((name) => `${statSync(path.join(directory, name)).mtimeMs} ${name}`);
  } catch (error) {
    // The folder may not be there yet, and a file may be renamed between the two looks.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function phaseOf(progress: string, appeared: readonly string[]): Killed['phase'] {
  if (appeared.some((name) => name.endsWith('.json'))) return 'committing';
  if (appeared.length > 0) return 'writing the vector index';
  if (progress.includes('Writing the index')) return 'writing reports, passages and words';
  if (/Embedding reports: (\d+) of \1/.test(progress)) return 'embedded, not yet publishing';
  if (progress.includes('Embedding reports')) return 'embedding';
  return progress.includes('Reading reports') ? 'reading' : 'starting';
}
