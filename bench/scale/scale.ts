import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { reportsFor, writeLinesCorpus } from '../clustered-corpus.js';
import { wholeNumber } from '../flags.js';
import type { AnswerMeasurement } from '../measure-answers.js';
import type { RecallMeasurement } from '../measure-recall.js';
import type { ReindexMeasurement } from '../measure-reindex.js';
import { runMeasurement } from '../processes.js';
import { benchmarkQuestions } from '../questions.js';
import { saveSection } from '../saved-results.js';
import { scaleText } from './scale-text.js';

const { passages, seed, keep, save } = new Command('scale')
  .description('Indexes one large .jsonl file and measures time, memory, answers, recall and disk.')
  .option('--passages <n>', 'passages of the corpus', wholeNumber, 200_000)
  .option('--seed <n>', 'seed of corpus and questions', wholeNumber, 2016)
  .option('--keep <dir>', 'keep corpus and index in this folder')
  .option('--save', 'write the results to bench/scale/results.md too')
  .parse()
  .opts<{ passages: number; seed: number; keep?: string; save?: boolean }>();

const circumstances = circumstancesOf();
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const folder = keep ?? (await mkdtemp(path.join(tmpdir(), 'isnad-scale-')));
try {
  const text = await measured(path.resolve(folder));
  process.stdout.write(text);
  if (save === true) await saveSection('scale', `${passages.toLocaleString('en')} passages`, text);
} finally {
  if (keep === undefined) await rm(folder, { recursive: true, force: true });
}

async function measured(directory: string): Promise<string> {
  const corpus = path.join(directory, 'corpus');
  const index = path.join(directory, 'index');
  const questionsFile = path.join(directory, 'questions.json');
  await mkdir(directory, { recursive: true });
  const questions = benchmarkQuestions(seed);
  await writeFile(questionsFile, JSON.stringify(questions));
  if (!existsSync(corpus)) {
    say(`Writing a corpus of ${passages} passages`);
    await writeLinesCorpus(corpus, reportsFor(passages, seed));
  }
  await rm(index, { recursive: true, force: true });
  const reindex = await runMeasurement<ReindexMeasurement>('measure-reindex.js', [corpus, index]);
  say(`Asking ${questions.length} questions`);
  const answers = await runMeasurement<AnswerMeasurement>('measure-answers.js', [index, questionsFile]);
  say('Comparing the index with exact search');
  const recall = await runMeasurement<RecallMeasurement>('measure-recall.js', [index, questionsFile]);
  return scaleText({
    ...{ circumstances, reindex, answers, recall },
    corpusBytes: sumOf(await fileSizes(corpus)),
    files: await fileSizes(index),
  });
}

async function fileSizes(directory: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of await readdir(directory)) sizes[name] = (await stat(path.join(directory, name))).size;
  return sizes;
}

function sumOf(sizes: Readonly<Record<string, number>>): number {
  return Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
}
