import type { Month } from '../months.js';
import { fromPersian } from '../persian-calendar.js';

/** What a text says of a date: any of its parts may be missing. All Gregorian, from 1. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A date as it stands in a text; a range such as "3 and 5 April" is several. */
export interface ReadDate {
  readonly dates: readonly PartialDate[];
  /** What numbers such as 3/4/2016 say where the month stands first. */
  readonly otherOrder: readonly PartialDate[];
  /** The token behind it. */
  readonly next: number;
}

/** Whether a number could be a year of a report. */
export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value < 2100;

/** Whether there is such a day. */
export const isDay = (day: number, month: number, year: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day or all of a month, in Gregorian dates: of a Persian month without its year both places where it may lie. */
export function datesOf(month: Month, day: number | null, year: number | null): PartialDate[] {
  if (month.calendar === 'gregorian') {
    const possible = day === null || isDay(day, month.number, year ?? 2000);
    return possible && (year === null || isYear(year)) ? [{ year, month: month.number, day }] : [];
  }
  const years = year === null ? [1395, 1396] : isYear(year) ? [] : [year];
  const lastDay = month.number <= 6 ? 31 : 30;
  const days = years.flatMap((each) =>
    (day === null ? [1, lastDay] : [day]).flatMap((one) => fromPersian(each, month.number, one) ?? []),
  );
  const dates = days.map((each) => ({
    year: year === null ? null : each.year,
    month: each.month,
    day: day === null ? null : each.day,
  }));
  return [...new Map(dates.map((date) => [JSON.stringify(date), date])).values()];
}
