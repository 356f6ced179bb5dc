import { join } from 'node:path';
import { IsnadError } from '../../errors.js';
import type { IndexedReport, Publication, PublicationProgress } from '../library.js';
import type { Connection } from './connection.js';
import { type IndexManifest, indexFileName, partialIndexPath, placeIndex, removeOtherIndexes } from './index-files.js';
import { checkIndexOf } from './load-snapshot.js';
import { lockPublishing } from './lock.js';
import { fileIdentity } from './open-database.js';
import { type PreparedPublication, writePublication } from './publication.js';
import { Queries, type StoredState } from './queries.js';
import { runIndexBuild } from './run-index-build.js';
import type { Store } from './store.js';
import { sentenceBytes } from '../stored/vector-columns.js';
import { constructionCandidates, linksPerPoint } from './vector-index.js';
import { embeddingRow } from './vector-store.js';

/** Up to this size each publication brings its index up to date: that takes seconds at most, and searches need no second look. */
const alwaysIndexed = 20_000;
/** In larger libraries the passages outside the index may grow to so many, or to this share, before it is brought up to date. */
const unindexedPassages = 2_000;
const unindexedShare = 0.05;
/** Removed passages stay in the graph and cost every search; at this share of its points it is built from nothing. */
const removedShare = 0.1;

/**
 * Publishes a change: checks it, brings the vector index up to date in a file of its own, then writes everything in one transaction.
 * Killed before the commit, the library holds the old generation, after it the new one.
 * @returns the new generation.
 */
export async function publish(
  store: Store,
  writer: Connection,
  publication: Publication,
  onProgress?: PublicationProgress,
): Promise<number> {
  publication.put.forEach(checkSpans);
  const unlock = lockPublishing(store.directory);
  try {
    const stored = new Queries(writer).state();
    // What is published into a file that was put aside is lost.
    if (fileIdentity(writer.path) !== store.file) throw replaced(store.directory);
    if (stored.generation !== publication.basis) throw changed(publication.basis, stored.generation);
    const embedding = embeddingRow(writer, publication.embedding);
    const leaving = reportRows(writer, publication);
    checkVectorsSaved(writer, publication, embedding, embedding === stored.embedding ? null : leaving);
    await removeOtherIndexes(store.directory, stored.index_generation);
    const change: Change = {
      stored,
      publication,
      embedding,
      leaving,
      added: reservePassages(writer, publication),
    };
    const index = await updateIndex(store, writer, change, onProgress);
    const generation = await writePublication(writer, {
      ...{ publication, embedding, leaving, index },
      firstPassage: change.added[0]?.id ?? 0,
    });
    if (generation === null) throw changed(publication.basis, new Queries(writer).state().generation);
    await removeOtherIndexes(store.directory, index?.generation ?? null);
    writer.prepare('pragma wal_checkpoint(passive)').all();
    return generation;
  } finally {
    unlock();
  }
}

interface Change {
  readonly stored: StoredState;
  readonly publication: Publication;
  readonly embedding: number;
  readonly leaving: readonly number[];
  readonly added: readonly { readonly id: number; readonly vectorKey: string }[];
}

function changed(basis: number, found: number): IsnadError {
  return new IsnadError(
    'library-changed',
    `Another process has published generation ${found} of the library; this change was worked out from generation ${basis}.`,
    { hint: 'Run `isnad reindex` again: it starts from what is published now.' },
  );
}

function replaced(directory: string): IsnadError {
  return new IsnadError('library-changed', `Another library has taken the place of the one in ${directory}.`, {
    hint: 'Nothing was changed; do it again.',
  });
}

/** Offsets that lie outside the text would make quotes that are not in the report: a defect of whoever split it. */
function checkSpans({ report, passages }: IndexedReport): void {
  for (const { passage } of passages) {
    for (const { start, end } of [passage, ...passage.sentences]) {
      if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= report.text.length) {
        continue;
      }
      throw new RangeError(
        `Passage ${passage.ordinal} of ${report.id} spans ${start}–${end} of ${report.text.length}.`,
      );
    }
  }
}

/** Rows of the stored reports that the publication removes or replaces. */
function reportRows(writer: Connection, { remove, put }: Publication): number[] {
  const ids = [...remove, ...put.map(({ report }) => report.id)];
  return writer
    .prepare<{ key: number }>('select key from reports where id in (select value from json_each(?))')
    .all([JSON.stringify(ids)])
    .map((row) => row.key);
}

/**
 * @param newlyEmbedded set when the embedding changes: then the passages that stay need vectors too, all but those of these reports.
 * @throws IsnadError `embedding-invalid`
 */
