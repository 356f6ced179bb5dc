// Measures Isnad beside what a TypeScript developer would take instead: same passages, questions, model and machine, one after another.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readGoldQuestions } from '../../src/evaluation/questions.js';
import { programFolder } from '../../src/program.js';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { benchmarkQuestions } from '../questions.js';
import { chartOf } from './chart.js';
import { type Comparison, type Comparisons, measureSystems } from './compare.js';
import { makeCorpus } from './corpus.js';
import { installPeers, peerVersions } from './install.js';
import { resultsText } from './results-text.js';
import { isnad, peer, type System } from './systems.js';

interface Flags {
  readonly sizes: readonly number[];
  readonly only?: string;
  readonly reports: string;
  readonly questions: string;
  readonly keep?: string;
  readonly rounds: number;
  readonly starts: number;
  readonly minutes: number;
  readonly seed: number;
  readonly save?: boolean;
  readonly draw?: boolean;
}

const systems: Readonly<Record<string, System>> = {
  isnad,
  langchain: peer('langchain', 'LangChain.js + HNSWLib'),
  orama: peer('orama', 'Orama, hybrid'),
  lancedb: peer('lancedb', 'LanceDB'),
  pglite: peer('pglite', 'PGlite + pgvector'),
};

/** Questions asked before anything is measured, and questions about synthetic reports that only time is measured with. */
const beforehand = 40;
const timedOnly = 200;
const firstQuestion = 'Where did the ISIS leaders go?';

const shared = path.join(programFolder, '..', 'shared');
const hasShared = existsSync(path.join(shared, 'questions', 'dev.jsonl')) && existsSync(path.join(shared, 'reports'));

const flags = new Command('peers')
  .description(
    'Measures Isnad beside LangChain.js, Orama, LanceDB and PGlite with pgvector, which it installs into bench/peers first.',
  )
  .option('--sizes <list>', 'passages of each corpus', listOfCounts, [1_000, 10_000, 100_000])
  .option('--only <list>', `some of ${Object.keys(systems).join(', ')}`)
  .option(
    '--reports <dir>',
    'reports that the questions are about',
    hasShared ? path.join(shared, 'reports') : 'corpus',
  )
  .option(
    '--questions <file>',
    'questions with their gold, one JSON object a line',
    hasShared ? path.join(shared, 'questions', 'dev.jsonl') : path.join('tests', 'questions', 'starter.jsonl'),
  )
  .option('--keep <dir>', 'keep corpora and indexes in this folder, and use those that are there')
  .option('--rounds <n>', 'rounds over all questions', wholeNumber, 3)
  .option('--starts <n>', 'cold starts of each', wholeNumber, 5)
  .option('--minutes <n>', 'what is not done after so many minutes is given up', wholeNumber, 25)
  .option('--seed <n>', 'seed of the synthetic reports', wholeNumber, 2016)
  .option('--save', 'keep results and chart in bench/peers')
  .option('--draw', 'measure nothing: make table and chart of the results kept last anew')
  .parse()
  .opts<Flags>();

function listOfCounts(value: string): number[] {
  return value
    .split(',')
    .map(wholeNumber)
    .sort((a, b) => a - b);
}

function chosenSystems(): System[] {
  const names = flags.only?.split(',') ?? Object.keys(systems);
  return names.map((name) => {
    const system = systems[name];
    if (system === undefined) throw new InvalidArgumentError(`There is no ${name} to measure.`);
    return system;
  });
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const kept = (extension: string): string => path.join(programFolder, 'bench', 'peers', `results.${extension}`);

if (flags.draw === true) {
  await keep(JSON.parse(await readFile(kept('json'), 'utf8')) as Comparison);
} else {
  const chosen = chosenSystems();
  installPeers(say);
  const date = new Date().toISOString().slice(0, 10);
  const circumstances = circumstancesOf();
  const comparison = {
    date,
    circumstances,
    versions: peerVersions(),
    ...(await inFolder(flags.keep, (folder) => compareAll(chosen, folder))),
  };
  process.stdout.write(resultsText(comparison));
  if (flags.save === true) await keep(comparison);
}

async function keep(comparison: Comparison): Promise<void> {
  await writeFile(kept('json'), `${JSON.stringify(comparison, null, 2)}\n`);
  await writeFile(kept('md'), resultsText(comparison));
  await writeFile(kept('svg'), chartOf(comparison));
}

/** Works in the folder to be kept, or in a temporary one. */
async function inFolder<Result>(named: string | undefined, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = path.resolve(named ?? (await mkdtemp(path.join(tmpdir(), 'isnad-peers-'))));
  try {
    await mkdir(folder, { recursive: true });
    return await work(folder);
  } finally {
    if (named === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function compareAll(chosen: readonly System[], folder: string): Promise<Comparisons> {
  const gold = readGoldQuestions(flags.questions);
  const synthetic = benchmarkQuestions(flags.seed).slice(0, beforehand + timedOnly);
  const asked = [
    ...synthetic.slice(0, beforehand),
    ...gold.map(({ question }) => question),
    ...synthetic.slice(beforehand),
  ];
  const questionsFile = path.join(folder, 'questions.json');
  const first = { text: firstQuestion, file: path.join(folder, 'first.json') };
  await writeFile(questionsFile, JSON.stringify(asked));
  await writeFile(first.file, JSON.stringify([firstQuestion]));
  const corpora = [];
  for (const size of flags.sizes) {
    say(`Making a corpus of ${size} passages`);
    corpora.push(await makeCorpus(flags.reports, size, flags.seed, path.join(folder, String(size))));
  }
  return measureSystems(
    chosen,
    corpora,
    { gold, questionsFile, beforehand, first },
    { rounds: flags.rounds, starts: flags.starts, limit: flags.minutes * 60_000, folder },
    say,
  );
}
