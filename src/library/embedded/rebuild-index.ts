import type { Connection } from './connection.js';
import { partialIndexPath, placeIndex, removeOtherIndexes } from './index-files.js';
import { loadGraphs } from './index-kinds.js';
import type { BaseGraph } from './graph/build-graph.js';
import { lockPublishing } from './lock.js';
import type { StoredState } from './queries.js';
import { buildRounded } from './rounded/build-rounded.js';
import { embeddingOf } from './snapshot.js';
import type { Store } from './store.js';

/** Whether two states are of one publication, with one index. */
export function samePublication(a: StoredState, b: StoredState): boolean {
  return a.generation === b.generation && a.index_sha256 === b.index_sha256;
}

/**
 * Builds the index of what is published, of the kind that is asked for, unless something else is published by now.
 * @throws IsnadError `library-busy` when another process publishes, `library-damaged`, `disk-write-failed`
 */
export async function rebuildIndex(store: Store, stored: StoredState): Promise<void> {
  const unlock = lockPublishing(store.directory);
  try {
    if (samePublication(stored, store.queries.state())) await replaceIndex(store, store.connection, stored, null);
  } finally {
    unlock();
  }
}

/**
 * Builds an index for a state and puts it in the place of the one that the state has; who publishes is kept out by the caller. Killed
 * before its end, the old one is still there, or told to be of another kind or damaged when it is opened next.
 * @param base a graph that one is begun from
 */
export async function replaceIndex(
  store: Store,
  connection: Connection,
  stored: StoredState,
  base: BaseGraph | null,
): Promise<void> {
  const embedding = embeddingOf(stored);
  if (embedding === null || stored.embedding === null) return;
  const { generation } = stored;
  const { directory, indexKind: kind, onProgress } = store;
  const plan = {
    connection,
    embedding: stored.embedding,
    dimension: embedding.dimension,
    passages: stored.passages,
    output: partialIndexPath(directory, { generation, kind }),
    signal: store.signal,
  };
  const built =
    kind === 'rounded'
      ? await buildRounded(plan, onProgress)
      : await (await loadGraphs()).buildGraph(plan, base, onProgress);
  const lastPassage = Math.max(1, stored.next_passage - 1);
  await placeIndex(directory, { ...built, ...embedding, format: 2, kind, generation, lastPassage });
  // The condition is for a process that publishes without the lock: its index must not be replaced by this one.
  const { changed } = connection
    .prepare<{ changed: number }>(
      'update state set index_generation = ?1, index_sha256 = ?2 where generation = ?1 returning 1 as changed',
    )
    .all([generation, built.sha256])[0] ?? { changed: 0 };
  if (changed !== 0) await removeOtherIndexes(directory, generation, kind);
}
