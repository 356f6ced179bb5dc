import type { Generated } from 'kysely';

/** Which embedder made vectors. Columns that every store has, here and below; offsets are UTF-16 code units into `reports.text`. */
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
  /** `reports.key`. */
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

/** What is computed once from a generation. */
export interface DerivedTable {
  name: string;
  generation: number;
  /** Of the embedding. */
  fingerprint: string;
  /** JSON. */
  value: string;
}