function checkVectorsSaved(
  writer: Connection,
  { put, embedding: { dimension, model } }: Publication,
  embedding: number,
  newlyEmbedded: readonly number[] | null,
): void {
  const sizes = writer.prepare<{ passage: number; sentences: number }>(
    'select length(passage) as passage, length(sentences) as sentences from vectors where embedding = ? and vector_key = ?',
  );
  for (const { report, passages } of put) {
    for (const { passage, vectorKey } of passages) {
      const size = sizes.get([embedding, vectorKey]);
      if (size?.sentences === sentenceBytes(passage.sentences.length, dimension)) continue;
      throw unembedded(`passage ${passage.ordinal} of ${report.id}`, model);
    }
  }
  if (newlyEmbedded === null) return;
  const missing = writer
    .prepare<{ ordinal: number; report: string }>(
      `select passages.ordinal, reports.id as report from passages join reports on reports.key = passages.report
       left join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key
       where passages.report not in (select value from json_each(?))
         and length(vectors.sentences) is not json_array_length(passages.sentences) / 2 * ? limit 1`,
    )
    .get([embedding, JSON.stringify(newlyEmbedded), sentenceBytes(1, dimension)]);
  if (missing !== undefined) throw unembedded(`passage ${missing.ordinal} of ${missing.report}`, model);
}

function unembedded(passage: string, model: string): IsnadError {
  return new IsnadError(
    'embedding-invalid',
    `The vectors of ${passage} under ${model} were not saved, or not for all its sentences.`,
    {
      hint: 'Run `isnad reindex --full`.',
    },
  );
}

/** Takes ids for the new passages before anything else uses them: an id that reached an index file is never given out again. */
function reservePassages(writer: Connection, { put }: Publication): Change['added'] {
  const passages = put.flatMap((report) => report.passages);
  const row = writer
    .prepare<{ first: number }>(
      'update state set next_passage = next_passage + ?1 returning next_passage - ?1 as first',
    )
    .all([passages.length])[0];
  const first = row?.first ?? 1;
  return passages.map(({ vectorKey }, index) => ({ id: first + index, vectorKey }));
}

/** Builds or extends the index if it has to be; else keeps the one there is. */
async function updateIndex(
  store: Store,
  writer: Connection,
  change: Change,
  onProgress: PublicationProgress | undefined,
): Promise<PreparedPublication['index']> {
  const { stored, publication, added } = change;
  const sizes = await measure(store, writer, change);
  const passages = sizes.staying + added.length;
  if (passages === 0) return null;
  const { base } = sizes;
  const removed = base === null ? 0 : base.count - sizes.indexed;
  const unindexed = passages - sizes.indexed;
  const extend = base !== null && removed <= removedShare * base.count;
  const upToDate =
    unindexed === 0 ||
    (passages > alwaysIndexed && unindexed <= Math.max(unindexedPassages, unindexedShare * passages));
  if (extend && upToDate) return { generation: base.generation, sha256: base.sha256 };
  const generation = stored.generation + 1;
  const built = await runIndexBuild(
    {
      database: writer.path,
      embedding: change.embedding,
      dimension: publication.embedding.dimension,
      base: extend
        ? {
            path: join(store.directory, indexFileName(base.generation)),
            sha256: base.sha256,
            lastPassage: base.lastPassage,
          }
        : null,
      without: change.leaving,
      added,
      output: partialIndexPath(store.directory, generation),
    },
    extend ? unindexed : passages,
    store.signal,
    onProgress,
  );
  const { model, fingerprint, dimension } = publication.embedding;
  await placeIndex(store.directory, {
    ...built,
    ...{ model, fingerprint, dimension },
    format: 1,
    generation,
    lastPassage: added.at(-1)?.id ?? stored.next_passage - 1,
    m: linksPerPoint,
    efConstruction: constructionCandidates,
  });
  return { generation, sha256: built.sha256 };
}

/** The present index if it can be kept or extended, how many passages stay, and how many of those are in it. */
async function measure(
  store: Store,
  writer: Connection,
  { stored, embedding, leaving }: Change,
): Promise<{ base: IndexManifest | null; staying: number; indexed: number }> {
  const base = embedding === stored.embedding ? await checkIndexOf(store, stored).catch(() => null) : null;
  const counted = writer
    .prepare<{ staying: number; indexed: number }>(
      `select count(*) as staying, coalesce(sum(id <= ?), 0) as indexed
       from passages where report not in (select value from json_each(?))`,
    )
    .get([base?.lastPassage ?? 0, JSON.stringify(leaving)]);
  return { base, staying: counted?.staying ?? 0, indexed: counted?.indexed ?? 0 };
}
