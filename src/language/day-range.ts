import { fold } from './fold.js';

/** Days from the first to the last, as ISO dates. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

const written = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/;

/** What the buttons of an answer can carry on; see `discord/components/filter-key.ts`. */
const firstYear = 1600;
const lastYear = 2299;

/**
 * The days that a day, a month or a year stands for: `2016-05-03`, `2016-05` or `2016`, in the digits of any of the eight languages, with
 * `-`, `/` or `.` between; null for anything else and for days that do not exist.
 */
export function dayRangeOf(text: string): DayRange | null {
  const [, year, , month, day] = written.exec(fold(text)) ?? [];
  if (year === undefined || Number(year) < firstYear || Number(year) > lastYear) return null;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const first = isoDay(year, month, day ?? '1');
  const last = day === undefined ? isoDay(year, month, String(daysOf(Number(year), Number(month)))) : first;
  return first === null || last === null ? null : { first, last };
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isoDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
