import type { Hit } from '../library.js';

/** Occurrences that one ranking may look at: 5 to 10 ms of work. */
export const rankedOccurrences = 10_000;

/** A word, and in how many passages it occurs. */
export type WordCount = readonly [word: string, passages: number];

/**
 * Passages that hold any of the words, by BM25. In large libraries the rarest words choose: common ones (whose weight in BM25 is
 * next to nothing) are looked at only if those find too few, and then only in the newest passages.
 * @param counts of the words that occur
 * @param rank the best passages that hold any of some words; with `onlyNewest` it looks at `rankedOccurrences` at most, the newest
 */
export async function findByRarestWords(
  counts: ReadonlyMap<string, number>,
  limit: number,
  rank: (words: readonly WordCount[], onlyNewest: boolean) => Hit[] | Promise<Hit[]>,
): Promise<Hit[]> {
  const rarestFirst = [...counts].sort(([, a], [, b]) => a - b);
  if (limit <= 0 || rarestFirst.length === 0) return [];
  let occurrences = 0;
  const affordable = rarestFirst.filter(([, count]) => {
    occurrences += count;
    return occurrences <= rankedOccurrences;
  });
  const hits = affordable.length === 0 ? [] : await rank(affordable, false);
  if (hits.length >= limit || affordable.length === rarestFirst.length) return hits;
  const found = new Set(hits.map((hit) => hit.passage));
  const worst = hits.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  const more = (await rank(rarestFirst, true))
    .filter((hit) => !found.has(hit.passage))
    .map(({ passage, score }) => ({ passage, score: Math.min(score, worst) }));
  return [...hits, ...more].slice(0, limit);
}
