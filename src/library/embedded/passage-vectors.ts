import { decodePassageVector } from '../stored/vector-columns.js';
import { type Blob, damagedLibrary } from './connection.js';
import type { IndexPlan } from './vector-index.js';

/** Passages read and handed on before other work has its turn: some milliseconds. */
const passagesInTurn = 200;

/** A passage's id and its whole vector. */
export interface PassageVector {
  readonly id: number;
  readonly vector: Float32Array;
}

interface PassageVectorRow {
  readonly id: number;
  readonly vector: Blob | null;
}

/**
 * The vectors of all passages with a greater id than `after`, in the order of their ids, some at a time: however many there are, they take no
 * more memory.
 * @throws IsnadError `library-damaged` when a vector is missing or has another length
 */
export function* passageVectors(plan: IndexPlan, after = -1): Generator<PassageVector[]> {
  const query = plan.connection.prepare<PassageVectorRow>(
    `select passages.id, vectors.passage as vector from passages
     left join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key
     where passages.id > ? order by passages.id limit ?`,
  );
  let last = after;
  for (;;) {
    const rows = query.all([plan.embedding, last, passagesInTurn]);
    if (rows.length > 0) yield rows.map((row) => ({ id: row.id, vector: vectorOf(row, plan) }));
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
