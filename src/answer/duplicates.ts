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
  const shared = [...shorter].filter((word) => longer.has(word)).length;
  return shared / shorter.size >= sameShare && shared / longer.size >= sameShare / 2;
}

const wordsOf = ({ words }: StoredPassage): ReadonlySet<string> => new Set(words.flat());
