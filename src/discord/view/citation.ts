import type { CitedReport } from '../../answer/answer.js';
import { directionOf, hasRightToLeft } from '../../language/direction.js';
import { escapeText } from './escape.js';
import { type Line, line, runsOnLine } from './lines.js';
import { linked, safeLink } from './link.js';
import type { TextLimits } from './message.js';
import { shortenLine } from './shorten.js';

/** A report's title as a heading, linked where there is an address that may be; its file's name where it has none. */
export function titleLine({ title, file, url }: CitedReport, limits: TextLimits): Line {
  const words = shortenLine(title, limits.title) || shortenLine(file, limits.title);
  const { markup, ...rest } = line('### ', words);
  return { ...rest, markup: linked(markup, limits.links ? safeLink(url) : null) };
}

/**
 * Where a quote, or a report, comes from: number, outlet, date and paragraph on one line. An outlet that is written from right to left
 * stands on a line of its own, so that it cannot reorder the others.
 * @param label Discord text before all others, such as the quote's number
 * @param place Discord text behind them, such as the paragraph
 */
export function citationLines(
  { title, outlet, published }: CitedReport,
  limits: Pick<TextLimits, 'outlet'>,
  { label, place }: { readonly label?: string; readonly place?: string } = {},
): Line[] {
  const name = outlet === null ? '' : shortenLine(outlet, limits.outlet);
  const stands = hasRightToLeft(name);
  const runs = [
    label ?? '',
    stands ? '' : escapeText(name),
    published === null ? '' : escapeText(shortenLine(published, 10)),
    place ?? '',
  ].filter((run) => run !== '');
  return [
    ...(stands ? [line('', name, 'right-to-left')] : []),
    // A date or a number alone follows the title.
    ...(runs.length > 0 ? [runsOnLine('', runs, runs.some(hasLetter) ? 'left-to-right' : directionOf(title))] : []),
  ];
}

const hasLetter = (run: string): boolean => /\p{L}/u.test(run);

/** A quote's number in an answer. */
export const numberLabel = (number: number): string => `**\\[${number}\\]**`;
