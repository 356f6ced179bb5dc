import type { Hit } from '../library.js';
import type { Queries } from './queries.js';
import type { Selection } from './selection.js';
import { findByRarestWords, rankedOccurrences, type WordCount } from '../stored/find-by-rarest-words.js';
import { toIndexWord } from '../stored/words-column.js';

/** Passages of a filter that are handed to the word index as a list. */
const smallSelection = 5_000;

/** Words as the index has them, each once. */
export const indexWordsOf = (words: readonly string[]): string[] => [
  ...new Set(words.filter(Boolean).map(toIndexWord)),
];

/**
 * Passages of a selection that hold any of the words, by BM25.
 * @param counts of the words that occur, as the index has them
 */
export async function findByWords(
  queries: Queries,
  counts: ReadonlyMap<string, number>,
  limit: number,
  selection: Selection | null,
): Promise<Hit[]> {
  if (selection?.ids.length === 0) return [];
  return findByRarestWords(counts, limit, (words, onlyNewest) =>
    ranked(queries, words, limit, selection, onlyNewest ? rankedOccurrences : undefined),
  );
}

/** A small selection is searched within; of a large one more is asked than needed, and the rest is dropped. */
function ranked(
  queries: Queries,
  counts: readonly WordCount[],
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
