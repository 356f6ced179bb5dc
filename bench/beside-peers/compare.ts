import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goldTest } from '../../src/evaluation/gold.js';
import type { GoldQuestion } from '../../src/evaluation/questions.js';
import type { BuildMeasurement } from '../peers/src/measurements.js';
import { median, percentile } from '../statistics.js';
import type { Outcome } from './child.js';
import type { ComparedCorpus } from './corpus.js';
import type { Answers, Question, System } from './systems.js';

/** Shares of the answerable questions, 0 to 1. */
export interface Hits {
  readonly at1: number;
  readonly at3: number;
}

/** What answering came to; times are milliseconds, of the fastest round and the fastest start: the one that other work disturbed least. */
export interface Answering {
  readonly p50: number;
  readonly p95: number;
  readonly computed: number;
  readonly start: number;
  readonly peakMemory: number;
  readonly hits: Hits;
  /** Of Isnad: the hits of its ranking, before it decides whether to answer. */
  readonly rankedHits: Hits | null;
  /** Share of the questions without an answer in the reports that got none. */
  readonly refused: number;
}

/** Everything that was measured of one system over one corpus. */
export interface Measured {
  readonly system: string;
  readonly passages: number;
  readonly build: Outcome<BuildMeasurement & { readonly disk: number }>;
  readonly answering: Outcome<Answering>;
}

/** What came of all measurements, without what they were made on. */
export type Comparisons = Omit<Comparison, 'date' | 'circumstances' | 'versions'>;

export interface Comparison {
  readonly date: string;
  /** Machine and commit. */
  readonly circumstances: string;
  /** Versions of what Isnad is measured beside, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly measured: readonly Measured[];
  readonly questions: { readonly timed: number; readonly answerable: number; readonly unanswerable: number };
  readonly rounds: number;
  readonly starts: number;
  readonly minutes: number;
}

/** The questions: first those that are not measured, then those with gold, then those that only time is measured with. */
export interface Questions {
  readonly gold: readonly GoldQuestion[];
  readonly questionsFile: string;
  readonly beforehand: number;
  readonly first: Question;
}

export interface Circumstances {
  readonly rounds: number;
  readonly starts: number;
  /** Milliseconds. */
  readonly limit: number;
  readonly folder: string;
}

type Say = (line: string) => void;

/** One system with its index of one corpus. */
interface Indexed {
  readonly system: System;
  readonly corpus: ComparedCorpus;
  readonly folder: string;
  readonly build: Measured['build'];
  readonly asked: Outcome<Answers>[];
  readonly starts: Outcome<number>[];
}

/** Builds all indexes, then asks them in turn: whatever else the machine does meets all of them alike. Never two at once. */
export async function measureSystems(
  systems: readonly System[],
  corpora: readonly ComparedCorpus[],
  questions: Questions,
  circumstances: Circumstances,
  say: Say,
): Promise<Comparisons> {
  const indexed: Indexed[] = [];
  for (const corpus of corpora) {
    for (const system of systems) {
      say(`${system.name}: indexing ${corpus.passages.length} passages`);
      const folder = path.join(path.dirname(corpus.passagesFile), system.name.replace(/\W+/g, '-').toLowerCase());
      const build = await builtIndex(system, corpus, folder, circumstances.limit);
      say(build.ok ? `  ${Math.round(build.result.milliseconds)} ms` : `  ${build.reason}`);
      indexed.push({ system, corpus, folder, build, asked: [], starts: [] });
    }
  }
  for (let round = 1; round <= circumstances.rounds; round += 1) {
    for (const each of indexed) await askOnce(each, questions, circumstances, `round ${round}`, say);
  }
  for (let time = 0; time < circumstances.starts; time += 1) {
    say(`Starting all of them cold, time ${time + 1}`);
    for (const each of indexed) await startOnce(each, questions, circumstances);
  }
  const { gold } = questions;
  const measured = indexed.map((each) => measuredOf(each, gold));
  const timed = indexed.flatMap(({ asked }) => asked.flatMap((one) => (one.ok ? one.result.latencies.length : [])))[0];
  const answerable = gold.filter((question) => question.gold.length > 0).length;
  return {
    measured,
    questions: { timed: timed ?? 0, answerable, unanswerable: gold.length - answerable },
    ...{ rounds: circumstances.rounds, starts: circumstances.starts, minutes: circumstances.limit / 60_000 },
  };
}

/** An index that was kept is not built again, and what building it took is told once more. */
async function builtIndex(
  system: System,
  corpus: ComparedCorpus,
  folder: string,
  limit: number,
): Promise<Measured['build']> {
  const record = `${folder}.json`;
  if (existsSync(record)) return JSON.parse(await readFile(record, 'utf8')) as Measured['build'];
  const built = await system.build(corpus, folder, limit);
  const build: Measured['build'] = built.ok
    ? { ok: true, result: { ...built.result, disk: await bytesIn(folder) } }
    : built;
  await writeFile(record, JSON.stringify(build));
  return build;
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const entry = await stat(path.join(folder, name));
    if (entry.isFile()) bytes += entry.size;
  }
  return bytes;
}

