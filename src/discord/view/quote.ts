import type { Quote } from '../../answer/answer.js';
import { type Direction, directionOf } from '../../language/direction.js';
import type { Span } from '../../reports/report.js';
import { escapeText, readableLine } from './escape.js';
import type { Line } from './lines.js';
import { cutEnds, cutMark, shownParts } from './shorten.js';

interface Run {
  readonly words: string;
  readonly strong: boolean;
}

/** A quote as a block quote in at most `limit` characters, its answering sentences bold. Every line has the direction of the quote. */
export function quoteLines(quote: Quote, limit: number): Line[] {
  const emphasised = quote.highlights.map(({ start, end }) => ({
    start: Math.max(0, start - quote.start),
    end: Math.min(quote.text.length, end - quote.start),
  }));
  return passageLines(quote.text, emphasised, shownParts(quote.text, emphasised, limit), '> ');
}

/** Parts of a passage's text as lines, with marks where something between or around them is left out. */
export function passageLines(
  text: string,
  emphasised: readonly Span[],
  parts: readonly Span[],
  form: Line['form'],
): Line[] {
  const direction: Direction = directionOf(text);
  return linesOf(runsOf(text, emphasised, parts)).map((runs) => ({
    form,
    markup: runs.map(markupOf).join(''),
    direction,
  }));
}

function runsOf(text: string, emphasised: readonly Span[], parts: readonly Span[]): Run[] {
  const { before, after } = cutEnds(text, parts);
  const between = { words: ` ${cutMark} `, strong: false };
  return [
    ...(before ? [{ words: `${cutMark} `, strong: false }] : []),
    ...parts.flatMap((part, index) => [...(index > 0 ? [between] : []), ...partRuns(text, emphasised, part)]),
    ...(after ? [{ words: ` ${cutMark}`, strong: false }] : []),
  ];
}

/** A part cut where emphasis begins and ends. */
function partRuns(text: string, emphasised: readonly Span[], { start, end }: Span): Run[] {
  const runs: Run[] = [];
  let at = start;
  const add = (until: number, strong: boolean): void => {
    const stop = Math.min(until, end);
    if (stop > at) runs.push({ words: text.slice(at, stop), strong });
    at = Math.max(at, stop);
  };
  for (const span of [...emphasised].sort((a, b) => a.start - b.start)) {
    add(span.start, false);
    add(span.end, true);
  }
  add(end, false);
  return runs;
}

/** Runs cut at line ends; lines without words are left out. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { words, strong } of runs) {
    for (const [index, piece] of words.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ words: readableLine(piece), strong });
    }
  }
  return lines.filter((line) => line.some(({ words }) => words.trim() !== ''));
}

/** White space at the ends of a bold run stays outside of it. */
function markupOf({ words, strong }: Run): string {
  const inner = words.trim();
  if (!strong || inner === '') return escapeText(words);
  const start = words.indexOf(inner);
  return `${words.slice(0, start)}**${escapeText(inner)}**${words.slice(start + inner.length)}`;
}
