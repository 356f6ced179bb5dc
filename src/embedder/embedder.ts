/** Whether a text asks or answers: some models want a different prefix for each. */
export type TextRole = 'question' | 'passage';

/** Turns texts into unit vectors. Same text and role, same vector, whatever else is embedded beside it. */
export interface Embedder {
  /** The model as configured, such as `isnad-mini` or `Xenova/multilingual-e5-small`. */
  readonly model: string;
  /** Changes whenever the same text could give another vector: model files, dtype, prefixes, pooling. */
  readonly fingerprint: string;
  /** Length of every vector. */
  readonly dimension: number;
  /** Whether single words may be embedded and compared: they cost microseconds, and their vectors are what texts' are made of. */
  readonly comparesWords: boolean;
  /**
   * One unit vector a text, in order. A text with nothing to embed (empty, or only white space) gives a zero vector;
   * a text longer than the model reads is embedded by its beginning.
   * @throws IsnadError `model-failed` when the model cannot run, `embedding-invalid` when it returns something that is no vector.
   */
  embed(texts: readonly string[], role: TextRole): Promise<Float32Array[]>;
  /** Ends the worker thread. Nothing can be embedded afterwards. */
  close(): Promise<void>;
}
