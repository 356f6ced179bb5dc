import { type RawBuilder, sql } from 'kysely';
import { toIndexWord } from '../stored/words-column.js';
import type { Hit } from '../library.js';
import type { Queries } from './database.js';

/** Occurrences that one ranking may look at: 5 to 10 ms of work. */
const rankedOccurrences = 10_000;

/**
 * Passages that hold any of the words, by BM25. In large libraries the rarest words choose: common ones (whose weight in BM25 is
 * next to nothing) are looked at only if those find too few, and then only in the newest passages.
 * @param counts in how many passages each of the words occurs
 */
export async function findByWords(
  queries: Queries,
  library: number,
  counts: ReadonlyMap<string, number>,
  limit: number,
  condition: RawBuilder<boolean> | null,
): Promise<Hit[]> {
  if (limit <= 0) return [];
  const rarestFirst = [...counts]
    .sort(([, a], [, b]) => a - b)
    .map(([word, count]) => [toIndexWord(word), count] as const);
  if (rarestFirst.length === 0) return [];
  let occurrences = 0;
  const affordable = rarestFirst.filter(([, count]) => {
    occurrences += count;
    return occurrences <= rankedOccurrences;
  });
  const hits = affordable.length === 0 ? [] : await ranked(queries, library, affordable, limit, condition, false);
  if (hits.length >= limit || affordable.length === rarestFirst.length) return hits;
  const found = new Set(hits.map((hit) => hit.passage));
  const worst = hits.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  const more = (await ranked(queries, library, rarestFirst, limit, condition, true))
    .filter((hit) => !found.has(hit.passage))
    .map(({ passage, score }) => ({ passage, score: Math.min(score, worst) }));
  return [...hits, ...more].slice(0, limit);
}

/**
 * BM25 as SQLite's FTS5 computes it (https://www.sqlite.org/fts5.html#the_bm25_function: k1 = 1.2, b = 0.75, and no word weighs less than
 * 10⁻⁶), so that both libraries rank alike.
 * @param onlyNewest looks only at so many of each word's passages as a ranking may, the newest
 */
async function ranked(
  queries: Queries,
  library: number,
  counts: readonly (readonly [indexWord: string, passages: number])[],
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
          from libraries, unnest(${counts.map(([word]) => word)}::text[], ${counts.map(([, count]) => count)}::int[]) as asked (word, passages)
          where libraries.id = ${library}) as weighed
    cross join lateral (
      select passage, occurrences, length from occurrences
      where occurrences.library = ${library} and occurrences.word = weighed.word and ${isAmong}
      ${onlyNewest ? sql`order by passage desc limit ${most}` : sql``}) as found
    group by passage order by score desc, passage limit ${limit}`.execute(queries);
  return rows.map(({ passage, score }) => ({ passage, score }));
}
