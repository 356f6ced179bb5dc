import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { programFolder } from '../../src/program.js';

const program = path.join(programFolder, 'dist', 'src', 'cli', 'main.js');

/**
 * Serves the starter corpus and its evaluation by `isnad serve`, as a process of its own, hands its address to `use`, and clears up.
 * @throws Error where the program ends before it serves
 */
export async function withServedReader<Result>(use: (address: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-web-'));
  const evaluation = path.join(folder, 'evaluation.json');
  const environment = {
    ...process.env,
    ...{ INDEX_DIR: path.join(folder, 'index'), CORPUS_DIR: path.join(programFolder, 'corpus') },
    ...{ READER_EVALUATION: evaluation, READER_PROXIES: '127.0.0.1', READER_PUBLIC: 'true' },
  };
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [program, ...args], {
      ...{ cwd: programFolder, env: environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    process.stderr.write('Asking the questions of the evaluation …\n');
    const asking = start(['eval', '--save', evaluation]);
    asking.stdout.resume();
    const [code] = (await once(asking, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`isnad eval ended with ${code}.`);
    const serving = start(['serve', '--port', '0']);
    const ended = once(serving, 'exit');
    try {
      return await use(await addressSaidBy(createInterface({ input: serving.stdout })));
    } finally {
      serving.kill('SIGTERM');
      await ended;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addressSaidBy(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('isnad serve ended before it served.');
}
