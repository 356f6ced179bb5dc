import type { ErrorIdentifier } from '../../../src/errors.js';
import type { DocumentKind } from '../../../src/reports/document/read-document.js';

/** A file that is not what a reader hopes for. */
export interface OddFile {
  readonly what: string;
  readonly name: string;
  readonly contentType?: string;
  readonly make: () => Uint8Array;
  /** What it gets: read as a kind, or the identifier of its error. Several where libraries may differ between versions. */
  readonly gets: readonly (DocumentKind | ErrorIdentifier)[];
  /** What the text has to hold, and what it must not. */
  readonly holds?: string;
  readonly lacks?: string;
  /** How long it may be read, in milliseconds, where the default of 20 seconds would only be waited for. */
  readonly mostTime?: number;
  /** What a note says. */
  readonly notes?: string;
}

/** An article in two paragraphs, as lines. */
export const headline = 'The old bridge opens again to walkers';
export const first =
  'The old bridge opened again on Sunday after a year of repairs, and the first walkers crossed it before dawn.';
export const second =
  'The engineer said that the bridge had cost less than the council feared, and that its stones would hold a century.';
export const article = `${headline}\n\n${first}\n\n${second}\n`;

export const arabicHeadline = 'عنوان الخبر عن الجسر القديم';
export const arabicFirst = 'أعيد افتتاح الجسر القديم صباح الأحد أمام المشاة بعد ترميم استمر عاماً كاملاً.';
export const arabicArticle = `${arabicHeadline}\n\n${arabicFirst}\n\nوقال المهندس إن الحجارة ستصمد قرناً كاملاً.\n`;

/** The article as an HTML page. */
export function htmlPage({ head = '', body = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body><article><h1>${headline}</h1><p>${first}</p><p>${second}</p>${body}</article></body></html>`;
}

export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** Bytes without any pattern, the same each time. */
export function noise(length: number): Uint8Array {
  let state = 0x2545f491;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}
