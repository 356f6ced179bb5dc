import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { indexFileName } from '../src/library/embedded/index-files.js';
import type { VectorIndexKind } from '../src/library/embedded/vector-index.js';
import { checkAnswer, checkIndex, type IndexContent } from './check-index.js';
import { type KillMoment, killReindex, type Phase } from './killed-reindex.js';
import { programMain, runNode } from './processes.js';
import { type Random, randomOf } from './random.js';
import { ChangingCorpus, type CorpusState } from './reindexed-corpus.js';

/** One reindex that was killed, and what was found afterwards. */
export interface KillRound {
  readonly run: number;
  readonly moment: KillMoment;
  readonly full: boolean;
  readonly killedAfter: number;
  readonly phase: Phase;
  readonly found: 'old' | 'new';
  /** Whether the library had to build its vector index again on opening. */
  readonly rebuilt: boolean;
  /** Whether an uninterrupted reindex was run afterwards; if not, the next one is killed upon what this one left. */
  readonly completed: boolean;
  /** What was wrong; null when nothing was. */
  readonly failure: string | null;
}

export interface KillOptions {
  readonly folder: string;
  readonly runs: number;
  readonly seed: number;
  readonly reports?: number;
  /** Kind of the vector index; `rounded` unless said. */
  readonly vectorIndex?: VectorIndexKind;
  readonly onRound?: (round: KillRound) => void;
}

/** Share of the runs that begin without an index. */
const fromNothing = 0.1;
const fullShare = 0.25;
const completedShare = 0.5;

/**
 * Changes a corpus, kills the reindex that follows, and looks at what is left, again and again. A reindex is killed at a moment spread
 * over the time that an uninterrupted one takes, or while the new vector index and the new generation are being written.
 * @returns what was found, one entry a run
 */
export async function killReindexes({
  folder,
  runs,
  seed,
  reports = 24,
  vectorIndex = 'rounded',
  onRound,
}: KillOptions): Promise<KillRound[]> {
  const random = randomOf(seed);
  const index = path.join(folder, 'index');
  const corpus = new ChangingCorpus(path.join(folder, 'corpus'), random);
  const environment = { CORPUS_DIR: corpus.directory, INDEX_DIR: index, LOG_LEVEL: 'warn', VECTOR_INDEX: vectorIndex };
  await corpus.begin(reports);
  await complete(environment);
  let published: Published = { generation: 1, state: corpus.state };
  await checkIndex(index, vectorIndex, new Map([[1, corpus.state]]));
  await corpus.change();
  let usual = await complete(environment);
  published = { generation: 2, state: corpus.state };

  const rounds: KillRound[] = [];
  for (let run = 1; run <= runs; run += 1) {
    if (random.number() < fromNothing) {
      await rm(index, { recursive: true, force: true });
      published = { generation: 0, state: new Map() };
    }
    await corpus.change();
    const full = random.number() < fullShare;
    const moment = momentOf(run, usual, random);
    const killed = await killReindex(environment, index, full, moment);
    const round = { run, moment, full, killedAfter: killed.milliseconds };
    const completed = random.number() < completedShare;
    try {
      if (killed.exitCode !== null && killed.exitCode !== 0)
        throw new Error(`the reindex failed: ${killed.errors.trim()}`);
      const content = await checkLeft(index, vectorIndex, environment, published, corpus.state);
      const found = content.generation === published.generation ? 'old' : 'new';
      const phase = found === 'new' && killed.phase !== 'ended before the kill' ? 'committed' : killed.phase;
      if (found === 'new') published = { generation: content.generation, state: corpus.state };
      if (completed) {
        usual = (usual + (await complete(environment))) / 2;
        published = await checkCompleted(index, vectorIndex, published, corpus.state);
      } else if (content.generation === 0) {
        // Asking has built the index.
        published = { generation: 1, state: corpus.state };
      }
      rounds.push({ ...round, phase, found, rebuilt: content.notices.length > 0, completed, failure: null });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      rounds.push({ ...round, phase: killed.phase, found: 'old', rebuilt: false, completed, failure });
      // What is left cannot be trusted: the next run begins anew.
      await rm(index, { recursive: true, force: true });
      await complete(environment);
      published = { generation: 1, state: corpus.state };
    }
    const last = rounds.at(-1);
    if (last !== undefined) onRound?.(last);
  }
  return rounds;
}

interface Published {
  readonly generation: number;
  readonly state: CorpusState;
}

/** Two runs in five are killed while the new index or the new generation is written, which takes too short to be met by chance. */
function momentOf(run: number, usual: number, random: Random): KillMoment {
  const soon = random.number() * random.number() * 120;
  if (run % 5 === 2) return { after: 'index file', milliseconds: Math.round(soon) };
  if (run % 5 === 4) return { after: 'manifest', milliseconds: Math.round(soon) };
  return { after: 'start', milliseconds: Math.round(random.number() * usual) };
}

/** What a killed reindex left must be one generation, whole, and must answer. */
async function checkLeft(
  index: string,
  vectorIndex: VectorIndexKind,
  environment: Readonly<Record<string, string>>,
  old: Published,
  current: CorpusState,
): Promise<IndexContent> {
  const possible = new Map([
    [old.generation, old.state],
    [old.generation + 1, current],
  ]);
  const content = await checkIndex(index, vectorIndex, possible);
  const served = possible.get(content.generation) ?? current;
  await checkAnswer(environment, content.generation === 0 ? [current] : [served]);
  return content;
}

async function checkCompleted(
  index: string,
  vectorIndex: VectorIndexKind,
  before: Published,
  current: CorpusState,
): Promise<Published> {
  const generation = before.state === current ? before.generation : before.generation + 1;
  await checkIndex(index, vectorIndex, new Map([[generation, current]]));
  if (!existsSync(path.join(index, indexFileName({ generation, kind: vectorIndex }))))
    throw new Error('the new vector index is not there');
  return { generation, state: current };
}

/** Runs a reindex to its end. @returns how long it took, in milliseconds */
async function complete(environment: Readonly<Record<string, string>>): Promise<number> {
  const { exitCode, signal, errors, endedAfter } = await runNode([programMain, 'reindex'], { environment });
  if (exitCode !== 0) throw new Error(`an uninterrupted reindex ended with ${signal ?? exitCode}: ${errors.trim()}`);
  return endedAfter;
}
