import { splitSentences } from '../../reports/sentences.js';
import { escapeText, readable } from './escape.js';
import { endOfWord } from './shorten.js';

/** A paragraph of a report, or a part of a long one. */
export interface ShownParagraph {
  /** Its number, as citations give it. */
  readonly number: number;
  readonly text: string;
}

export const paragraphLimits = {
  /** Characters; a longer paragraph is shown in parts. */
  length: 1200,
  onPage: 8,
} as const;

/** Characters of a page's paragraphs, with all marks. */
const pageText = 2800;
/** Characters of the line above a paragraph. */
const numberText = 40;

/** The paragraphs of a report as pages that fit into a message, long paragraphs cut at sentence ends. Nothing is left out. */
export function pagesOfReport(paragraphs: readonly ShownParagraph[]): ShownParagraph[][] {
  const pages: ShownParagraph[][] = [];
  let used = pageText;
  for (const part of paragraphs.flatMap(inParts)) {
    const length = shownLength(part.text);
    const page = pages.at(-1);
    if (page !== undefined && page.length < paragraphLimits.onPage && used + length <= pageText) {
      page.push(part);
      used += length;
    } else {
      pages.push([part]);
      used = length;
    }
  }
  return pages;
}

const shownLength = (text: string): number => escapeText(readable(text)).length + numberText;

function inParts({ number, text }: ShownParagraph): ShownParagraph[] {
  const sentences = splitSentences(text, { start: 0, end: text.length });
  const parts: { start: number; end: number }[] = [];
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && sentence.end - last.start <= paragraphLimits.length) last.end = sentence.end;
    else parts.push({ ...sentence });
  }
  return parts.flatMap(({ start, end }) => cut(text.slice(start, end))).map((part) => ({ number, text: part }));
}

/** A sentence that is too long by itself, cut at words. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > paragraphLimits.length) {
    const end = endOfWord(text, start, start + paragraphLimits.length);
    pieces.push(text.slice(start, end).trim());
    start = end;
  }
  return [...pieces, text.slice(start).trim()].filter((piece) => piece !== '');
}
