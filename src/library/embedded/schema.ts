import type { DerivedTable, EmbeddingTable, PassageTable, ReportTable } from '../stored/tables.js';

/** The migrations that this program knows, in order. A database that has run any other was written by a newer program. */
export const knownMigrations = ['0001-reports-passages-vectors', '0002-votes', '0003-servers'] as const;

/**
 * The tables as Kysely sees them. Those of what communities leave behind, which no
 * publication touches, are in `src/records/embedded/tables.ts`.
 */
export interface Tables {
  state: StateTable;
  embeddings: EmbeddingTable;
  reports: ReportTable;
  passages: PassageTable;
  vectors: VectorTable;
  word_counts: { word: string; passages: number };
  derived: DerivedTable;
}

/** One row. */
export interface StateTable {
  id: number;
  generation: number;
  embedding: number | null;
  analysis: string | null;
  published_at: string | null;
  reports: number;
  passages: number;
  /** The id that the next new passage gets; only ever grows. */
  next_passage: number;
  /** Which vector index file belongs to this state; see `index-files.ts`. */
  index_generation: number | null;
  index_sha256: string | null;
}

export interface VectorTable {
  embedding: number;
  vector_key: string;
  /** float32, little-endian. */
  passage: Uint8Array;
  /** See `vector-columns.ts`. */
  sentences: Uint8Array;
}
