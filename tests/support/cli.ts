import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programFolder } from '../../src/program.js';

const main = path.join(programFolder, 'dist', 'src', 'cli', 'main.js');

/** The reports that come with the program. */
export const starterCorpus = path.join(programFolder, 'corpus');

/** Whether the default model is in this checkout; tests that embed are skipped where it is not. */
export const hasModel = existsSync(path.join(programFolder, 'embeddings', 'isnad-mini', 'config.json'));

export interface CliResult {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly folder?: string;
}

/** Starts the built program as a process of its own, in an environment without settings of the person who runs the tests. */
export function startCli(args: readonly string[], { environment = {}, folder }: CliOptions = {}): ChildProcess {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|SystemRoot)$/.test(name)),
  );
  return spawn(process.execPath, [main, ...args], { cwd: folder ?? tmpdir(), env: { ...inherited, ...environment } });
}

/** Runs the built program to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(args, options);
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  child.stdin?.end(options.input ?? '');
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, output, errors };
}

/** A folder of one test file's own, with a copy of the starter corpus. */
export interface Workplace {
  readonly folder: string;
  readonly corpus: string;
  readonly index: string;
  /** Settings that point the program at this place. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function makeWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-cli-'));
  const corpus = path.join(folder, 'corpus');
  const index = path.join(folder, 'index');
  await cp(starterCorpus, corpus, { recursive: true });
  return {
    folder,
    corpus,
    index,
    environment: { CORPUS_DIR: corpus, INDEX_DIR: index },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
