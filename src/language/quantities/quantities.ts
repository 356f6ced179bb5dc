import type { Language } from '../languages.js';
import { afterYear, beforeYear } from './date-words.js';
import { wordsByLanguage } from './meanings.js';
import { percentWords, rangeWords, vagueWords } from './number-words.js';
import { isYear, type PartialDate, type ReadDate } from './partial-date.js';
import { readDate } from './read-date.js';
import { type ReadNumber, readNumber } from './read-number.js';
import { type Token, tokensOf, touches } from './tokens.js';

export type { PartialDate };

/** A number of a text, in whatever script, digits or words. */
export interface FoundNumber {
  readonly kind: 'number';
  /** ASCII digits, `.` before decimals. Two where a range tells its thousands once ("20 to 30 thousand"). */
  readonly values: readonly string[];
  readonly percent: boolean;
  /** The year that the number may be, too. */
  readonly year: number | null;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** A date of a text, whole or in part; `otherOrder` is what it says where 3/4 is the fourth of March. */
export interface FoundDate {
  readonly kind: 'date';
  readonly dates: readonly PartialDate[];
  readonly otherOrder: readonly PartialDate[];
  readonly start: number;
  readonly end: number;
}

export type Quantity = FoundNumber | FoundDate;

const percents = wordsByLanguage(percentWords);
const ranges = wordsByLanguage(rangeWords);
const vague = wordsByLanguage(vagueWords);
const yearCues = wordsByLanguage(beforeYear);
const yearNouns = wordsByLanguage(afterYear);

/**
 * The numbers and dates of a text, in order, none within another. Words with an everyday use of their own (one, "May" as a verb) are
 * taken only where what stands beside them leaves no doubt.
 *
 * @param text composed (NFC)
 */
export function findQuantities(text: string, language: Language): Quantity[] {
  const tokens = tokensOf(text, language);
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = quantityAt(tokens, at, language);
    if (read === null) at += 1;
    else {
      if (read.quantity !== null) found.push(read.quantity);
      at = read.next;
    }
  }
  return found;
}

interface Read {
  /** Null for what only looks like a number: times of day, ordinals. */
  readonly quantity: Quantity | null;
  readonly next: number;
}

function quantityAt(tokens: readonly Token[], at: number, language: Language): Read | null {
  const token = tokens[at];
  if (token === undefined || !mayBegin(token)) return null;
  const date = readDate(tokens, at, language);
  if (date !== null) return { quantity: asDate(tokens, at, date), next: date.next };
  const clock = clockAt(tokens, at);
  if (clock !== null) return { quantity: null, next: clock };
  const number = readNumber(tokens, at, language);
  if (number === null) return null;
  if (isOrdinal(tokens, at, number, language) || isVague(tokens, at, number, language)) {
    return { quantity: null, next: number.next };
  }
  return asNumber(tokens, at, number, language);
}

const mayBegin = ({ kind, meaning }: Token): boolean => kind === 'digits' || (kind === 'word' && meaning.begins);

const asDate = (tokens: readonly Token[], at: number, { dates, otherOrder, next }: ReadDate): FoundDate => ({
  kind: 'date',
  dates,
  otherOrder,
  ...spanOf(tokens, at, next),
});

const spanOf = (tokens: readonly Token[], at: number, next: number): { start: number; end: number } => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[next - 1]?.end ?? 0,
});

