import { type RawBuilder, sql } from 'kysely';
import { findByRarestWords, rankedOccurrences, type WordCount } from '../stored/find-by-rarest-words.js';
import { toIndexWord } from '../stored/words-column.js';
import type { Hit } from '../library.js';
import type { Queries } from './database.js';

/**
 * Passages that meet the condition and hold any of the words, by BM25.
 * @param counts in how many passages each of the words occurs
 */
export function findByWords(
  queries: Queries,
  library: number,
  counts: ReadonlyMap<string, number>,
  limit: number,
  condition: RawBuilder<boolean> | null,
): Promise<Hit[]> {
  return findByRarestWords(counts, limit, (words, onlyNewest) =>
    ranked(queries, library, words, limit, condition, onlyNewest),
  );
}

/**
 * BM25 as SQLite's FTS5 computes it (https://www.sqlite.org/fts5.html#the_bm25_function: k1 = 1.2, b = 0.75, and no word weighs less than
 * 10⁻⁶), so that both libraries rank alike.
 * @param onlyNewest looks only at so many of each word's passages as a ranking may, the newest
 */
async function ranked(
  queries: Queries,
  library: number,
  counts: readonly WordCount[],
  limit: number,
  condition: RawBuilder<boolean> | null,
  onlyNewest: boolean,
): Promise<Hit[]> {
  const isAmong =
    condition === null
      ? sql`true`
      : sql`passage in (select passages.id from reports join passages on passages.report = reports.key
          where reports.library = ${library} and ${condition})`;
  const most = Math.ceil(rankedOccurrences / counts.length);
  const { rows } = await sql<{ passage: number; score: number }>`
    select passage, sum(weight * occurrences * 2.2 / (occurrences + 1.2 * (0.25 + 0.75 * length / average))) as score
    from (select greatest(ln((libraries.passages - asked.passages + 0.5) / (asked.passages + 0.5::float8)), 1e-6) as weight,
            asked.word, greatest(libraries.words, 1)::float8 / greatest(libraries.passages, 1) as average
          from libraries, unnest(${counts.map(([word]) => toIndexWord(word))}::text[], ${counts.map(([, count]) => count)}::int[]) as asked (word, passages)
          where libraries.id = ${library}) as weighed
    cross join lateral (
      select passage, occurrences, length from occurrences
      where occurrences.library = ${library} and occurrences.word = weighed.word and ${isAmong}
      ${onlyNewest ? sql`order by passage desc limit ${most}` : sql``}) as found
    group by passage order by score desc, passage limit ${limit}`.execute(queries);
  return rows.map(({ passage, score }) => ({ passage, score }));
}
