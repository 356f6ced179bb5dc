/** What the programs in this folder print, one JSON value each. It is all that the program which starts them needs to know of them. */

/** A passage as it is handed to a peer; its place in the file is its id. */
export interface HandedPassage {
  readonly text: string;
}

/** What embedding all passages took, in milliseconds. */
export interface EmbedMeasurement {
  readonly milliseconds: number;
  /** Time that the process's threads computed. */
  readonly computed: number;
}

/** What building an index took, in milliseconds and bytes. */
export interface BuildMeasurement extends EmbedMeasurement {
  readonly peakMemory: number;
}

/** What answering questions took. */
export interface AskMeasurement {
  /** Milliseconds, one a question, in order; the embedding of the question is in it. */
  readonly latencies: readonly number[];
  /** Milliseconds that the process's threads computed, a question. */
  readonly computed: number;
  /** Ids of the best passages of each question, best first. */
  readonly found: readonly (readonly number[])[];
  /** Most resident memory that the process ever had, in bytes. */
  readonly peakMemory: number;
}
