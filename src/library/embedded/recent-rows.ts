import type { Report } from '../../reports/report.js';
import type { PassageVectors, StoredPassage } from '../library.js';
import { KeptRows } from '../stored/kept-rows.js';
import type { KeptValues } from '../stored/kept-values.js';
import type { Queries } from './queries.js';

/** What was read lately, kept in memory until something new is published. */
export class RecentRows {
  readonly #queries: Queries;
  #rows: { readonly generation: number; readonly kept: KeptRows } | undefined;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /** The passages of these ids that exist, in the order asked. */
  passages(ids: readonly number[]): StoredPassage[] {
    const read = (missing: readonly number[]) =>
      new Map(this.#queries.passages(missing).map((passage) => [passage.id, passage]));
    return [...valuesOf(this.#current().passages, ids, read).values()];
  }

  /** Vectors of these passages under an embedding. */
  vectors(ids: readonly number[], embedding: number, dimension: number): Map<number, PassageVectors> {
    const read = (missing: readonly number[]) => this.#queries.vectors(missing, embedding, dimension);
    return valuesOf(this.#current().vectors(embedding), ids, read);
  }

  /** In how many passages each index word occurs; words that occur in none are left out. */
  wordCounts(indexWords: readonly string[]): Map<string, number> {
    return valuesOf(this.#current().counts, indexWords, (words) => this.#queries.wordCounts(words));
  }

  report(id: string): Report | null {
    const read = (ids: readonly string[]) => new Map(ids.flatMap((missing) => named(this.#queries.report(missing))));
    return valuesOf(this.#current().reports, [id], read).get(id) ?? null;
  }

  /** Asked each time: another process may have published, and what it removed must not be found any more. */
  #current(): KeptRows {
    const generation = this.#queries.generation();
    if (this.#rows?.generation !== generation) this.#rows = { generation, kept: new KeptRows() };
    return this.#rows.kept;
  }
}

const named = (report: Report | null): [string, Report][] => (report === null ? [] : [[report.id, report]]);

function valuesOf<Key, Value>(
  kept: KeptValues<Key, Value>,
  keys: readonly Key[],
  read: (missing: readonly Key[]) => ReadonlyMap<Key, Value>,
): Map<Key, Value> {
  const asked = kept.ask(keys);
  return asked.with(asked.missing.length === 0 ? new Map() : read(asked.missing));
}
