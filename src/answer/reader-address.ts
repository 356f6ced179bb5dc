import { createHash } from 'node:crypto';
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

/** What of a quote its address is made of. */
export type QuotedWords = Pick<Quote, 'start' | 'end' | 'text' | 'highlights'> & {
  readonly report: Pick<Quote['report'], 'id'>;
};

/** A report, or the place of a quote in it, as the parameters of its address say it. */
export interface ReportPlace {
  /** Id of the report. */
  readonly report: string;
  readonly quote?: string;
  readonly best?: string;
  readonly check?: string;
}

/** The place of a quote: its offsets, those of the sentence that answers, and the check of its words. */
export function placeOfQuote({ report, start, end, text, highlights }: QuotedWords): ReportPlace {
  const [best] = highlights;
  return {
    report: report.id,
    quote: `${start}-${end}`,
    ...(best === undefined ? {} : { best: `${best.start}-${best.end}` }),
    check: checkOf(text),
  };
}

/**
 * Where in the reader a place stands: `/reports/ID?quote=120-345&best=200-260&check=1f2e3d4c#quote`, to be put behind the reader's own address.
 * @param more parameters beside those of the place
 */
export function placeAddress({ report, ...place }: ReportPlace, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...place, ...more });
  const address = query.size === 0 ? reportAddress(report) : `${reportAddress(report)}?${query}`;
  return place.quote === undefined ? address : `${address}#quote`;
}

/** Where in the reader a quote stands. */
export function quoteAddress(quote: QuotedWords): string {
  return placeAddress(placeOfQuote(quote));
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
