import { join } from 'node:path';
import { IsnadError } from '../../errors.js';
import { checkIndex, type IndexManifest, indexFileName, partialIndexPath, placeIndex } from './index-files.js';
import { lockPublishing } from './lock.js';
import type { StoredState } from './queries.js';
import { buildIndex } from './build-index.js';
import { embeddingOf, type OpenedIndex, Snapshot } from './snapshot.js';
import type { Store } from './store.js';
import { VectorIndex } from './vector-index.js';

/**
 * Loads what is published now: checks the vector index and opens it if the library is large. A missing or damaged index is reported and
 * rebuilt; where it cannot be written, all vectors are searched one by one.
 */
export async function loadSnapshot(store: Store): Promise<Snapshot> {
  let withoutIndex = false;
  for (;;) {
    const stored = store.queries.state();
    let index: OpenedIndex | null = null;
    try {
      if (!withoutIndex) index = await openIndex(store, stored);
    } catch (error) {
      if (!(error instanceof IsnadError) || error.identifier !== 'index-damaged') throw error;
      // Another process may have replaced the file between the two looks: then it is not damaged but old.
      if (!samePublication(stored, store.queries.state())) continue;
      withoutIndex = !(await tryRebuild(store, stored, error.message));
      continue;
    }
    const snapshot = store.connection.readTogether(() => {
      if (!samePublication(stored, store.queries.state())) return undefined;
      const { embedding, dimension } = stored;
      const after = index?.manifest.lastPassage ?? 0;
      const rows =
        embedding === null || dimension === null ? null : store.queries.vectorsAfter(after, embedding, dimension);
      return new Snapshot(stored, index, rows, store.queries);
    });
    if (snapshot !== undefined) return snapshot;
  }
}

function samePublication(a: StoredState, b: StoredState): boolean {
  return a.generation === b.generation && a.index_sha256 === b.index_sha256;
}

/** The index of a state, opened only if the library is too large to be searched without it; null when there is none to open. */
async function openIndex(store: Store, stored: StoredState): Promise<OpenedIndex | null> {
  const manifest = await checkIndexOf(store, stored);
  if (manifest === null || stored.passages <= store.exactLimit) return null;
  try {
    const path = join(store.directory, indexFileName(manifest.generation));
    return { manifest, vectors: await VectorIndex.open(path, manifest.dimension, manifest.count) };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new IsnadError('index-damaged', `${indexFileName(manifest.generation)} is damaged (${detail})`, { cause });
  }
}

/**
 * The manifest of the index that belongs to a state, after its file has been checked; null when the state has no index.
 * @throws IsnadError `index-damaged`
 */
export async function checkIndexOf(store: Store, stored: StoredState): Promise<IndexManifest | null> {
  const embedding = embeddingOf(stored);
  if (embedding === null || stored.index_generation === null || stored.index_sha256 === null) return null;
  return checkIndex(store.directory, {
    generation: stored.index_generation,
    sha256: stored.index_sha256,
    fingerprint: embedding.fingerprint,
    dimension: embedding.dimension,
  });
}

/** True when the index was rebuilt, or something else was published meanwhile. */
async function tryRebuild(store: Store, stored: StoredState, problem: string): Promise<boolean> {
  if (store.connection.mode !== 'write') {
    store.onNotice(`${problem}: the folder cannot be written, so every vector is compared.`);
    return false;
  }
  store.onNotice(`${problem}: rebuilding it from the library.`);
  try {
    await rebuildIndex(store, stored);
    return true;
  } catch (error) {
    if (!(error instanceof IsnadError) || !['library-busy', 'disk-write-failed'].includes(error.identifier))
      throw error;
    if (store.signal.aborted) throw error;
    store.onNotice(`The vector index was not rebuilt, so every vector is compared: ${error.message}`);
    return false;
  }
}

async function rebuildIndex(store: Store, stored: StoredState): Promise<void> {
  const embedding = embeddingOf(stored);
  if (embedding === null || stored.embedding === null) return;
  const unlock = lockPublishing(store.directory);
  try {
    if (!samePublication(stored, store.queries.state())) return;
    const built = await buildIndex(
      {
        connection: store.connection,
        embedding: stored.embedding,
        dimension: embedding.dimension,
        passages: stored.passages,
        output: partialIndexPath(store.directory, stored.generation),
        signal: store.signal,
      },
      store.onProgress,
    );
    await placeIndex(store.directory, {
      ...built,
      ...embedding,
      format: 2,
      generation: stored.generation,
      lastPassage: Math.max(1, stored.next_passage - 1),
    });
    // The condition is for a process that publishes without the lock: its index must not be replaced by this one.
    store.connection
      .prepare('update state set index_generation = ?, index_sha256 = ? where generation = ?')
      .run([stored.generation, built.sha256, stored.generation]);
  } finally {
    unlock();
  }
}
