import type { Glyph } from './glyphs.js';
import { type Cluster, clusterOf, type Direction, directionOf, reorder } from './reorder.js';

/** One line of a PDF page in the order in which it is read. Lengths are in points; `y` grows downwards. */
export interface PdfLine {
  readonly text: string;
  readonly direction: Direction;
  /** From 1. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Width of the word that is read first. */
  readonly firstWord: number;
  readonly y: number;
  readonly size: number;
  /** Whether the file says of all of it that it belongs to the page and not to the text. */
  readonly isOfPage: boolean;
}

/** Space between two signs, in heights of the font, from which a word ends where the page draws no space itself. */
const wordSpace = 0.15;
/** Space, in heights of the font, from which a line is two: columns of a table, the parts of a page's header. */
const columnSpace = 3;
/** How far, in heights of the font, a sign may stand above or below its line: raised figures; twice as far for marks. */
const raised = 0.5;
/** How far, in heights of the font, signs that are drawn one after the other may overlap or stand apart. */
const overlap = 0.3;
const step = 0.6;
/** How near to each other, in heights of the font, two equal signs are one that is drawn twice to look bold. */
const drawnTwice = 0.12;

/**
 * The lines of a page, in the order in which the page draws them, which keeps columns apart. Within a line the signs are ordered by where they stand:
 * pages draw Arabic from left to right, letter by letter and marks for themselves.
 */
export function linesOfPage(glyphs: readonly Glyph[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let row: Glyph[] = [];
  let first: Glyph | undefined;
  for (const glyph of glyphs) {
    if (isSpace(glyph)) {
      if (first !== undefined) row.push(glyph);
      continue;
    }
    const reach = raised * Math.max(glyph.size, first?.size ?? 0) * (isMark(glyph) ? 2 : 1);
    if (first !== undefined && Math.abs(glyph.y - first.y) > reach) {
      lines.push(...linesOfRow(row, page));
      row = [];
      first = undefined;
    }
    row.push(glyph);
    if (first === undefined || isMark(first)) first = glyph;
  }
  lines.push(...linesOfRow(row, page));
  return lines;
}

function isSpace({ text }: Glyph): boolean {
  return text.trim() === '';
}

/** Whether a sign is drawn over or under a letter; those that the font does not name can only be told by what fonts put instead. */
function isMark({ text }: Glyph): boolean {
  return /^[\p{M}\0]+$/u.test(text.trim());
}

/** The lines that stand side by side in one row: one, unless wide gaps part it. */
function linesOfRow(row: readonly Glyph[], page: number): PdfLine[] {
  const groups: Glyph[][] = [];
  let end = -Infinity;
  for (const glyph of inPlace(withMarks(row))) {
    if (isSpace(glyph)) {
      groups.at(-1)?.push(glyph);
      continue;
    }
    const group = groups.at(-1);
    if (group === undefined || glyph.x - end > columnSpace * glyph.size) groups.push([glyph]);
    else group.push(glyph);
    end = Math.max(end, glyph.x + glyph.width);
  }
  const lines = groups.map((group) => lineOf(group, page)).filter(({ text }) => text !== '');
  const isRightToLeft = lines.filter(({ direction }) => direction === 'rtl').length * 2 > lines.length;
  return isRightToLeft ? lines.reverse() : lines;
}

/**
 * The signs from left to right. Runs of signs that are drawn next to each other stay as they are: in slanting scripts a letter can stand under the one
 * before it.
 */
function inPlace(row: readonly Glyph[]): Glyph[] {
  const runs: Glyph[][] = [];
  let end = -Infinity;
  for (const glyph of row) {
    const apart = (glyph.x - end) / Math.max(glyph.size, 1);
    const run = runs.at(-1);
    if (run === undefined || apart < -overlap || apart > step) runs.push([glyph]);
    else run.push(glyph);
    end = glyph.x + glyph.width;
  }
  const ordered = runs.sort((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0)).flat();
  return ordered.filter((glyph, at) => {
    const before = ordered[at - 1];
    return before === undefined || before.text !== glyph.text || Math.abs(glyph.x - before.x) > drawnTwice * glyph.size;
  });
}

/**
 * The signs that are letters, each with the marks that were drawn for themselves above and below it: those drawn before it that stand over it, as text
 * from right to left is drawn, else the letter before them.
 */
function withMarks(row: readonly Glyph[]): Glyph[] {
  const letters: Glyph[] = [];
  let waiting: Glyph[] = [];
  const carry = (marks: readonly Glyph[]): boolean => {
    const at = letters.findLastIndex((letter) => !isSpace(letter));
    const letter = letters[at];
    if (letter === undefined) return false;
    letters[at] = marked(letter, marks);
    return true;
  };
  for (const glyph of row) {
    if (isMark(glyph)) {
      waiting.push(glyph);
    } else if (isSpace(glyph)) {
      letters.push(glyph);
    } else {
      const over = waiting.filter((mark) => isOver(mark, glyph));
      const others = waiting.filter((mark) => !isOver(mark, glyph));
      waiting = [];
      letters.push(marked(glyph, others.length > 0 && !carry(others) ? [...over, ...others] : over));
    }
  }
  carry(waiting);
  return letters;
}

function isOver(mark: Glyph, { x, width, size }: Glyph): boolean {
  return mark.x >= x - 0.2 * size && mark.x <= x + width + 0.2 * size;
}

function marked(glyph: Glyph, marks: readonly Glyph[]): Glyph {
  return marks.length === 0 ? glyph : { ...glyph, text: glyph.text + marks.map(({ text }) => text.trim()).join('') };
}

/** @param glyphs at least one that is no space, from left to right */
function lineOf(glyphs: readonly Glyph[], page: number): PdfLine {
  const drawn: Cluster[] = [];
  /** Where words begin and end, from left to right. */
  const words: { left: number; right: number }[] = [];
  let isNext = true;
  let end: number | undefined;
  for (const glyph of glyphs) {
    const hasGap = end !== undefined && glyph.x - end > wordSpace * glyph.size;
    const right = glyph.x + glyph.width;
    if (hasGap && !isSpace(glyph)) drawn.push(clusterOf(' '));
    drawn.push(clusterOf(glyph.text));
    end = Math.max(end ?? glyph.x, right);
    const word = words.at(-1);
    if (isSpace(glyph)) isNext = true;
    else if (word === undefined || isNext || hasGap) {
      words.push({ left: glyph.x, right });
      isNext = false;
    } else word.right = Math.max(word.right, right);
  }
  const direction = directionOf(drawn);
  const firstWord = direction === 'rtl' ? words.at(-1) : words[0];
  const letters = glyphs.filter((glyph) => !isSpace(glyph));
  return {
    text: reorder(drawn, direction, true)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    direction,
    page,
    left: words.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: words.reduce((most, { right }) => Math.max(most, right), -Infinity),
    firstWord: firstWord === undefined ? 0 : firstWord.right - firstWord.left,
    y: commonest(letters.map(({ y, text }) => ({ value: y, weight: text.length }))),
    size: commonest(letters.map(({ size, text }) => ({ value: size, weight: text.length }))),
    isOfPage: letters.every(({ isOfPage }) => isOfPage),
  };
}

/** The value with the most weight, to a tenth; 0 where there are none. */
export function commonest(values: Iterable<{ value: number; weight: number }>): number {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) {
    const rounded = Math.round(value * 10) / 10;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return [...weights].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}
