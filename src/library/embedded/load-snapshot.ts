import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { IsnadError } from '../../errors.js';
import { checkIndex, type IndexManifest, indexFileName } from './index-files.js';
import { openVectorIndex } from './index-kinds.js';
import { isPublishing } from './lock.js';
import type { StoredState } from './queries.js';
import { rebuildIndex, samePublication } from './rebuild-index.js';
import { type CheckedIndex, embeddingOf, Snapshot } from './snapshot.js';
import type { Store } from './store.js';
import type { VectorIndex } from './vector-index.js';

/** Which index may be used: one of the kind that is asked for, any that is whole, or none. */
type Usable = 'asked' | 'any' | 'none';

/** Who publishes puts an index in the place of another in some milliseconds: what looks damaged meanwhile is looked at again, so often. */
const mostLooks = 20;
const lookEvery = 50;

/**
 * Loads what is published now: checks the vector index and opens it if the library is large. A missing or damaged index is reported and
 * rebuilt; where it cannot be written, all vectors are searched one by one.
 * @param isOpening whether an index of another kind than the one asked for is rebuilt too; it serves where that is not possible
 */
export async function loadSnapshot(store: Store, isOpening: boolean): Promise<Snapshot> {
  let usable: Usable = isOpening ? 'asked' : 'any';
  for (let looks = 1; ; looks += 1) {
    const stored = store.queries.state();
    let index: CheckedIndex | null = null;
    try {
      if (usable !== 'none') index = await openIndex(store, stored);
    } catch (error) {
      if (!(error instanceof IsnadError) || error.identifier !== 'index-damaged') throw error;
      // Another process may have replaced the file between the two looks: then it is not damaged but old.
      if (!samePublication(stored, store.queries.state())) continue;
      if (looks < mostLooks && isPublishing(store.directory)) {
        await wait(lookEvery);
        continue;
      }
      if (!(await tryRebuild(store, stored, error.message, 'every vector is compared'))) usable = 'none';
      continue;
    }
    const kind = index?.manifest.kind ?? store.indexKind;
    if (usable === 'asked' && index !== null && kind !== store.indexKind) {
      const problem = `${indexFileName(index.manifest)} is of the kind ${kind}, not ${store.indexKind}`;
      if (!(await tryRebuild(store, stored, problem, 'it is used as it is'))) usable = 'any';
      continue;
    }
    const snapshot = store.connection.readTogether(() => {
      if (!samePublication(stored, store.queries.state())) return undefined;
      const { embedding, dimension } = stored;
      const isSearched = (index?.vectors ?? null) !== null;
      const after = isSearched ? (index?.manifest.lastPassage ?? 0) : 0;
      const rows =
        embedding === null || dimension === null ? null : store.queries.vectorsAfter(after, embedding, dimension);
      return new Snapshot(stored, index, rows, store.queries);
    });
    if (snapshot !== undefined) return snapshot;
  }
}

/** The index of a state, in memory only if the library is too large to be searched without it; null when there is none. */
async function openIndex(store: Store, stored: StoredState): Promise<CheckedIndex | null> {
  const manifest = await checkIndexOf(store, stored);
  if (manifest === null) return null;
  return { manifest, vectors: stored.passages <= store.exactLimit ? null : await readIndex(store, manifest) };
}

async function readIndex(store: Store, manifest: IndexManifest): Promise<VectorIndex> {
  const name = indexFileName(manifest);
  const { kind, dimension, count } = manifest;
  try {
    return await openVectorIndex(kind, join(store.directory, name), dimension, count);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new IsnadError('index-damaged', `${name} is damaged or cannot be opened (${detail})`, { cause });
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
async function tryRebuild(store: Store, stored: StoredState, problem: string, otherwise: string): Promise<boolean> {
  if (store.connection.mode !== 'write') {
    store.onNotice(`${problem}: the folder cannot be written, so ${otherwise}.`);
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
    store.onNotice(`The vector index was not rebuilt, so ${otherwise}: ${error.message}`);
    return false;
  }
}
