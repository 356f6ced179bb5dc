import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnswerJson, answerSchema } from '../../src/cli/view/json.js';
import { programFolder } from '../../src/program.js';
import { readReport } from '../../src/reports/read-corpus.js';
import { type CliResult, hasModel, starterCorpus } from '../support/cli.js';

const networkGuard = fileURLToPath(new URL('no-network.cjs', import.meta.url));
const question = 'Where did the ISIS leaders go?';

describe.skipIf(!hasModel)('what a newcomer runs first', () => {
  let folder: string;
  let home: string;
  let record: string;
  let first: CliResult;
  let second: CliResult;

  /** `npm run ask`, as the README has it, in an environment that holds nothing but the index's folder and a guard of the network. */
  async function npmRunAsk(...args: string[]): Promise<CliResult> {
    const child = spawn('npm', ['run', '--silent', 'ask', '--', ...args], {
      cwd: programFolder,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        TMPDIR: home,
        INDEX_DIR: path.join(folder, 'index'),
        ISNAD_TEST_NETWORK_RECORD: record,
        NODE_OPTIONS: `--require ${JSON.stringify(networkGuard)}`,
        npm_config_update_notifier: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode, output, errors };
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'isnad-newcomer-'));
    home = path.join(folder, 'home');
    await mkdir(home);
    record = path.join(folder, 'network.txt');
    first = await npmRunAsk(question);
    second = await npmRunAsk('--json', question);
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the first question builds the index, shows how far it is, and is answered with citations', async () => {
    expect(first.exitCode, first.errors).toBe(0);
    expect(first.errors).toContain('There is no index yet: it is built now, once.');
    expect(first.errors).toMatch(/Embedding reports: (\d+) of \1/);
    expect(first.output).toMatch(/^\[1\]/);
    expect(first.output).toContain('¶');
    expect(await readdir(path.join(folder, 'index'))).toContain('library.sqlite');
  });

  test('the next question is answered from the index, without a word besides', () => {
    expect({ exitCode: second.exitCode, errors: second.errors }).toEqual({ exitCode: 0, errors: '' });
  });

  test('the quotes are slices of reports of the starter corpus', async () => {
    const answer: AnswerJson = answerSchema.parse(JSON.parse(second.output));
    expect(answer).toMatchObject({ question, language: 'en', answered: true });
    expect(answer.quotes.length).toBeGreaterThan(0);
    for (const { report, start, end, text, highlights } of answer.quotes) {
      const stored = await readReport(starterCorpus, report.file);
      expect(stored.text.slice(start, end)).toBe(text);
      expect(stored.title).toBe(report.title);
      for (const highlight of highlights) {
        expect(highlight.start >= start && highlight.end <= end && highlight.start < highlight.end).toBe(true);
      }
    }
    expect(answer.quotes.map(({ text }) => text).join('\n')).toMatch(/Turkey|Iraq|تركيا|العراق|Türkiye|Irak/);
  });

  test('no process and no thread reached for the network', async () => {
    const lines = (await readFile(record, 'utf8')).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('attempt'))).toEqual([]);
    const main = path.join('cli', 'main.js');
    expect(lines.filter((line) => line.startsWith('watched: process') && line.endsWith(main))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('watched: thread')).length).toBeGreaterThanOrEqual(2);
  });

  // A native library reports home by means that no guard in JavaScript sees; it keeps what it will send in the home folder.
  test('nothing was left to be reported to the maker of a library', async () => {
    expect((await readdir(home)).filter((name) => name !== '.npm')).toEqual([]);
    const runtime = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers')).resolve(
      'onnxruntime-node',
    );
    const binaries = path.join(path.dirname(runtime), '..', 'bin');
    const files = (await readdir(binaries, { recursive: true })).filter((name) =>
      /\.(?:so|dylib|node)(?:\.|$)/u.test(name),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect((await readFile(path.join(binaries, file))).includes('events.data.microsoft'), file).toBe(false);
    }
  });
});
