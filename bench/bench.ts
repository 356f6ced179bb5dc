import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { programFolder } from '../src/program.js';
import { reportsFor, writeCorpus } from './clustered-corpus.js';
import { measureColdStart } from './cold-start.js';
import type { AnswerMeasurement } from './measure-answers.js';
import type { RecallMeasurement } from './measure-recall.js';
import type { ReindexMeasurement } from './measure-reindex.js';
import { measuredCommit } from './measured-commit.js';
import { runMeasurement } from './processes.js';
import { benchmarkQuestions } from './questions.js';
import { type Results, resultsText, type SizeResults } from './results.js';

interface Flags {
  readonly sizes: readonly number[];
  readonly keep?: string;
  readonly out?: string;
  readonly rounds: number;
  readonly starts: number;
  readonly seed: number;
}

/** An index of a synthetic corpus, ready to be asked. */
interface BuiltIndex {
  readonly corpus: string;
  readonly index: string;
  readonly reindex: ReindexMeasurement;
}

const flags = new Command('bench')
  .description('Measures how fast and how exactly Isnad answers over synthetic corpora of several sizes.')
  .option('--sizes <list>', 'passages of each corpus', listOfCounts, [1_000, 10_000, 100_000])
  .option('--keep <dir>', 'keep corpora and indexes in this folder, and use those that are there')
  .option('--out <file>', 'write the results to this Markdown file too')
  .option('--rounds <n>', 'rounds over all questions', count, 3)
  .option('--starts <n>', 'cold starts of each kind', count, 5)
  .option('--seed <n>', 'seed of corpora and questions', count, 2016)
  .parse()
  .opts<Flags>();

function count(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

function listOfCounts(value: string): number[] {
  return value
    .split(',')
    .map(count)
    .sort((a, b) => a - b);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const folder = flags.keep ?? (await mkdtemp(path.join(tmpdir(), 'isnad-bench-')));
try {
  await mkdir(folder, { recursive: true });
  const text = resultsText(await measureAll(path.resolve(folder)));
  process.stdout.write(text);
  if (flags.out !== undefined) await writeFile(flags.out, text);
} finally {
  if (flags.keep === undefined) await rm(folder, { recursive: true, force: true });
}

async function measureAll(directory: string): Promise<Results> {
  const questions = benchmarkQuestions(flags.seed);
  const questionsFile = path.join(directory, 'questions.json');
  await writeFile(questionsFile, JSON.stringify(questions));

  const starter = await buildStarter(directory);
  const built: BuiltIndex[] = [];
  for (const size of flags.sizes) built.push(await build(path.join(directory, String(size)), size));

  const answers: AnswerMeasurement[][] = built.map(() => []);
  for (let round = 1; round <= flags.rounds; round += 1) {
    for (const [place, { index, reindex }] of built.entries()) {
      say(`Asking ${questions.length} questions of ${reindex.passages} passages, round ${round}`);
      answers[place]?.push(await runMeasurement<AnswerMeasurement>('measure-answers.js', [index, questionsFile]));
    }
  }

  const sizes: SizeResults[] = [];
  for (const [place, { corpus, index, reindex }] of built.entries()) {
    say(`Comparing the index of ${reindex.passages} passages with exact search`);
    const recall = await runMeasurement<RecallMeasurement>('measure-recall.js', [index, questionsFile]);
    const corpusBytes = Object.values(await fileSizes(corpus)).reduce((sum, bytes) => sum + bytes, 0);
    sizes.push({ reindex, files: await fileSizes(index), corpusBytes, answers: answers[place] ?? [], recall });
  }

  say('Starting cold');
  const largest = built.at(-1);
  const coldStarts = [
    { name: 'starter corpus', coldStart: await measureColdStart(starter.corpus, starter.index, flags.starts) },
    ...(largest === undefined
      ? []
      : [
          {
            name: `${largest.reindex.passages} passages`,
            coldStart: await measureColdStart(largest.corpus, largest.index, flags.starts),
          },
        ]),
  ];
  const date = new Date().toISOString().slice(0, 10);
  return { date, commit: measuredCommit(), questions: questions.length, rounds: flags.rounds, coldStarts, sizes };
}

async function buildStarter(directory: string): Promise<{ corpus: string; index: string }> {
  const corpus = path.join(programFolder, 'corpus');
  const index = path.join(directory, 'starter-index');
  await runMeasurement<ReindexMeasurement>('measure-reindex.js', [corpus, index]);
  return { corpus, index };
}

/** Builds an index, or brings a kept one up to date; what a build took is kept beside it. */
async function build(directory: string, passages: number): Promise<BuiltIndex> {
  const corpus = path.join(directory, 'corpus');
  const index = path.join(directory, 'index');
  const record = path.join(directory, `reindex-seed-${flags.seed}.json`);
  if (!existsSync(record)) {
    await rm(directory, { recursive: true, force: true });
    say(`Writing a corpus of ${passages} passages`);
    await writeCorpus(corpus, reportsFor(passages, flags.seed));
  }
  const reindex = await runMeasurement<ReindexMeasurement>('measure-reindex.js', [corpus, index]);
  if (reindex.embedded > 0) await writeFile(record, JSON.stringify(reindex));
  return { corpus, index, reindex: JSON.parse(await readFile(record, 'utf8')) as ReindexMeasurement };
}

async function fileSizes(directory: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of await readdir(directory)) sizes[name] = (await stat(path.join(directory, name))).size;
  return sizes;
}