/** The token behind a time of day such as 14:30. */
function clockAt(tokens: readonly Token[], at: number): number | null {
  const [hours, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isClock =
    hours?.kind === 'digits' && colon?.text === ':' && minutes?.kind === 'digits' && minutes.text.length === 2;
  return isClock && touches(hours, colon) && touches(colon, minutes) ? at + 3 : null;
}

const arabicOrdinal = /^و?ال(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ه?$/u;

/** The tens of an ordinal: القرن الثاني عشر, twenty-first. */
function isOrdinal(tokens: readonly Token[], at: number, { next }: ReadNumber, language: Language): boolean {
  if (language === 'ar') return arabicOrdinal.test(tokens[at - 1]?.meaning.folded ?? '');
  const [behind, then] = [tokens[next], tokens[next + 1]];
  const { meaning } = (/^[-و]$/u.test(behind?.text ?? '') ? then : behind) ?? {};
  return (
    tokens[at]?.kind === 'word' &&
    language !== 'fr' &&
    language !== 'es' &&
    meaning?.ordinal !== null &&
    meaning?.ordinal !== undefined
  );
}

/** "several hundred" is no hundred. */
const isVague = (tokens: readonly Token[], at: number, { next }: ReadNumber, language: Language): boolean =>
  next === at + 1 &&
  tokens[at]?.meaning.cardinal?.role === 'multiply' &&
  vague[language].has(tokens[at - 1]?.meaning.folded ?? '');

function asNumber(tokens: readonly Token[], at: number, number: ReadNumber, language: Language): Read {
  const behind = percentBehind(tokens, number.next, language);
  const percent = behind !== null || percentBefore(tokens, at, language);
  const next = behind ?? number.next;
  const year = percent || !isYear(number.value) || isGrouped(tokens, at, number) ? null : number.value;
  if (year !== null && isCuedYear(tokens, at, number.next, language)) {
    const dates = [{ year, month: null, day: null }];
    return { quantity: { kind: 'date', dates, otherOrder: [], ...spanOf(tokens, at, next) }, next };
  }
  const values = [number.digits ?? textOf(number.value), ...ofSameUnit(tokens, number, language)];
  return { quantity: { kind: 'number', values, percent, year, ...spanOf(tokens, at, next) }, next };
}

/** A year is written in four digits together, or all in words. */
const isGrouped = (tokens: readonly Token[], at: number, { digits, next }: ReadNumber): boolean =>
  digits !== null && (next !== at + 1 || tokens[at]?.text.length !== 4);

const isCuedYear = (tokens: readonly Token[], at: number, next: number, language: Language): boolean =>
  yearCues[language].has(tokens[at - 1]?.meaning.folded ?? '') ||
  yearNouns[language].has(tokens[next]?.meaning.folded ?? '');

/** The token behind a percent sign or the words for it. */
function percentBehind(tokens: readonly Token[], at: number, language: Language): number | null {
  const [token, then] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return null;
  if (/^[%٪]$/.test(token.text)) return at + 1;
  if (token.kind !== 'word' || language === 'tr') return null;
  if (percents[language].has(token.meaning.folded)) return at + 1;
  return percents[language].has(`${token.meaning.folded} ${then?.meaning.folded ?? ''}`) ? at + 2 : null;
}

/** `%15`, `yüzde 15`. */
function percentBefore(tokens: readonly Token[], at: number, language: Language): boolean {
  const before = tokens[at - 1];
  if (before?.kind === 'mark') return /^[%٪]$/.test(before.text) && touches(before, tokens[at]);
  return language === 'tr' && percents.tr.has(before?.meaning.folded ?? '');
}

/** "20 to 30 thousand": the first number with the unit of the second. */
function ofSameUnit(tokens: readonly Token[], { value, scale, next }: ReadNumber, language: Language): string[] {
  const joiner = tokens[next];
  if (scale > 1 || value >= 1000 || joiner === undefined) return [];
  const joins = /^[-–]$/.test(joiner.text) || ranges[language].has(joiner.meaning.folded);
  const other = joins || joiner.meaning.joined ? readNumber(tokens, joins ? next + 1 : next, language) : null;
  if (other === null || other.scale < 1000) return [];
  const units = other.value / other.scale;
  return value < units && units < 1000 ? [textOf(value * other.scale)] : [];
}

/** Six decimals are more than any report tells, and fewer than binary fractions get wrong. */
const textOf = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toFixed(6)));
