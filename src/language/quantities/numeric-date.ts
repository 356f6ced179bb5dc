import type { Language } from '../languages.js';
import { fromPersian } from '../persian-calendar.js';
import { isDay, isYear, type PartialDate, type ReadDate } from './partial-date.js';
import { type Token, touches } from './tokens.js';

const dateMark = /^[-/.–]$/;

/** `2016-04-03`, `3/4/2016`, in Persian also `1395/1/15`; null where no such date begins at the token. */
export function readNumericDate(tokens: readonly Token[], at: number, language: Language): ReadDate | null {
  const parts = tokens.slice(at, at + 5);
  const [first, mark, second, sameMark, third] = parts;
  const whole = parts.length === 5 && parts.every((token, index) => index === 0 || touches(parts[index - 1], token));
  if (!whole || touches(tokens[at - 1], first) || mark?.text !== sameMark?.text || !dateMark.test(mark?.text ?? ''))
    return null;
  if (first?.kind !== 'digits' || second?.kind !== 'digits' || third?.kind !== 'digits') return null;
  const [a, b, c] = [Number(first.text), Number(second.text), Number(third.text)];
  if (second.text.length > 2) return null;
  if (first.text.length === 4 && third.text.length <= 2) return only(dateOf(a, b, c, language), at + 5);
  if (first.text.length > 2 || !hasYear(third, mark)) return null;
  const year = third.text.length === 2 ? 2000 + c : c;
  const [dayFirst, monthFirst] = [dateOf(year, b, a, language), dateOf(year, a, b, language)];
  if (dayFirst === null || monthFirst === null || a === b) return only(dayFirst ?? monthFirst, at + 5);
  return { dates: [dayFirst], otherOrder: [monthFirst], next: at + 5 };
}

/** A year of two digits only where nothing but a date is written so. */
const hasYear = (token: Token, mark: Token | undefined): boolean =>
  token.text.length === 4 || (token.text.length === 2 && mark?.text === '/');

const only = (date: PartialDate | null, next: number): ReadDate | null =>
  date === null ? null : { dates: [date], otherOrder: [], next };

function dateOf(year: number, month: number, day: number, language: Language): PartialDate | null {
  if (language === 'fa' && year < 1500) return fromPersian(year, month, day) ?? null;
  return isYear(year) && isDay(day, month, year) ? { year, month, day } : null;
}
