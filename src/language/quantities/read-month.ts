import type { Language } from '../languages.js';
import { type Month, monthNamed } from '../months.js';
import { monthWords } from './date-words.js';
import { wordsByLanguage } from './meanings.js';
import { readNumber } from './read-number.js';
import type { Token } from './tokens.js';

const monthNouns = wordsByLanguage(monthWords);

/** A month as it stands in a text. */
export interface FoundMonth {
  readonly month: Month;
  /** Whether the name means nothing else. */
  readonly certain: boolean;
  readonly next: number;
}

/** The month named at a token, its other names behind it taken in (`نيسان/أبريل`, `أبريل (نيسان)`). */
export function monthAt(tokens: readonly Token[], at: number, language: Language): FoundMonth | null {
  const first = oneMonthAt(tokens, at, language);
  if (first === null) return null;
  let { next, certain } = first;
  for (;;) {
    const mark = /^[-/–(]$/.test(tokens[next]?.text ?? '') ? 1 : 0;
    const again = oneMonthAt(tokens, next + mark, language);
    if (again === null || again.month.number !== first.month.number) return { ...first, certain, next };
    certain = true;
    next = tokens[again.next]?.text === ')' ? again.next + 1 : again.next;
  }
}

/** `monthAt` without the other names. */
export function oneMonthAt(tokens: readonly Token[], at: number, language: Language): FoundMonth | null {
  const [token, then] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word') return null;
  if (then?.kind === 'word') {
    for (const base of token.meaning.bases) {
      const month = monthNamed(`${base} ${then.meaning.folded}`, language);
      if (month !== undefined) return { month, certain: true, next: at + 2 };
    }
  }
  const { month, certainMonth } = token.meaning;
  if (month !== null) return { month, certain: certainMonth, next: at + 1 };
  return monthNouns[language].has(token.meaning.folded) ? numberedMonth(tokens, at + 1, language) : null;
}

/** `شهر أربعة`, `شهر 4`. */
function numberedMonth(tokens: readonly Token[], at: number, language: Language): FoundMonth | null {
  const read = readNumber(tokens, at, language);
  if (read === null || !Number.isInteger(read.value) || read.value < 1 || read.value > 12) return null;
  return { month: { number: read.value, calendar: 'gregorian' }, certain: true, next: read.next };
}