/** A system that failed once is not asked again. */
const hasFailed = ({ build, asked, starts }: Indexed): boolean =>
  !build.ok || [...asked, ...starts].some((outcome) => !outcome.ok);

async function askOnce(
  each: Indexed,
  questions: Questions,
  { limit }: Circumstances,
  round: string,
  say: Say,
): Promise<void> {
  if (hasFailed(each)) return;
  const { system, corpus, folder } = each;
  const { questionsFile, beforehand } = questions;
  const outcome = await system.ask(corpus, folder, questionsFile, { beforehand, limit });
  each.asked.push(outcome);
  const came = outcome.ok ? `p50 ${median(outcome.result.latencies).toFixed(1)} ms` : outcome.reason;
  say(`${system.name}, ${corpus.passages.length} passages, ${round}: ${came}`);
}

async function startOnce(each: Indexed, { first }: Questions, { limit }: Circumstances): Promise<void> {
  if (!hasFailed(each)) each.starts.push(await each.system.start(each.corpus, each.folder, first, limit));
}

function measuredOf(each: Indexed, gold: readonly GoldQuestion[]): Measured {
  const { system, corpus, build } = each;
  return { system: system.name, passages: corpus.passages.length, build, answering: answeringOf(each, gold) };
}

function answeringOf({ build, asked, starts }: Indexed, gold: readonly GoldQuestion[]): Outcome<Answering> {
  const failure = [build, ...asked, ...starts].find((outcome) => !outcome.ok);
  if (failure !== undefined && !failure.ok) return failure;
  const rounds = asked.flatMap((outcome) => (outcome.ok ? outcome.result : []));
  const least = (figure: (round: Answers) => number): number => Math.min(...rounds.map(figure));
  const [round] = rounds;
  return {
    ok: true,
    result: {
      p50: least(({ latencies }) => median(latencies)),
      p95: least(({ latencies }) => percentile(latencies, 0.95)),
      computed: least(({ computed }) => computed),
      peakMemory: Math.max(...rounds.map((each) => each.peakMemory)),
      start: Math.min(...starts.flatMap((outcome) => (outcome.ok ? outcome.result : []))),
      hits: hitsOf(gold, round?.texts ?? []),
      rankedHits: round?.ranked === undefined ? null : hitsOf(gold, round.ranked),
      refused: refusedOf(gold, round?.texts ?? []),
    },
  };
}

/** The texts that came back stand in the order of the questions, those with gold first. */
function hitsOf(gold: readonly GoldQuestion[], texts: readonly (readonly string[])[]): Hits {
  const places = gold.flatMap((question, index) =>
    question.gold.length === 0 ? [] : [(texts[index] ?? []).findIndex(goldTest(question))],
  );
  const share = (limit: number): number => places.filter((place) => place >= 0 && place < limit).length / places.length;
  return { at1: share(1), at3: share(3) };
}

function refusedOf(gold: readonly GoldQuestion[], texts: readonly (readonly string[])[]): number {
  const got = gold.flatMap((question, index) => (question.gold.length === 0 ? [(texts[index] ?? []).length] : []));
  return got.filter((count) => count === 0).length / got.length;
}
