import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programFolder } from '../../src/program.js';

/** What became of a process that measures something. */
export type Outcome<Result> =
  | { readonly ok: true; readonly result: Result }
  /** Why there is no result, in a few words. */
  | { readonly ok: false; readonly reason: string };

/** What a process used until its end, threads included: milliseconds and bytes. */
export interface Usage {
  readonly computed: number;
  readonly peakMemory: number;
}

/** A process that ended well. Times are milliseconds from its start. */
interface Ended extends Usage {
  readonly output: string;
  readonly answeredAfter: number;
  readonly endedAfter: number;
}

const usageHook = path.join(programFolder, 'dist', 'bench', 'beside-peers', 'note-usage.js');
const longestReason = 160;

/** Runs Node.js with these arguments, for so many milliseconds at most; what it says on standard error is told when it fails. */
export async function runWithin(
  limit: number,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome<Ended>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-usage-'));
  const usageFile = path.join(folder, 'usage.json');
  try {
    const began = performance.now();
    const child = spawn(process.execPath, ['--import', usageHook, ...args], {
      env: { ...process.env, ...environment, USAGE_FILE: usageFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const late = setTimeout(() => child.kill('SIGKILL'), limit);
    let answeredAfter = Number.NaN;
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') answeredAfter = performance.now() - began;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = `${errors}${text}`.slice(-20_000)));
    const [exitCode, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    const endedAfter = performance.now() - began;
    clearTimeout(late);
    if (signal === 'SIGKILL' && endedAfter >= limit) {
      return { ok: false, reason: `not done after ${Math.round(limit / 60_000)} minutes` };
    }
    if (exitCode !== 0) return { ok: false, reason: reasonOf(errors, signal ?? String(exitCode)) };
    const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Usage;
    return { ok: true, result: { ...usage, output, answeredAfter, endedAfter } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same for a program that prints one JSON value. */
export async function measureWithin<Result>(limit: number, args: readonly string[]): Promise<Outcome<Result>> {
  const ended = await runWithin(limit, args);
  return ended.ok ? { ok: true, result: JSON.parse(ended.result.output) as Result } : ended;
}

/** The line that names the error, where there is one. */
function reasonOf(errors: string, end: string): string {
  const named = errors.split('\n').find((line) => /\b\w*(?:Error|FATAL)\b.*:/.test(line) && !/^\s+at /.test(line));
  return `ended with ${end}: ${(named ?? errors).trim().slice(0, longestReason)}`;
}
