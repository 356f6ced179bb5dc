import type { Language } from '../languages.js';
import { afterMonth, afterYear, beforeMonth, dateJoiners, monthWords } from './date-words.js';
import { wordsByLanguage } from './meanings.js';
import { readNumericDate } from './numeric-date.js';
import { datesOf, isYear, type PartialDate, type ReadDate } from './partial-date.js';
import { readDay, readDays } from './read-day.js';
import { type FoundMonth, monthAt, oneMonthAt } from './read-month.js';
import { readNumber } from './read-number.js';
import { type Token, touches } from './tokens.js';

const joiners = wordsByLanguage(dateJoiners);
const cuesBefore = wordsByLanguage(beforeMonth);
const cuesAfter = wordsByLanguage(afterMonth);
const monthNouns = wordsByLanguage(monthWords);
const yearNouns = wordsByLanguage(afterYear);

/** Reads the date that begins at a token; null where there is none. A year alone is no date here: see `isYear`. */
export function readDate(tokens: readonly Token[], at: number, language: Language): ReadDate | null {
  return (
    readNumericDate(tokens, at, language) ?? readDayAndMonth(tokens, at, language) ?? readMonth(tokens, at, language)
  );
}

const isYearToken = (token: Token | undefined): boolean =>
  token?.kind === 'digits' && token.text.length === 4 && (isYear(Number(token.text)) || isPersianYear(token));

const isPersianYear = ({ text }: Token): boolean => Number(text) >= 1300 && Number(text) < 1450;

/** `3 April`, `الثالث من نيسان 2016`, `3, 4 und 5. April`. */
function readDayAndMonth(tokens: readonly Token[], at: number, language: Language): ReadDate | null {
  const days = readDays(tokens, at, language);
  if (days === null) return null;
  // "شهر" joins day and month, and makes a month of the number behind it.
  const behind = skipJoiners(tokens, days.next, language);
  const noun = monthNouns[language].has(tokens[behind - 1]?.meaning.folded ?? '') ? behind - 1 : behind;
  const start = monthAt(tokens, noun, language) === null ? behind : noun;
  const found = monthAt(tokens, start, language);
  if (found === null) return null;
  const [year, next] = yearBehind(tokens, found.next, language);
  if (year === null && !namesMonth(tokens[start], found, language)) return null;
  const dates = days.days.flatMap((day) => datesOf(found.month, day, year));
  return dates.length === 0 ? null : { dates, otherOrder: [], next };
}

/** Words that a number stands before without being a day: "may" in small letters, the Persian prefix می. */
const neverBehindDay: Partial<Record<Language, RegExp>> = { en: /^may$/, fa: /^می$/ };

const namesMonth = (token: Token | undefined, { certain }: FoundMonth, language: Language): boolean =>
  certain || token === undefined || neverBehindDay[language]?.test(token.text) !== true;

/** `April 2016`, `April 3rd, 2016`, `2016 Nisan`, a month alone. */
function readMonth(tokens: readonly Token[], at: number, language: Language): ReadDate | null {
  if (isYearToken(tokens[at]) && language === 'tr') return readYearAndMonth(tokens, at, language);
  const found = monthAt(tokens, at, language);
  if (found === null) return null;
  const day = language === 'en' ? readDayBehind(tokens, found.next, language) : null;
  const [year, next] = yearBehind(tokens, day?.next ?? found.next, language);
  if (day !== null) return all(datesOf(found.month, day.day, year), next);
  const meant = year !== null || found.certain || isCued(tokens, at, found.next, language);
  return meant ? all(datesOf(found.month, null, year), next) : null;
}

const all = (dates: readonly PartialDate[], next: number): ReadDate | null =>
  dates.length === 0 ? null : { dates, otherOrder: [], next };

/** "April 3rd", "May the 5th"; not the number of "in April 20,000 fled". */
function readDayBehind(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { readonly day: number; readonly next: number } | null {
  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  if (tokens[start]?.kind === 'digits' && (readNumber(tokens, start, language)?.next ?? start + 1) > start + 1)
    return null;
  const read = readDay(tokens, start, language);
  return read === null ? null : { day: read.day, next: read.next };
}

function readYearAndMonth(tokens: readonly Token[], at: number, language: Language): ReadDate | null {
  const start = yearNouns[language].has(tokens[at + 1]?.meaning.folded ?? '') ? at + 2 : at + 1;
  const found = oneMonthAt(tokens, start, language);
  return found === null ? null : all(datesOf(found.month, null, Number(tokens[at]?.text)), found.next);
}

const isCued = (tokens: readonly Token[], at: number, next: number, language: Language): boolean =>
  cuesBefore[language].has(tokens[at - 1]?.meaning.folded ?? '') ||
  cuesAfter[language].has(tokens[next]?.meaning.folded ?? '');

/** The year behind a month, and the token behind both. */
function yearBehind(tokens: readonly Token[], at: number, language: Language): [number | null, number] {
  const comma = /^[,،.)]$/.test(tokens[at]?.text ?? '') ? 1 : 0;
  const start = skipJoiners(tokens, at + comma, language);
  const token = tokens[start];
  if (token === undefined || !isYearToken(token) || continuesNumber(tokens, start)) return [null, at];
  const next = yearNouns[language].has(tokens[start + 1]?.meaning.folded ?? '') ? start + 2 : start + 1;
  return [Number(token.text), next];
}

const continuesNumber = (tokens: readonly Token[], at: number): boolean =>
  /^[-.,/]$/.test(tokens[at + 1]?.text ?? '') &&
  touches(tokens[at], tokens[at + 1]) &&
  tokens[at + 2]?.kind === 'digits';

function skipJoiners(tokens: readonly Token[], at: number, language: Language): number {
  let next = at;
  while (tokens[next]?.kind === 'word' && joiners[language].has(tokens[next]?.meaning.folded ?? '')) next += 1;
  // "d'avril"
  return language === 'fr' && next > at && /^['’]$/.test(tokens[next]?.text ?? '') ? next + 1 : next;
}
