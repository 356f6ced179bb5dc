/** A day of the Gregorian calendar, months and days from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

const persianCalendar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The first day of Persian years, as milliseconds since 1970; asking the platform's calendar is slow. */
const newYears = new Map<number, number>();

function newYear(year: number): number {
  let first = newYears.get(year);
  if (first === undefined) {
    const days = [19, 20, 21, 22].map((day) => Date.UTC(year + 621, 2, day));
    first = days.find((day) => persianCalendar.format(day) === '1/1') ?? Date.UTC(year + 621, 2, 21);
    newYears.set(year, first);
  }
  return first;
}

/** Six months of 31 days, five of 30, and a last one of 29 or 30. */
const daysBefore = (month: number): number => 31 * Math.min(month - 1, 6) + 30 * Math.max(0, month - 7);

/** The Gregorian date of a day of the Persian calendar, for the years 1300 to 1449; undefined where there is no such day. */
export function fromPersian(year: number, month: number, day: number): CalendarDay | undefined {
  if (year < 1300 || year >= 1450 || month < 1 || month > 12) return undefined;
  const time = newYear(year) + (daysBefore(month) + day - 1) * dayLength;
  const end = month === 12 ? newYear(year + 1) : newYear(year) + daysBefore(month + 1) * dayLength;
  if (day < 1 || time >= end) return undefined;
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
