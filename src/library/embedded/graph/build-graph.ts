import type { IndexProgress } from '../../library.js';
import { sha256Of } from '../index-files.js';
import { passageVectors } from '../passage-vectors.js';
import type { BuiltIndex, IndexPlan } from '../vector-index.js';
import { buildHere, type GraphPlan } from './graph-builder.js';
import { buildInThread } from './graph-thread.js';

/** A graph of the same embedding that a new one is begun from. */
export interface BaseGraph {
  readonly path: string;
  readonly sha256: string;
  readonly count: number;
  /** Every passage up to this id that the library holds is in it. */
  readonly lastPassage: number;
  /** Passages that the library holds and it does not. */
  readonly missing: number;
}

/** So many points cost less than a thread's start and do not hold up the main thread for long. */
const fewPoints = 200;

/**
 * Builds a graph from the vectors in the database, or adds to one what it lacks. A point takes about 1 ms: many are added in a thread.
 * @throws IsnadError `library-damaged` when a vector is missing, `disk-write-failed`; the signal's reason.
 */
export async function buildGraph(
  plan: IndexPlan,
  begun: BaseGraph | null,
  onProgress?: IndexProgress,
): Promise<BuiltIndex> {
  const { dimension, output, signal } = plan;
  const base = await intact(begun);
  const points = base?.missing ?? plan.passages;
  const task: GraphPlan = { ...{ dimension, points, output }, base };
  const builder = await (points <= fewPoints ? buildHere(task) : buildInThread(task));
  try {
    let done = 0;
    for (const passages of passageVectors(plan, base?.lastPassage)) {
      signal.throwIfAborted();
      await builder.add(passages);
      done += passages.length;
      onProgress?.(done, points);
    }
    signal.throwIfAborted();
    return await builder.finish();
  } finally {
    await builder.close();
  }
}

/** The file is checked again: since the library was opened it may have been damaged, and hnswlib must not meet that. */
async function intact(base: BaseGraph | null): Promise<BaseGraph | null> {
  const sha256 = base === null ? undefined : await sha256Of(base.path).catch(() => undefined);
  return sha256 === base?.sha256 ? base : null;
}
