import type { Embedding, Hit, LibraryState } from '../library.js';
import type { IndexManifest } from './index-files.js';
import type { Queries, StoredState } from './queries.js';
import { type Selection, Selections } from './selection.js';
import type { VectorIndex } from './vector-index.js';
import type { VectorRows } from './vector-rows.js';

/** An index file that was found whole. */
export interface CheckedIndex {
  readonly manifest: IndexManifest;
  /** Null where the library is small enough to be searched without it. */
  readonly vectors: VectorIndex | null;
}

/**
 * One published generation as a searching process holds it: never changes, so a search that began on it ends on it.
 * Passages up to the index's last are found through the index, later ones (all of them when there is no index) by their whole vectors.
 */
export class Snapshot {
  readonly stored: StoredState;
  readonly embedding: Embedding | null;
  readonly state: LibraryState;
  readonly index: CheckedIndex | null;
  readonly rows: VectorRows | null;
  readonly selections: Selections;
  readonly #queries: Queries;
  /** Vectors of narrow selections, for as long as the selections are kept. */
  readonly #rowsOf = new WeakMap<Selection, VectorRows>();

  constructor(stored: StoredState, index: CheckedIndex | null, rows: VectorRows | null, queries: Queries) {
    this.stored = stored;
    this.index = index;
    this.rows = rows;
    this.#queries = queries;
    this.selections = new Selections(queries);
    this.embedding = embeddingOf(stored);
    this.state = {
      generation: stored.generation,
      embedding: this.embedding,
      analysis: stored.analysis,
      publishedAt: stored.published_at,
      reports: stored.reports,
      passages: stored.passages,
    };
  }

  /** The nearest passages, best first; with a selection, among those. */
  nearest(vector: Float32Array, limit: number, selection: Selection | null): Hit[] {
    if (this.rows === null || limit <= 0 || selection?.ids.length === 0) return [];
    const index = this.index?.vectors ?? null;
    if (index === null) return this.rows.nearest(vector, limit, selection?.ids);
    if (selection !== null && selection.ids.length <= index.narrowSelection) {
      return this.#selectedRows(selection).nearest(vector, limit);
    }
    const indexed = this.#nearestIndexed(index, vector, limit, selection);
    const compared = this.rows.nearest(vector, limit, selection?.ids);
    return [...indexed, ...compared].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  #selectedRows(selection: Selection): VectorRows {
    let rows = this.#rowsOf.get(selection);
    if (rows === undefined) {
      rows = this.#queries.vectorsOf(selection.ids, this.stored.embedding ?? 0, this.stored.dimension ?? 0);
      this.#rowsOf.set(selection, rows);
    }
    return rows;
  }

  /**
   * The nearest by the index, compared again by their whole vectors. Passages removed since it was built are still in it: they have no vector
   * any more, and others are asked for in their place.
   */
  #nearestIndexed(index: VectorIndex, vector: Float32Array, limit: number, selection: Selection | null): Hit[] {
    const { embedding, dimension } = this.stored;
    if (embedding === null || dimension === null) return [];
    for (let asked = limit + index.spareCandidates; ; asked *= 2) {
      const candidates = index.nearest(vector, asked, selection ?? undefined);
      const ids = candidates.map((hit) => hit.passage).sort((a, b) => a - b);
      const hits = this.#queries.vectorsOf(ids, embedding, dimension).nearest(vector, limit);
      if (hits.length >= limit || candidates.length < asked) return hits;
    }
  }
}

/** The embedding of a stored state; null when nothing was ever published. */
export function embeddingOf({ model, fingerprint, dimension }: StoredState): Embedding | null {
  if (model === null || fingerprint === null || dimension === null) return null;
  return { model, fingerprint, dimension };
}
