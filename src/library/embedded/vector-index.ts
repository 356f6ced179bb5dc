import type { Hit } from '../library.js';
import type { Connection } from './connection.js';

/**
 * How an index finds the nearest vectors: `rounded` compares every one, rounded to 8 bits a component; `graph` walks from neighbour to
 * neighbour (HNSW).
 */
export const vectorIndexKinds = ['rounded', 'graph'] as const;

export type VectorIndexKind = (typeof vectorIndexKinds)[number];

/** Passages that a search is narrowed to. */
export interface SelectedPassages {
  /** Ascending. */
  readonly ids: readonly number[];
  has(id: number): boolean;
}

/** Vectors of passages in memory, read from an index file. Whoever asks compares what is found again by its whole vectors. */
export interface VectorIndex {
  /** Passages in it, those removed since it was built included. */
  readonly count: number;
  /** So many more than are wanted have to be asked for: where scores are a little wrong, the right ones are among those. */
  readonly spareCandidates: number;
  /** Up to so many selected passages are better compared one by one than looked for in the index. */
  readonly narrowSelection: number;
  /** The nearest of all passages, or of those selected, best first. */
  nearest(vector: Float32Array, limit: number, only?: SelectedPassages): Hit[];
}

/** What an index file is to hold: all passages that the connection sees. */
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
