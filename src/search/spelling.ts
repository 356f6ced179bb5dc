import type { Language } from '../language/languages.js';
import type { Lexicon } from './lexicon.js';

/** Shorter words have too many neighbours that mean something else. */
const shortestMended = 5;

/**
 * The key of the lexicon that a misspelled word most likely stands for: one letter changed, added, left out or swapped with its
 * neighbour (Damerau 1964), the first letter right. Null when the word is short, or none is that near, or several are.
 */
export function nearestKey(word: string, language: Language, lexicon: Lexicon): string | null {
  if (word.length < shortestMended) return null;
  let nearest: string | null = null;
  for (const key of lexicon.keys(language)) {
    if (key.charCodeAt(0) !== word.charCodeAt(0) || Math.abs(key.length - word.length) > 1) continue;
    if (!isOneEditAway(word, key)) continue;
    if (nearest !== null) return null;
    nearest = key;
  }
  return nearest;
}

function isOneEditAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const restOfA = a.slice(start, a.length - end);
  const restOfB = b.slice(start, b.length - end);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0];
}
