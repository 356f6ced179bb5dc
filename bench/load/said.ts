import type { Wording } from '../../src/wording/wording.js';
import { wordings } from '../../src/wording/wordings.js';

/** Marks around lines that are written from right to left. */
const directionMarks = /[\u200e\u200f\u2066-\u2069]/g;

/** Whether a message begins with one of these words of the interface, in any of its languages; values that are put in may be any. */
export function saysOneOf(text: string, words: (wording: Wording) => readonly string[]): boolean {
  const written = text.replace(directionMarks, '');
  return Object.values(wordings).some((wording) =>
    words(wording).some((each) => written.startsWith(beginningOf(each))),
  );
}

/** What stands before the first value of a text. */
const beginningOf = (words: string): string => words.split('{', 1)[0] ?? words;
