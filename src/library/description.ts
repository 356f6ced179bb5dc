/** Sizes and ways of a library, for `isnad status` and `isnad doctor`. */
export interface LibraryDescription {
  /** Its folder, or server and database. */
  readonly directory: string;
  readonly databaseBytes: number;
  /** Name of the vector index file; null when the library is empty or in a database, or its index could not be written. */
  readonly indexFile: string | null;
  readonly indexBytes: number;
  /** What kind of index it is; null where there is none. */
  readonly indexKind: 'rounded' | 'graph' | null;
  /** How vectors are searched: through the index, or by comparing every one. */
  readonly search: 'index' | 'exact';
  /** Passages that are compared one by one beside the index, or instead of it. */
  readonly comparedPassages: number;
  readonly writable: boolean;
}
