import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { programFolder } from '../src/program.js';

/** The built command-line program. */
export const programMain = path.join(programFolder, 'dist', 'src', 'cli', 'main.js');

/** What a process wrote and how long it took, in milliseconds from its start. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
  /** Until it first wrote to standard output; null when it wrote nothing. */
  readonly answeredAfter: number | null;
  readonly endedAfter: number;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Passes on what it writes to standard error. */
  readonly showsErrors?: boolean;
}

/** Runs Node.js with these arguments to its end. */
export async function runNode(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', options.showsErrors === true ? 'inherit' : 'pipe'],
  });
  let answeredAfter: number | null = null;
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    answeredAfter ??= performance.now() - began;
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { exitCode, signal, output, errors, answeredAfter, endedAfter: performance.now() - began };
}

/** Runs a command of the program to its end. @throws Error with what it said when it fails */
export async function runProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const ended = await runNode([programMain, ...args], { environment });
  const { exitCode, signal, errors } = ended;
  if (exitCode !== 0) throw new Error(`isnad ${args.join(' ')} ended with ${signal ?? exitCode}:\n${errors}`);
  return ended;
}

/** Runs one of the benchmark's own programs, which print one JSON value. @throws Error when it fails */
export async function runMeasurement<Result>(program: string, args: readonly string[]): Promise<Result> {
  const file = path.join(programFolder, 'dist', 'bench', program);
  const { exitCode, signal, output } = await runNode([file, ...args], { showsErrors: true });
  if (exitCode !== 0) throw new Error(`${program} ended with ${signal ?? exitCode}.`);
  return JSON.parse(output) as Result;
}
