import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { IsnadError } from '../../errors.js';
import type { IndexProgress } from '../library.js';
import { type Blob, type Connection, damagedLibrary } from './connection.js';
import { recordBytes, writeRecord } from './index-records.js';
import { decodePassageVector } from '../stored/vector-columns.js';

/** What a vector index is to hold: all passages that the connection sees. */
export interface IndexPlan {
  readonly connection: Connection;
  /** Row of `embeddings`. */
  readonly embedding: number;
  readonly dimension: number;
  readonly passages: number;
  readonly output: string;
  /** Building stops soon after it is aborted, with its reason. */
  readonly signal: AbortSignal;
}

export interface BuiltIndex {
  readonly count: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Passages read and written before other work has its turn: some milliseconds. */
const passagesInTurn = 200;

interface PassageVectorRow {
  readonly id: number;
  readonly vector: Blob | null;
}

/**
 * Builds an index file from the vectors in the database, some passages at a time: however many there are, it takes no more memory.
 * @throws IsnadError `library-damaged` when a vector is missing, `disk-write-failed`; the signal's reason.
 */
export async function buildIndex(plan: IndexPlan, onProgress?: IndexProgress): Promise<BuiltIndex> {
  const { output, signal, dimension } = plan;
  const bytes = recordBytes(dimension);
  const hash = createHash('sha256');
  let count = 0;
  const file = await open(output, 'w').catch((cause: unknown) => {
    throw unwritable(output, cause);
  });
  try {
    for (const rows of passagesOf(plan)) {
      signal.throwIfAborted();
      const records = Buffer.alloc(rows.length * bytes);
      rows.forEach((row, place) => writeRecord(records, place * bytes, row.id, vectorOf(row, plan)));
      hash.update(records);
      await append(file, records, output);
      count += rows.length;
      onProgress?.(count, plan.passages);
      await nextTurn();
    }
  } finally {
    await file.close();
  }
  return { count, bytes: count * bytes, sha256: hash.digest('hex') };
}

function* passagesOf({ connection, embedding }: IndexPlan): Generator<PassageVectorRow[]> {
  const query = connection.prepare<PassageVectorRow>(
    `select passages.id, vectors.passage as vector from passages
     left join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key
     where passages.id > ? order by passages.id limit ?`,
  );
  let last = -1;
  for (;;) {
    const rows = query.all([embedding, last, passagesInTurn]);
    if (rows.length > 0) yield rows;
    if (rows.length < passagesInTurn) return;
    last = rows.at(-1)?.id ?? last;
  }
}

function vectorOf({ id, vector }: PassageVectorRow, { connection, dimension }: IndexPlan): Float32Array {
  if (vector === null) throw damagedLibrary(connection.path, `the vector of passage ${id} is missing`);
  if (vector.byteLength !== dimension * Float32Array.BYTES_PER_ELEMENT) {
    throw damagedLibrary(connection.path, `the vector of passage ${id} has another length than the others`);
  }
  return decodePassageVector(vector);
}

async function append(file: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  try {
    await file.appendFile(bytes);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): IsnadError {
  return new IsnadError('disk-write-failed', `The vector index ${path} cannot be written.`, {
    hint: 'Check the free space of the disk and the permissions of the folder.',
    cause,
  });
}
