import type { StoredPassage } from '../library/library.js';

/** Two passages that share this much of the shorter one's words say the same. */
const sameShare = 0.85;

/** Shorter passages share their few words by chance. */
const fewestWords = 8;

/** Whether two passages are nearly word for word the same, as when two outlets print one agency's text. */
export function saysTheSame(a: StoredPassage, b: StoredPassage): boolean {
  if (a.text === b.text) return true;
  const [shorter, longer] = [wordsOf(a), wordsOf(b)].sort((left, right) => left.size - right.size);
  if (shorter === undefined || longer === undefined || shorter.size < fewestWords) return false;
  let shared = 0;
  for (const word of shorter) if (longer.has(word)) shared += 1;
  return shared / shorter.size >= sameShare && shared / longer.size >= sameShare / 2;
}

/** Libraries give the same object for a passage that is asked for again and again. */
const kept = new WeakMap<StoredPassage, ReadonlySet<string>>();

function wordsOf(passage: StoredPassage): ReadonlySet<string> {
  const words = kept.get(passage) ?? new Set(passage.words.flat());
  kept.set(passage, words);
  return words;
}
