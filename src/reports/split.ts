import type { Passage, Report, Span } from './report.js';
import { splitSentences } from './sentences.js';
import { isSpace, trimEnd } from './white-space.js';

export { splitSentences } from './sentences.js';

/** A paragraph up to this length, in characters, is one passage. */
export const longestPassage = 600;
/** The length, in characters, below which a part of a long paragraph is avoided. */
export const shortestPart = 350;
/** The length, in characters, below which an over-long sentence is rather cut at a space than behind a comma. */
const shortestCut = 200;
/** How far beyond an even share, in characters, a comma is looked for. */
const cutSlack = 60;
/** A single sentence up to this length, in characters, is never cut. */
export const longestSentence = 1200;

/**
 * The passages of a report, in order: whole paragraphs of text up to 600 characters; longer ones in runs of whole sentences of 350 to 600 characters,
 * as even as the sentences allow. A sentence over 600 characters is a passage of its own; one over 1,200 is cut behind `؛ ; ، ,` or at a space,
 * never inside a word. Passages do not overlap and together hold every word of the paragraphs of text.
 * Takes time in proportion to the length of the text.
 */
export function splitPassages(report: Pick<Report, 'text' | 'paragraphs'>): Passage[] {
  const passages: Passage[] = [];
  let number = 0;
  for (const paragraph of report.paragraphs) {
    if (paragraph.kind !== 'text') continue;
    number += 1;
    for (const sentences of partsOf(report.text, paragraph)) {
      const first = sentences[0];
      const last = sentences.at(-1);
      if (first === undefined || last === undefined) continue;
      passages.push({ ordinal: passages.length, paragraph: number, start: first.start, end: last.end, sentences });
    }
  }
  return passages;
}

function partsOf(text: string, paragraph: Span): Span[][] {
  const sentences = splitSentences(text, paragraph);
  if (paragraph.end - paragraph.start <= longestPassage) return [sentences];
  return groupEvenly(sentences.flatMap((sentence) => cutOverlong(text, sentence)));
}

/**
 * Cuts a run of sentences into parts so that the sum of `costOf` over the parts is least (dynamic programming over the ends of sentences).
 * A part of at most 600 characters holds a bounded number of sentences, so the time is in proportion to the length of the run.
 */
function groupEvenly(sentences: readonly Span[]): Span[][] {
  const least: number[] = [0];
  const begins: number[] = [0];
  for (let end = 1; end <= sentences.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    let bestBegin = end - 1;
    for (let begin = end - 1; begin >= 0; begin -= 1) {
      const length = (sentences[end - 1]?.end ?? 0) - (sentences[begin]?.start ?? 0);
      if (begin < end - 1 && length > longestPassage) break;
      const cost = (least[begin] ?? 0) + costOf(length);
      if (cost < best) {
        best = cost;
        bestBegin = begin;
      }
    }
    least.push(best);
    begins.push(bestBegin);
  }
  const parts: Span[][] = [];
  for (let end = sentences.length; end > 0; end = begins[end] ?? 0) parts.push(sentences.slice(begins[end], end));
  return parts.reverse();
}

/** How far a part of this length is from what is wished for: little between 350 and 600 characters, steeply more the shorter it is than 350. */
function costOf(length: number): number {
  const middle = (shortestPart + longestPassage) / 2;
  const evenness = ((length - middle) / middle) ** 2;
  return length < shortestPart ? evenness + ((shortestPart - length) / 50) ** 2 : Math.min(evenness, 1);
}

/** A sentence as it is, or in pieces of at most 600 characters if it is over 1,200; only a word that is longer makes a longer piece. */
function cutOverlong(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start <= longestSentence) return [sentence];
  const pieces: Span[] = [];
  let start = sentence.start;
  while (sentence.end - start > longestPassage) {
    const end = placeToCut(text, start, sentence.end);
    pieces.push({ start, end: trimEnd(text, start, end) });
    start = end;
    while (start < sentence.end && isSpace(text.charAt(start))) start += 1;
  }
  if (start < sentence.end) pieces.push({ start, end: sentence.end });
  return pieces;
}

/** Where to cut a run of words that is over 600 characters: so that what is left can be cut evenly, behind a comma if one is near. */
function placeToCut(text: string, start: number, limit: number): number {
  const share = Math.ceil((limit - start) / Math.ceil((limit - start) / longestPassage));
  const reach = start + Math.min(longestPassage, share + cutSlack);
  let comma = -1;
  let space = -1;
  for (let at = reach; at > start; at -= 1) {
    if (!isSpace(text.charAt(at))) continue;
    if (space < 0) space = at;
    if (/[؛;،,]/.test(text.charAt(at - 1))) {
      comma = at;
      break;
    }
  }
  if (comma - start >= shortestCut) return comma;
  if (space > start) return space;
  let end = reach;
  while (end < limit && !isSpace(text.charAt(end))) end += 1;
  return end;
}
