import { stat } from 'node:fs/promises';
import type { PublicationProgress } from '../library.js';
import { type Blob, Connection, damagedLibrary } from './connection.js';
import { sha256Of } from './index-files.js';
import { decodePassageVector } from '../stored/vector-columns.js';
import { VectorIndex } from './vector-index.js';

/** What a vector index is to hold. Plain data: it is sent to a worker thread. */
export interface IndexPlan {
  readonly database: string;
  /** Row of `embeddings`. */
  readonly embedding: number;
  readonly dimension: number;
  /** An index of the same embedding to start from, and the highest passage id in it. */
  readonly base: { readonly path: string; readonly sha256: string; readonly lastPassage: number } | null;
  /** Rows of `reports` whose passages are left out, because the publication removes them. */
  readonly without: readonly number[];
  /** Passages that the publication adds: not in the database yet, but their vectors are. */
  readonly added: readonly { readonly id: number; readonly vectorKey: string }[];
  readonly output: string;
  /** Shared memory; building stops soon after its first element is no longer 0. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** Thrown where building was told to stop. */
export class BuildStopped extends Error {
  override readonly name = 'BuildStopped';
}

export interface BuiltIndex {
  readonly count: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Points added between two reports of progress: about 100 ms of work in a large index. */
const progressStep = 100;

/**
 * Builds an index file from the vectors in the database. Takes about 1 ms a passage: run it in a worker thread unless it is small.
 * @throws IsnadError `library-damaged` when a vector is missing; BuildStopped.
 */
export async function buildIndex(plan: IndexPlan, onProgress?: PublicationProgress): Promise<BuiltIndex> {
  const connection = new Connection(plan.database, 'read');
  try {
    const base = await intact(plan.base);
    const passages = [...existingPassages(connection, plan.without, base?.lastPassage ?? 0), ...plan.added];
    const index =
      base === null
        ? VectorIndex.create(plan.dimension, passages.length)
        : await VectorIndex.open(base.path, plan.dimension);
    index.grow(passages.length);
    const vectorOf = connection.prepare<{ passage: Blob }>(
      'select passage from vectors where embedding = ? and vector_key = ?',
    );
    let done = 0;
    for (const { id, vectorKey } of passages) {
      if (Atomics.load(plan.stop, 0) !== 0) throw new BuildStopped();
      const row = vectorOf.get([plan.embedding, vectorKey]);
      if (row === undefined) throw damagedLibrary(plan.database, `the vector of passage ${id} is missing`);
      index.add(id, decodePassageVector(row.passage));
      done += 1;
      if (done % progressStep === 0 || done === passages.length) onProgress?.(done, passages.length);
    }
    await index.write(plan.output);
    const { size } = await stat(plan.output);
    return { count: index.count, bytes: size, sha256: await sha256Of(plan.output) };
  } finally {
    connection.close();
  }
}

/** The file is checked again: since the library was opened it may have been damaged, and hnswlib must not meet that. */
async function intact(base: IndexPlan['base']): Promise<IndexPlan['base']> {
  const sha256 = base === null ? undefined : await sha256Of(base.path).catch(() => undefined);
  return sha256 === base?.sha256 ? base : null;
}

function existingPassages(
  connection: Connection,
  without: readonly number[],
  after: number,
): { id: number; vectorKey: string }[] {
  return connection
    .prepare<{ id: number; vectorKey: string }>(
      `select id, vector_key as vectorKey from passages
       where id > ? and report not in (select value from json_each(?)) order by id`,
    )
    .all([after, JSON.stringify(without)]);
}
