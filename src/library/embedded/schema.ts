import type { Generated } from 'kysely';

/** The migrations that this program knows, in order. A database that has run any other was written by a newer program. */
export const knownMigrations = ['0001-reports-passages-vectors', '0002-votes', '0003-servers'] as const;

/**
 * The tables as Kysely sees them. Offsets are UTF-16 code units into `reports.text`. Those of what communities leave behind, which no
 * publication touches, are in `src/records/embedded/tables.ts`.
 */
export interface Tables {
  state: StateTable;
  embeddings: EmbeddingTable;
  reports: ReportTable;
  passages: PassageTable;
  vectors: VectorTable;
  word_counts: { word: string; passages: number };
  derived: { name: string; generation: number; fingerprint: string; value: string };
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

export interface EmbeddingTable {
  id: Generated<number>;
  fingerprint: string;
  model: string;
  dimension: number;
  /** The generation that replaced it: kept until the publication after, for readers that have not followed yet. */
  retired: number | null;
}

export interface ReportTable {
  key: Generated<number>;
  id: string;
  title: string;
  outlet: string | null;
  /** `fold(outlet)`, by which a filter compares. */
  outlet_key: string | null;
  author: string | null;
  published: string | null;
  url: string | null;
  language: string;
  file: string;
  content_hash: string;
  passages: number;
  /** JSON: `[start, end, kind][]`. */
  paragraphs: string;
  text: string;
}

export interface PassageTable {
  id: number;
  report: number;
  ordinal: number;
  paragraph: number;
  start: number;
  end: number;
  vector_key: string;
  /** JSON: `[start, end, start, end, …]`, counted from the passage's start. */
  sentences: string;
  /** See `words-column.ts`. */
  words: string;
  /** `reports.text.slice(start, end)`, once more: to decode the texts of 30 reports takes longer than the whole search. */
  text: string;
}

export interface VectorTable {
  embedding: number;
  vector_key: string;
  /** float32, little-endian. */
  passage: Uint8Array;
  /** See `vector-columns.ts`. */
  sentences: Uint8Array;
}
