import type { Hit } from '../library.js';
import type { Queries } from './queries.js';
import type { Selection } from './selection.js';
import { toIndexWord } from '../stored/words-column.js';

/** Occurrences that one ranking may look at: 5 to 10 ms of work. */
const rankedOccurrences = 10_000;

/** Passages of a filter that are handed to the word index as a list. */
const smallSelection = 5_000;

/** Words as the index has them, each once. */
export const indexWordsOf = (words: readonly string[]): string[] => [
  ...new Set(words.filter(Boolean).map(toIndexWord)),
];

/**
 * Passages that hold any of the words, by BM25. In large libraries the rarest words choose: common ones (whose weight in BM25 is
 * next to nothing) are looked at only if those find too few, and then only in the newest passages.
 * @param counts of the words that occur, as the index has them
 */
export function findByWords(
  queries: Queries,
  counts: ReadonlyMap<string, number>,
  limit: number,
  selection: Selection | null,
): Hit[] {
  const rarestFirst = [...counts].sort(([, a], [, b]) => a - b);
  if (limit <= 0 || rarestFirst.length === 0 || selection?.ids.length === 0) return [];
  let occurrences = 0;
  const affordable = rarestFirst.filter(([, count]) => {
    occurrences += count;
    return occurrences <= rankedOccurrences;
  });
  const hits = affordable.length === 0 ? [] : ranked(queries, affordable, limit, selection);
  if (hits.length >= limit || affordable.length === rarestFirst.length) return hits;
  const found = new Set(hits.map((hit) => hit.passage));
  const worst = hits.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  const more = ranked(queries, rarestFirst, limit, selection, rankedOccurrences)
    .filter((hit) => !found.has(hit.passage))
    .map(({ passage, score }) => ({ passage, score: Math.min(score, worst) }));
  return [...hits, ...more].slice(0, limit);
}

/** A small selection is searched within; of a large one more is asked than needed, and the rest is dropped. */
function ranked(
  queries: Queries,
  counts: readonly (readonly [word: string, passages: number])[],
  limit: number,
  selection: Selection | null,
  scanned?: number,
): Hit[] {
  const match = anyOf(counts.map(([word]) => word));
  if (selection === null) return queries.matching(match, limit, undefined, scanned);
  if (selection.ids.length <= smallSelection) return queries.matching(match, limit, selection.ids, scanned);
  for (let asked = 4 * limit; ; asked *= 8) {
    const found = queries.matching(match, asked, undefined, scanned);
    const hits = found.filter((hit) => selection.set.has(hit.passage));
    if (hits.length >= limit || found.length < asked) return hits.slice(0, limit);
  }
}

/** An FTS5 query for passages that hold any of the words. */
function anyOf(indexWords: readonly string[]): string {
  return indexWords.map((word) => `"${word}"`).join(' OR ');
}
