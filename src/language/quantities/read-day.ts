import type { Language } from '../languages.js';
import { ordinalEndings } from './date-words.js';
import { wordsByLanguage } from './meanings.js';
import { rangeWords } from './number-words.js';
import { readNumber } from './read-number.js';
import { type Token, touches } from './tokens.js';

/** A day of a month, 1 to 31, as it stands in a text. */
export interface ReadDay {
  readonly day: number;
  /** The token behind it. */
  readonly next: number;
}

const between = wordsByLanguage(rangeWords);

/** Days named together. */
const mostDays = 4;

/** One day or several that belong to one month: `3`, `3rd`, `الثالث`, `3-5`, `3, 4 و5`. Null where no day stands at the token. */
export function readDays(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { readonly days: readonly number[]; readonly next: number } | null {
  const first = readDay(tokens, at, language);
  if (first === null) return null;
  const days = [first.day];
  let { next } = first;
  while (days.length < mostDays) {
    const more = anotherDay(tokens, next, language);
    if (more === null) break;
    days.push(more.day);
    next = more.next;
  }
  return { days, next };
}

function anotherDay(tokens: readonly Token[], at: number, language: Language): ReadDay | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const joins = /^[-–,،]$/.test(token.text) || (token.kind === 'word' && between[language].has(token.meaning.folded));
  if (joins) return readDay(tokens, at + 1, language);
  return token.meaning.joined ? readDay(tokens, at, language) : null;
}

/** The day at a token: digits with or without an ending, an ordinal, a number word. */
export function readDay(tokens: readonly Token[], at: number, language: Language): ReadDay | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'digits') return dayInDigits(tokens, at, language);
  if (token.kind === 'mark') return null;
  return ordinalDay(tokens, at, language) ?? dayInWords(tokens, at, language);
}

const isDay = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 31;

const dottedDays: ReadonlySet<Language> = new Set(['de', 'tr']);

function dayInDigits(tokens: readonly Token[], at: number, language: Language): ReadDay | null {
  const [before, token, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || token.text.length > 2 || !isDay(Number(token.text))) return null;
  if (touches(before, token) && /^[.,/]$/.test(before?.text ?? '')) return null;
  let next = at + 1;
  const dashed = behind?.text === '-' && touches(token, behind) && touches(behind, tokens[at + 2]);
  const ending = dashed ? tokens[at + 2] : behind;
  const attached = dashed || touches(token, behind);
  if (attached && ending?.kind === 'word' && ordinalEndings.test(ending.meaning.folded)) next += dashed ? 2 : 1;
  else if (attached && (/^[º°ª]$/.test(behind?.text ?? '') || (behind?.text === '.' && dottedDays.has(language))))
    next += 1;
  return { day: Number(token.text), next };
}

/** An ordinal of one word, or one put together: `الحادي عشر`, `الخامس والعشرين`, `twenty-first`, `بیست و سوم`. */
function ordinalDay(tokens: readonly Token[], at: number, language: Language): ReadDay | null {
  const { ordinal, cardinal } = tokens[at]?.meaning ?? {};
  if (ordinal !== null && ordinal !== undefined) {
    const then = tokens[at + 1]?.meaning;
    if (language === 'ar' && ordinal < 10) {
      if (then?.cardinal?.value === 10) return { day: ordinal + 10, next: at + 2 };
      const tens = then?.joined === true ? then.ordinal : null;
      if (tens !== null && tens >= 20) return isDay(ordinal + tens) ? { day: ordinal + tens, next: at + 2 } : null;
    }
    return { day: ordinal, next: at + 1 };
  }
  if (cardinal?.value !== 20 && cardinal?.value !== 30) return null;
  const skipped = /^[-و]$/u.test(tokens[at + 1]?.text ?? '') ? 1 : 0;
  const ones = tokens[at + 1 + skipped]?.meaning.ordinal ?? null;
  if (ones === null || ones >= 10 || !isDay(cardinal.value + ones)) return null;
  return { day: cardinal.value + ones, next: at + 2 + skipped };
}

function dayInWords(tokens: readonly Token[], at: number, language: Language): ReadDay | null {
  const read = readNumber(tokens, at, language);
  return read !== null && isDay(read.value) ? { day: read.value, next: read.next } : null;
}
