import { InvalidArgumentError } from 'commander';

/** A day of the calendar, as ISO 8601 writes it. */
export function calendarDate(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime());
  if (exists && date.toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('It must be a date that exists, as year-month-day: 2016-05-03.');
}

/** A language's code of two or three letters. */
export function languageCode(value: string): string {
  if (/^[a-z]{2,3}$/i.test(value)) return value.toLowerCase();
  throw new InvalidArgumentError('It must be a code of two letters, such as ar or en.');
}
