import type { Embedding, Hit, LibraryState } from '../library.js';
import type { IndexManifest } from './index-files.js';
import type { Queries, StoredState } from './queries.js';
import { type Selection, Selections } from './selection.js';
import type { VectorIndex } from './vector-index.js';
import type { VectorRows } from './vector-rows.js';

/**
 * Filters that leave so few passages are answered by comparing every one of them: the graph takes 25 ms and may miss when most is
 * filtered away, comparing takes 3 ms once the vectors have been read.
 */
const narrowFilter = 5_000;

/** An opened index file. */
export interface OpenedIndex {
  readonly manifest: IndexManifest;
  readonly graph: VectorIndex;
}

/**
 * One published generation as a searching process holds it: never changes, so a search that began on it ends on it.
 * Passages up to the index's last are found through the index, later ones (all of them when there is no index) one by one.
 */
export class Snapshot {
  readonly stored: StoredState;
  readonly embedding: Embedding | null;
  readonly state: LibraryState;
  readonly index: OpenedIndex | null;
  readonly rows: VectorRows | null;
  readonly selections: Selections;
  readonly #queries: Queries;
  /** Vectors of narrow selections, for as long as the selections are kept. */
  readonly #rowsOf = new WeakMap<Selection, VectorRows>();

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
    if (selection !== null && selection.ids.length <= narrowFilter) {
      return this.#selectedRows(selection).nearest(vector, limit);
    }
    const indexed = this.#nearestIndexed(this.index, vector, limit, selection?.set);
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

  /** Passages removed since the index was built are still in it: they are dropped here, and more asked for in their place. */
  #nearestIndexed(
    { manifest, graph }: OpenedIndex,
    vector: Float32Array,
    limit: number,
    allowed: ReadonlySet<number> | undefined,
  ): Hit[] {
    const living = this.stored.passages - (this.rows?.count ?? 0);
    if (living >= manifest.count) return graph.nearest(vector, limit, allowed);
    for (let asked = 2 * limit; ; asked *= 2) {
      const found = graph.nearest(vector, asked, allowed);
      const existing = this.#queries.existing(found.map((hit) => hit.passage));
      const hits = found.filter((hit) => existing.has(hit.passage));
      if (hits.length >= limit || found.length < asked) return hits.slice(0, limit);
    }
  }
}

/** The embedding of a stored state; null when nothing was ever published. */
export function embeddingOf({ model, fingerprint, dimension }: StoredState): Embedding | null {
  if (model === null || fingerprint === null || dimension === null) return null;
  return { model, fingerprint, dimension };
}
