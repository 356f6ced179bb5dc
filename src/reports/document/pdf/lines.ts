import type { Piece } from './pieces.js';
import { type Cluster, clustersOf, type Direction, directionOf, reorder } from './reorder.js';

/** One line of a PDF page in the order in which it is read. Lengths are in points; `y` grows downwards. */
export interface PdfLine {
  readonly text: string;
  readonly direction: Direction;
  /** From 1. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Space between two letters, in heights of the font, from which a word ends. */
const wordSpace = 0.1;
/** The same beside a piece with marks, whose place can be that of a mark. */
const wordSpaceAtMarks = 0.2;
/** Space, in heights of the font, from which a line is two: columns of a table, the parts of a page's header. */
const columnSpace = 3;
/** How far, in heights of the font, a piece may stand above or below its line: raised figures, marks. */
const raised = 0.5;

/**
 * The lines of a page, in the order in which the page draws them, which keeps columns apart. Within a line the letters are ordered by where they stand:
 * pages draw Arabic from left to right, letter by letter and marks for themselves.
 */
export function linesOfPage(pieces: readonly Piece[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: Piece[] = [];
  let first: Piece | undefined;
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const reach = raised * Math.max(piece.size, first?.size ?? 0) * (isMark(piece) ? 2 : 1);
    if (first !== undefined && Math.abs(piece.y - first.y) > reach) {
      lines.push(...linesOfRow(open, page));
      open = [];
      first = undefined;
    }
    open.push(piece);
    if (first === undefined || isMark(first)) first = piece;
  }
  lines.push(...linesOfRow(open, page));
  return lines;
}

function isMark({ text }: Piece): boolean {
  return /^\p{M}+$/u.test(text.trim());
}

/** The lines that stand side by side in one row: one, unless wide gaps part it. */
function linesOfRow(row: readonly Piece[], page: number): PdfLine[] {
  const pieces = withMarks(row).sort((a, b) => a.x - b.x);
  const groups: Piece[][] = [];
  let end = -Infinity;
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group === undefined || piece.x - end > columnSpace * piece.size) groups.push([piece]);
    else group.push(piece);
    end = Math.max(end, piece.x + piece.width);
  }
  const lines = groups.map((group) => lineOf(group, page)).filter(({ text }) => text !== '');
  const isRightToLeft = lines.filter(({ direction }) => direction === 'rtl').length * 2 > lines.length;
  return isRightToLeft ? lines.reverse() : lines;
}

/** The pieces that are letters, each with the marks that were drawn for themselves above and below it. */
function withMarks(row: readonly Piece[]): Piece[] {
  const letters: Piece[] = [];
  let waiting: Piece[] = [];
  for (const piece of row) {
    if (isMark(piece)) {
      waiting.push(piece);
      continue;
    }
    const carried = waiting.filter((mark) => isOver(mark, piece));
    const left = waiting.filter((mark) => !isOver(mark, piece));
    waiting = [];
    const before = letters.pop();
    if (before !== undefined) letters.push(marked(before, left));
    letters.push(marked(piece, before === undefined ? [...left, ...carried] : carried));
  }
  const last = letters.pop();
  return last === undefined ? [] : [...letters, marked(last, waiting)];
}

function isOver(mark: Piece, { x, width, size }: Piece): boolean {
  return mark.x >= x - 0.2 * size && mark.x <= x + width + 0.2 * size;
}

function marked(piece: Piece, marks: readonly Piece[]): Piece {
  return marks.length === 0 ? piece : { ...piece, text: piece.text + marks.map(({ text }) => text.trim()).join('') };
}

/** @param pieces at least one, from left to right */
function lineOf(pieces: readonly Piece[], page: number): PdfLine {
  const drawn: Cluster[] = [];
  let end: number | undefined;
  for (const piece of pieces) {
    const space = /\p{M}/u.test(piece.text) ? wordSpaceAtMarks : wordSpace;
    const hasGap = end !== undefined && piece.x - end > space * piece.size;
    if (hasGap && !/\s$/.test(drawn.at(-1)?.text ?? ' ') && !/^\s/.test(piece.text)) {
      drawn.push({ text: ' ', kind: 'neutral' });
    }
    // The library tells each run in the order in which it is read; what counts is the order of the whole line.
    drawn.push(...reorder(clustersOf(piece.text), piece.direction, false));
    end = Math.max(end ?? piece.x, piece.x + piece.width);
  }
  const direction = directionOf(drawn);
  const read = reorder(drawn, direction, true);
  const sizes = pieces.map(({ size, text }) => ({ size, letters: text.length }));
  return {
    text: read
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    direction,
    page,
    left: Math.min(...pieces.map(({ x }) => x)),
    right: end ?? 0,
    y: pieces.reduce((longest, piece) => (piece.text.length > longest.text.length ? piece : longest)).y,
    size: commonSize(sizes),
  };
}

/** The size in which most letters stand, to a tenth of a point; 0 where there are none. */
export function commonSize(runs: Iterable<{ size: number; letters: number }>): number {
  const counts = new Map<number, number>();
  for (const { size, letters } of runs) {
    const rounded = Math.round(size * 10) / 10;
    counts.set(rounded, (counts.get(rounded) ?? 0) + letters);
  }
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}
