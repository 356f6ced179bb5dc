import type { Report } from '../../reports/report.js';
import type { PassageVectors, StoredPassage } from '../library.js';
import { KeptRows } from '../stored/kept-rows.js';
import type { KeptValues } from '../stored/kept-values.js';
import type { Changes } from './changes.js';
import type { Database } from './database.js';
import * as read from './read.js';
import type { StoredState } from './read-state.js';

/**
 * What was read lately of one state of a library, kept in memory for as long as it is heard that nobody has published since: each query
 * spared is a way to the server and back.
 */
export class RecentRows {
  readonly #attempt: Database['attempt'];
  readonly #changes: Changes;
  readonly #name: string;
  readonly #library: number;
  readonly #embedding: number | null;
  readonly #dimension: number | null;
  #kept = new KeptRows();
  /** How often it was told that somebody published, before what is kept was read. */
  #told: number;

  /** @param name of the library */
  constructor(
    changes: Changes,
    name: string,
    attempt: Database['attempt'],
    { library, embedding, dimension }: StoredState,
  ) {
    this.#changes = changes;
    this.#name = name;
    this.#told = changes.publicationsOf(name);
    this.#attempt = attempt;
    this.#library = library;
    this.#embedding = embedding;
    this.#dimension = dimension;
  }

  /** The passages of these ids that exist, in the order asked. */
  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    const found = await this.#valuesOf(
      (kept) => kept.passages,
      ids,
      async (missing) => {
        const passages = await this.#attempt((queries) => read.readPassages(queries, this.#library, missing));
        return new Map(passages.map((passage) => [passage.id, passage]));
      },
    );
    return [...found.values()];
  }

  /** Vectors of these passages under the state's embedding. */
  async vectors(ids: readonly number[]): Promise<ReadonlyMap<number, PassageVectors>> {
    const [embedding, dimension] = [this.#embedding, this.#dimension];
    if (embedding === null || dimension === null) return new Map();
    return this.#valuesOf(
      (kept) => kept.vectors(embedding),
      ids,
      (missing) => this.#attempt((queries) => read.readVectors(queries, this.#library, missing, embedding, dimension)),
    );
  }

  /** In how many passages each word occurs; words that occur in none are left out. */
  wordCounts(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#valuesOf(
      (kept) => kept.counts,
      words,
      (missing) => this.#attempt((queries) => read.readWordCounts(queries, this.#library, missing)),
    );
  }

  async report(id: string): Promise<Report | null> {
    const found = await this.#valuesOf(
      (kept) => kept.reports,
      [id],
      async () => {
        const report = await this.#attempt((queries) => read.readReport(queries, this.#library, id));
        return new Map(report === null ? [] : [[id, report]]);
      },
    );
    return found.get(id) ?? null;
  }

  async #valuesOf<Key, Value>(
    valuesIn: (kept: KeptRows) => KeptValues<Key, Value>,
    keys: readonly Key[],
    read: (missing: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ): Promise<Map<Key, Value>> {
    const told = this.#changes.publicationsOf(this.#name);
    if (told !== this.#told || !this.#changes.isHeard) this.#kept = new KeptRows();
    this.#told = told;
    const asked = valuesIn(this.#kept).ask(keys);
    return asked.with(asked.missing.length === 0 ? new Map() : await read(asked.missing));
  }
}
