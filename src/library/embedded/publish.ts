import type { Publication } from '../library.js';
import type { Connection } from './connection.js';
import { IsnadError } from '../../errors.js';
import { join } from 'node:path';
import type { BaseGraph } from './graph/build-graph.js';
import { type IndexManifest, indexFileName, partialIndexPath, placeIndex, removeOtherIndexes } from './index-files.js';
import { checkIndexOf } from './load-snapshot.js';
import { lockPublishing } from './lock.js';
import { fileIdentity } from './open-database.js';
import { type PublishedIndex, writePublication } from './publication.js';
import { Queries, type StoredState } from './queries.js';
import { replaceIndex } from './rebuild-index.js';
import { buildRounded } from './rounded/build-rounded.js';
import { changedMeanwhile } from '../stored/check-publication.js';
import type { Store } from './store.js';
import { embeddingRow } from './vector-store.js';

/** Up to this size each publication brings its index up to date: that takes a second at most, and searches need no second look. */
const alwaysIndexed = 20_000;
/** In larger libraries the passages outside the index may grow to so many, or to this share, before it is built anew. */
const unindexedPassages = 2_000;
const unindexedShare = 0.05;
/** But not beyond so many: each of them is compared one by one, from memory that its whole vector takes. */
const mostUnindexed = 10_000;
/** Removed passages stay in the index and cost every search; at this share of it, it is built anew. */
const removedShare = 0.1;

/**
 * Publishes a change: everything in one transaction, with the vector index in a file of its own that is complete before the commit.
 * Killed before the commit, the library holds the old generation, after it the new one. Where a graph is asked for, it is built after the
 * commit, which others would have to wait for: until it is complete, and where it cannot be built, the rounded vectors serve.
 * @returns the new generation.
 */
export async function publish(store: Store, writer: Connection, publication: Publication): Promise<number> {
  const unlock = lockPublishing(store.directory);
  try {
    const stored = new Queries(writer).state();
    // What is published into a file that was put aside is lost.
    if (fileIdentity(writer.path) !== store.file) throw replaced(store.directory);
    if (stored.generation !== publication.basis) throw changedMeanwhile(publication.basis, stored.generation);
    const embedding = embeddingRow(writer, publication.embedding);
    const base = embedding === stored.embedding ? await usableIndex(store, stored) : null;
    await removeOtherIndexes(store.directory, stored.index_generation);
    const change: Change = { store, writer, stored, publication, embedding, base };
    const published = await writePublication(writer, {
      publication,
      embedding,
      updateIndex: (lastPassage) => updateIndex(change, lastPassage),
    });
    if (published === null) throw changedMeanwhile(publication.basis, new Queries(writer).state().generation);
    const { index } = published;
    if (index !== null && index.kind !== store.indexKind) await buildAsked(change, index);
    else await removeOtherIndexes(store.directory, index?.generation ?? null, index?.kind);
    writer.prepare('pragma wal_checkpoint(passive)').all();
    return published.generation;
  } finally {
    unlock();
  }
}

interface Change {
  readonly store: Store;
  readonly writer: Connection;
  readonly stored: StoredState;
  readonly publication: Publication;
  readonly embedding: number;
  /** The present index, if it can be kept. */
  readonly base: IndexManifest | null;
}

function replaced(directory: string): IsnadError {
  return new IsnadError('library-changed', `Another library has taken the place of the one in ${directory}.`, {
    hint: 'Nothing was changed; do it again.',
  });
}

/** Builds the index anew if it has to be; else keeps the one there is. In the open transaction, which sees the passages as they will be. */
async function updateIndex(
  { store, writer, stored, publication, embedding, base }: Change,
  lastPassage: number,
): Promise<PublishedIndex | null> {
  const { passages, indexed } = counted(writer, base?.lastPassage ?? 0);
  if (passages === 0) return null;
  if (base !== null && isGoodEnough(base, passages, indexed)) {
    return base;
  }
  const generation = stored.generation + 1;
  const { model, fingerprint, dimension } = publication.embedding;
  const kind = 'rounded';
  const built = await buildRounded({
    connection: writer,
    ...{ embedding, dimension, passages },
    output: partialIndexPath(store.directory, { generation, kind }),
    signal: store.signal,
  });
  await placeIndex(store.directory, {
    ...built,
    ...{ model, fingerprint, dimension },
    format: 2,
    kind,
    generation,
    lastPassage,
  });
  return { kind, generation, sha256: built.sha256 };
}

/** The present index; null where it is damaged, or a graph that is no longer asked for. */
async function usableIndex(store: Store, stored: StoredState): Promise<IndexManifest | null> {
  const manifest = await checkIndexOf(store, stored).catch(() => null);
  return manifest?.kind === 'graph' && store.indexKind !== 'graph' ? null : manifest;
}

/** Builds the graph of what has been published, from the last one where few passages have gone since. */
async function buildAsked({ store, writer, base }: Change, published: PublishedIndex): Promise<void> {
  try {
    await replaceIndex(
      store,
      writer,
      new Queries(writer).state(),
      base === null ? null : graphToExtend(store, writer, base),
    );
  } catch (error) {
    // What was published stays published.
    await removeOtherIndexes(store.directory, published.generation, published.kind);
    if (store.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    store.onNotice(`The graph of the vectors was not built, so every vector is compared, rounded: ${reason}`);
  }
}

function graphToExtend(store: Store, writer: Connection, base: IndexManifest): BaseGraph | null {
  const { passages, indexed } = counted(writer, base.lastPassage);
  if (base.kind !== 'graph' || base.count - indexed > removedShare * base.count) return null;
  const { sha256, count, lastPassage } = base;
  return { path: join(store.directory, indexFileName(base)), sha256, count, lastPassage, missing: passages - indexed };
}

/** How many passages there are, and how many of them were there when the index was built. */
function counted(writer: Connection, lastIndexed: number): { passages: number; indexed: number } {
  const row = writer
    .prepare<{ passages: number; indexed: number }>(
      'select count(*) as passages, coalesce(sum(id <= ?), 0) as indexed from passages',
    )
    .get([lastIndexed]);
  return row ?? { passages: 0, indexed: 0 };
}

function isGoodEnough({ count }: IndexManifest, passages: number, indexed: number): boolean {
  if (count - indexed > removedShare * count) return false;
  const unindexed = passages - indexed;
  if (unindexed === 0) return true;
  const most = Math.min(mostUnindexed, Math.max(unindexedPassages, unindexedShare * passages));
  return passages > alwaysIndexed && unindexed <= most;
}
