import { createHash } from 'node:crypto';
import { serverReportMark } from '../library/libraries.js';
import type { Span } from '../reports/report.js';
import type { Quote } from './answer.js';

/** What part of a report an address points at. */
export interface PointedAt {
  /** The passage that is quoted. */
  readonly quote: Span;
  /** The sentence of it that answers; null where none is marked. */
  readonly best: Span | null;
  /** Begins the SHA-256 of the quoted words, so that an address cannot point at others after the report has changed. */
  readonly check: string;
}

/** Hexadecimal digits of the hash: a changed passage is taken for the old one once in four billion times. */
const checkLength = 8;

/** Where in the reader a quote stands: `/reports/ID?quote=120-345&best=200-260&check=1f2e3d4c#quote`, to be put behind the reader's own address. */
export function quoteAddress({ report, start, end, text, highlights }: Quote): string {
  const [best] = highlights;
  const query = new URLSearchParams({ quote: `${start}-${end}` });
  if (best !== undefined) query.set('best', `${best.start}-${best.end}`);
  query.set('check', checkOf(text));
  return `${reportAddress(report.id)}?${query}#quote`;
}

/** Where in the reader a report stands. */
export function reportAddress(id: string): string {
  return `/reports/${encodeURIComponent(id)}`;
}

/** What the parameters of such an address point at; null where they point at nothing, or are none of its making. */
export function pointedAt(query: Readonly<Record<string, string | undefined>>): PointedAt | null {
  const quote = spanOf(query['quote']);
  const best = spanOf(query['best']);
  if (quote === null) return null;
  const isInside = best !== null && best.start >= quote.start && best.end <= quote.end;
  return { quote, best: isInside ? best : null, check: query['check'] ?? '' };
}

/** Whether a report still has the words that an address points at, where it points. */
export function isUnchanged({ quote, check }: PointedAt, text: string): boolean {
  if (quote.end > text.length) return false;
  return check === '' || check === checkOf(text.slice(quote.start, quote.end));
}

function spanOf(written: string | undefined): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(written ?? '') ?? [];
  if (start === undefined || end === undefined || Number(start) >= Number(end)) return null;
  return { start: Number(start), end: Number(end) };
}

const checkOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, checkLength);

/** Where a quote can be read in the reader, as a whole address; null where it cannot: reports of single servers are not public. */
export type ReaderLink = (quote: Quote) => string | null;

/** @param readerUrl address of the reader, without a slash at its end */
export function readerLinkTo(readerUrl: string): ReaderLink {
  return (quote) => (quote.report.id.startsWith(serverReportMark) ? null : readerUrl + quoteAddress(quote));
}
