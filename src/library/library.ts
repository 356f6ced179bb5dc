import type { Citation, Passage, Report } from '../reports/report.js';

/** Which embedder made a library's vectors. Vectors of different fingerprints are never compared. */
export interface Embedding {
  readonly model: string;
  readonly fingerprint: string;
  readonly dimension: number;
}

/** What a library holds now. `generation` grows by one with each publication; 0 means that nothing was ever published. */
export interface LibraryState {
  readonly generation: number;
  readonly embedding: Embedding | null;
  /** Version of splitting and word analysis that the passages were made with. */
  readonly analysis: string | null;
  readonly publishedAt: string | null;
  readonly reports: number;
  readonly passages: number;
}

/** Narrows a search. Fields are combined with "and"; an empty filter is the whole library. */
export interface ReportFilter {
  readonly report?: string;
  /** Compared after folding: case, accents and Arabic letter variants do not matter. */
  readonly outlet?: string;
  /** First day, ISO date, inclusive. Reports without a date are outside every date range. */
  readonly from?: string;
  /** Last day, ISO date, inclusive. */
  readonly to?: string;
  readonly language?: string;
  /** Ids of reports that are left out. */
  readonly exceptReports?: readonly string[];
}

/** A report's entry without its text. */
export interface ReportEntry extends Citation {
  readonly id: string;
  readonly file: string;
  readonly passages: number;
}

/** A sentence's unit vector, as int8 with one scale: component = value × scale. */
export interface QuantisedVector {
  readonly values: Int8Array;
  readonly scale: number;
}

/** What is computed once for a text under one embedding. */
export interface PassageVectors {
  /** Unit vector of the whole passage. */
  readonly passage: Float32Array;
  /** One vector a sentence, in the order of `Passage.sentences`. */
  readonly sentences: readonly QuantisedVector[];
}

export interface StoredPassage {
  /** Never used again for another passage, also after removal. The passages of one report have consecutive ids, in order. */
  readonly id: number;
  readonly report: ReportEntry;
  readonly passage: Passage;
  /** `report.text.slice(passage.start, passage.end)` of the stored report. */
  readonly text: string;
  /** Analysed words, one list a sentence. */
  readonly words: readonly (readonly string[])[];
}

export interface Hit {
  readonly passage: number;
  /** Cosine for vectors; for words a rank score of the library, higher is better, comparable only within one call. */
  readonly score: number;
}

/** One report with all that a library stores of it. */
export interface IndexedReport {
  readonly report: Report;
  /** SHA-256 of the corpus file: the report is read again only when it changes. */
  readonly contentHash: string;
  readonly passages: readonly IndexedPassage[];
}

export interface IndexedPassage {
  readonly passage: Passage;
  /** Key of its vectors; see `vectorKey`. */
  readonly vectorKey: string;
  readonly words: readonly (readonly string[])[];
}

/** A change to the library that readers see whole or not at all. */
export interface Publication {
  /** The generation that the change was worked out from. */
  readonly basis: number;
  readonly embedding: Embedding;
  readonly analysis: string;
  readonly remove: readonly string[];
  /**
   * New and changed reports; each replaces the report of its id. Vectors of all passages must have been saved before. They are gone through
   * once, one after the other, so that they need not all be in memory.
   */
  readonly put: Iterable<IndexedReport> | AsyncIterable<IndexedReport>;
  /** Derived values, by name, that are saved together with the change: readers see both or neither. */
  readonly derived?: Readonly<Record<string, unknown>>;
}

/** Progress of building a vector index, for a progress bar: how many vectors of how many are in it. */
export type IndexProgress = (done: number, total: number) => void;

/**
 * What can be read of reports, passages, words and vectors.
 * All methods throw IsnadError: `library-damaged` when the store contradicts itself, `library-busy` when another process holds it too long.
 */
export interface LibraryReader {
  state(): Promise<LibraryState>;
  /** The nearest passages by cosine to a unit vector of the state's embedding, best first. Exact for small libraries. */
  findByVector(vector: Float32Array, limit: number, filter?: ReportFilter): Promise<Hit[]>;
  /** Passages that hold any of the words, those with more and rarer ones first. */
  findByWords(words: readonly string[], limit: number, filter?: ReportFilter): Promise<Hit[]>;
  /** In how many passages each word occurs; words that occur in none are left out. */
  countWords(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Words of the index that begin so, in how many passages each occurs; at most `limit`, in the order of their letters. */
  indexedWords(beginning: string, limit: number): Promise<ReadonlyMap<string, number>>;
  /** The passages of these ids that still exist, in the order asked. */
  passages(ids: readonly number[]): Promise<StoredPassage[]>;
  /** Vectors of these passages under the state's embedding, keyed by id; those that no longer exist are left out. */
  vectors(ids: readonly number[]): Promise<ReadonlyMap<number, PassageVectors>>;

  /** Reports that match, newest first, then by title. */
  reports(filter?: ReportFilter): Promise<ReportEntry[]>;
  report(id: string): Promise<Report | null>;
  /** Passages of one report in order, for context around a quote. */
  reportPassages(id: string): Promise<StoredPassage[]>;
  /** A small JSON value computed from one generation (such as the calibration), or null. */
  derived(name: string): Promise<DerivedValue | null>;
}

/** A value that was computed from a library, and from which state of it. */
export interface DerivedValue {
  readonly generation: number;
  /** Fingerprint of the embedding. */
  readonly embedding: string;
  readonly value: unknown;
}

/** Reports, passages, words and vectors, stored and searched. Implementations pass one contract suite. */
export interface Library extends LibraryReader {
  /** Adopts what another process has published since. True when the generation seen by this object changed. */
  refresh(): Promise<boolean>;

  /** Content hash of every stored report, keyed by id. */
  contentHashes(): Promise<ReadonlyMap<string, string>>;
  /** The vector keys of these for which no vectors are saved under the fingerprint. */
  missingVectors(fingerprint: string, keys: readonly string[]): Promise<string[]>;
  /** Saves vectors durably before they are published, so that work done survives a kill. Saving a key again changes nothing. */
  saveVectors(embedding: Embedding, entries: ReadonlyMap<string, PassageVectors>): Promise<void>;
  /**
   * Makes a change visible, all at once and durably: killed at any moment, the library holds the old or the new generation.
   * @returns the new generation.
   * @throws IsnadError `library-changed` when another process published since `basis`; `embedding-invalid` when vectors are missing or malformed.
   */
  publish(publication: Publication): Promise<number>;

  /** Saves a derived value for the generation given. */
  saveDerived(name: string, generation: number, value: unknown): Promise<void>;

  close(): Promise<void>;
}
