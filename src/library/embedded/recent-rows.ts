import type { Report } from '../../reports/report.js';
import type { PassageVectors, StoredPassage } from '../library.js';
import { KeptValues } from './kept-values.js';
import type { Queries } from './queries.js';

/** Passages kept, and as many of their vectors: 10 to 20 kB each in all. */
const mostPassages = 2_000;
/** Whole reports, which quotes are compared with. */
const mostReports = 200;
/** Counts of words: a short text and a number each. */
const mostWords = 20_000;

/** What was read of one generation. */
interface Rows {
  readonly generation: number;
  readonly passages: KeptValues<number, StoredPassage>;
  /** By embedding. */
  readonly vectors: Map<number, KeptValues<number, PassageVectors>>;
  readonly reports: KeptValues<string, Report>;
  readonly counts: KeptValues<string, number>;
}

/**
 * What was read lately, kept in memory until something new is published: a community asks about the same events again and again, and
 * reading and decoding a passage takes longer than all that is done with it. What is returned is shared and must not be changed.
 */
export class RecentRows {
  readonly #queries: Queries;
  #rows: Rows | undefined;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /** The passages of these ids that exist, in the order asked. */
  passages(ids: readonly number[]): StoredPassage[] {
    return [...this.#current().passages.of(ids).values()];
  }

  /** Vectors of these passages under an embedding. */
  vectors(ids: readonly number[], embedding: number, dimension: number): Map<number, PassageVectors> {
    const { vectors } = this.#current();
    const read = (missing: readonly number[]) => this.#queries.vectors(missing, embedding, dimension);
    const kept = vectors.get(embedding) ?? new KeptValues(mostPassages, read);
    vectors.set(embedding, kept);
    return kept.of(ids);
  }

  /** In how many passages each index word occurs; words that occur in none are left out. */
  wordCounts(indexWords: readonly string[]): Map<string, number> {
    return this.#current().counts.of(indexWords);
  }

  report(id: string): Report | null {
    return this.#current().reports.of([id]).get(id) ?? null;
  }

  /** Asked each time: another process may have published, and what it removed must not be found any more. */
  #current(): Rows {
    const generation = this.#queries.generation();
    if (this.#rows?.generation === generation) return this.#rows;
    const queries = this.#queries;
    const rows: Rows = {
      generation,
      passages: new KeptValues(mostPassages, (ids) => new Map(queries.passages(ids).map((one) => [one.id, one]))),
      vectors: new Map(),
      reports: new KeptValues(mostReports, (ids) => new Map(ids.flatMap((id) => named(queries.report(id))))),
      counts: new KeptValues(mostWords, (words) => queries.wordCounts(words)),
    };
    this.#rows = rows;
    return rows;
  }
}

const named = (report: Report | null): [string, Report][] => (report === null ? [] : [[report.id, report]]);
