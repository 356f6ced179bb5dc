import { type Direction, directionOf } from '../language/direction.js';
import type { Language } from '../language/languages.js';
import { html, type Markup } from './markup.js';

/** The value of HTML's `dir` for a direction. */
export const dirOf = (direction: Direction): 'rtl' | 'ltr' => (direction === 'right-to-left' ? 'rtl' : 'ltr');

/** The direction of an interface language. */
export const dirOfLanguage = (language: Language): 'rtl' | 'ltr' =>
  language === 'ar' || language === 'fa' ? 'rtl' : 'ltr';

/** A calendar day in words. The calendar of reports is the Gregorian one in every language. */
export function dayInWords(isoDay: string, language: Language): string {
  const date = new Date(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return isoDay;
  const options = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
  return new Intl.DateTimeFormat(language, options).format(date);
}

/** A day as a page shows it: in words for people, ISO for programs. */
export function day(isoDay: string, language: Language): Markup {
  return html`<time datetime="${isoDay}"><bdi>${dayInWords(isoDay, language)}</bdi></time>`;
}

/** A number in the digits of all wordings. */
export function counted(number: number, language: Language): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(number);
}

/** Words of a report in a line of the interface: isolated, and in their own language and direction. */
export function ownWords(text: string, language: string): Markup {
  return html`<bdi lang="${language}" dir="${dirOf(directionOf(text))}">${text}</bdi>`;
}
