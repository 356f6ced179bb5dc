import type { Report } from '../../reports/report.js';
import type { PassageVectors, StoredPassage } from '../library.js';
import { KeptValues } from './kept-values.js';

/** Passages kept, and as many of their vectors: 10 to 20 kB each in all. */
const mostPassages = 2_000;
/** Whole reports, which quotes are compared with. */
const mostReports = 200;
/** Counts of words: a short text and a number each. */
const mostWords = 20_000;

/**
 * What was read of one generation of a library: a community asks about the same events again and again, and reading and decoding a
 * passage takes longer than all that is done with it. What is kept is shared and must not be changed.
 */
export class KeptRows {
  readonly passages = new KeptValues<number, StoredPassage>(mostPassages);
  readonly reports = new KeptValues<string, Report>(mostReports);
  /** In how many passages index words occur. */
  readonly counts = new KeptValues<string, number>(mostWords);
  readonly #vectors = new Map<number, KeptValues<number, PassageVectors>>();

  /** Vectors of passages under an embedding. */
  vectors(embedding: number): KeptValues<number, PassageVectors> {
    const kept = this.#vectors.get(embedding) ?? new KeptValues(mostPassages);
    this.#vectors.set(embedding, kept);
    return kept;
  }
}
