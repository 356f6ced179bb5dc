import { sql } from 'kysely';
import { toIndexWord } from '../stored/words-column.js';
import type { IndexedReport } from '../library.js';
import type { Queries } from './database.js';

const rowsPerStatement = 5_000;

/** How many passages of a publication hold each word. Counted here: a row that a transaction changes for each report gets slower each time. */
export class WordCounts {
  readonly #passages = new Map<string, number>();
  #words = 0;

  add({ passages }: IndexedReport): void {
    for (const { words } of passages) {
      const found = words.flat().filter(Boolean);
      this.#words += found.length;
      for (const word of new Set(found)) this.#passages.set(word, (this.#passages.get(word) ?? 0) + 1);
    }
  }

  /** Adds them to those of the library. */
  async save(queries: Queries, library: number): Promise<void> {
    const counted = [...this.#passages].map(([word, passages]) => [toIndexWord(word), passages] as const);
    for (let start = 0; start < counted.length; start += rowsPerStatement) {
      const some = counted.slice(start, start + rowsPerStatement);
      await sql`insert into word_counts (library, word, passages)
        select ${library}::integer, given.* from unnest(${some.map(([word]) => word)}::text[],
          ${some.map(([, passages]) => passages)}::integer[]) as given
        on conflict (library, word) do update set passages = word_counts.passages + excluded.passages`.execute(queries);
    }
    await sql`update libraries set words = words + ${this.#words}::bigint where id = ${library}`.execute(queries);
  }
}
