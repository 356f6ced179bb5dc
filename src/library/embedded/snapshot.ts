import type { Embedding, Hit, LibraryState } from '../library.js';
import type { IndexManifest } from './index-files.js';
import type { Queries, StoredState } from './queries.js';
import { type Selection, Selections } from './selection.js';
import type { VectorIndex } from './vector-index.js';
import type { VectorRows } from './vector-rows.js';

/** So many more of the nearest by rounded vectors are compared again by their whole ones: what rounding put behind comes back. */
const spareCandidates = 20;

/** An opened index file. */
export interface OpenedIndex {
  readonly manifest: IndexManifest;
  readonly vectors: VectorIndex;
}

/**
 * One published generation as a searching process holds it: never changes, so a search that began on it ends on it.
 * Passages up to the index's last are found through the index, later ones (all of them when there is no index) by their whole vectors.
 */
export class Snapshot {
  readonly stored: StoredState;
  readonly embedding: Embedding | null;
  readonly state: LibraryState;
  readonly index: OpenedIndex | null;
  readonly rows: VectorRows | null;
  readonly selections: Selections;
  readonly #queries: Queries;

  constructor(stored: StoredState, index: OpenedIndex | null, rows: VectorRows | null, queries: Queries) {
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
    if (this.index === null) return this.rows.nearest(vector, limit, selection?.ids);
    const indexed = this.#nearestIndexed(this.index, vector, limit, selection);
    const compared = this.rows.nearest(vector, limit, selection?.ids);
    return [...indexed, ...compared].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  /**
   * The nearest by rounded vectors, compared again by their whole ones. Passages removed since the index was built are still in it: they have
   * no vector any more, and others are asked for in their place.
   */
  #nearestIndexed({ vectors }: OpenedIndex, vector: Float32Array, limit: number, selection: Selection | null): Hit[] {
    const { embedding, dimension } = this.stored;
    if (embedding === null || dimension === null) return [];
    for (let asked = limit + spareCandidates; ; asked *= 2) {
      const candidates = vectors.nearest(vector, asked, selection ?? undefined);
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
