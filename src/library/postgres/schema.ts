import type { Generated } from 'kysely';
import type { DerivedTable, EmbeddingTable, PassageTable, ReportTable } from '../stored/tables.js';

/** The migrations that this program knows, in order. A database that has run any other was written by a newer program. */
export const knownMigrations = ['0001-libraries', '0002-records'] as const;

/** Tables of the program, in a schema of their own. */
export const schemaName = 'isnad';

/** Name of the base library; those of servers have the server's id. */
export const baseName = 'base';

/**
 * The tables as Kysely sees them. One database holds many libraries: the base library and one for each server. Every row belongs to one of
 * them, and no query reads rows of two. The tables of records, which no publication
 * touches, are in `records-tables.ts`.
 */
export interface Tables {
  libraries: LibraryTable;
  embeddings: OfLibrary<EmbeddingTable>;
  reports: OfLibrary<ReportTable>;
  passages: OfLibrary<PassageTable>;
  occurrences: OccurrenceTable;
  word_counts: OfLibrary<{ word: string; passages: number }>;
  vectors: VectorTable;
  derived: OfLibrary<DerivedTable>;
  writes: { token: string; at: Generated<string> };
}

/** A table whose rows belong to one library each. */
type OfLibrary<Table> = Table & {
  /** Row of `libraries`. */
  library: number;
};

/** One library, and which state of it is published. */
export interface LibraryTable {
  id: Generated<number>;
  name: string;
  generation: Generated<number>;
  embedding: number | null;
  analysis: string | null;
  published_at: string | null;
  reports: Generated<number>;
  passages: Generated<number>;
  /** Words of all passages together, by which BM25 knows how long a passage is beside the others. */
  words: Generated<number>;
  /** The id that the next new passage gets; only ever grows. */
  next_passage: Generated<number>;
  /** A random name of the last publication: a publisher that lost its connection learns by it whether its commit arrived. */
  publication: string | null;
}

/** One word in one passage: an inverted index that holds all that BM25 asks for, so that no other table is read to rank. */
export interface OccurrenceTable {
  library: number;
  word: string;
  passage: number;
  /** How often the word occurs in the passage. */
  occurrences: number;
  /** How many words the passage has. */
  length: number;
}

export interface VectorTable {
  embedding: number;
  vector_key: string;
  /** pgvector's `vector`: float32, exact. */
  passage: string;
  /** See `vector-columns.ts`. */
  sentences: Uint8Array;
}
