import { endsAsSentence } from '../../clean/line-form.js';
import { commonest, type PdfLine } from './lines.js';

/** A paragraph as it is drawn over one or more lines. */
export interface PdfParagraph {
  readonly text: string;
  readonly size: number;
  readonly page: number;
  /** Ordinal of its first line in the document, from 1. */
  readonly line: number;
}

export interface Joined {
  readonly paragraphs: readonly PdfParagraph[];
  /** How many words were divided at the end of a line and joined. */
  readonly undivided: number;
}

/** How much sizes may differ within a paragraph. */
const sizeSlack = 0.15;
/** How much wider than usual, against the usual distance of lines, a gap parts paragraphs. */
const gapFactor = 1.3;
/** The widest distance of lines that can be usual, in heights of the font: double spacing. */
const widestLeading = 2.6;
/** What a paragraph's first line is indented by at least, in heights of the font. */
const indent = 0.8;

/**
 * Joins the lines of paragraphs: those without a wider gap, a change of size or an indent between them, unless the first word of the one would have
 * stood in the line before. A paragraph goes on over a column or a page when its last line there is full and ends no sentence.
 */
export function joinLines(lines: readonly PdfLine[]): Joined {
  const columns = columnsOf(lines);
  const leading = usualLeading(lines);
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []));
  const paragraphs: PdfParagraph[] = [];
  let undivided = 0;
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const open = paragraphs.at(-1);
    if (before === undefined || open === undefined || !continues(before, line, columns, leading)) {
      paragraphs.push({ text: line.text, size: line.size, page: line.page, line: at + 1 });
      return;
    }
    const joined = joinedWord(open.text, line.text, words);
    if (joined !== undefined) undivided += 1;
    paragraphs[paragraphs.length - 1] = { ...open, text: joined ?? `${open.text} ${line.text}` };
  });
  return { paragraphs, undivided };
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** For each line the edges of its column: the lines that follow one another downwards on its page. */
function columnsOf(lines: readonly PdfLine[]): Map<PdfLine, Column> {
  const columns = new Map<PdfLine, Column>();
  let block: PdfLine[] = [];
  const close = (): void => {
    const column = {
      left: block.reduce((least, { left }) => Math.min(least, left), Infinity),
      right: block.reduce((most, { right }) => Math.max(most, right), -Infinity),
    };
    for (const line of block) columns.set(line, column);
    block = [];
  };
  for (const line of lines) {
    const last = block.at(-1);
    const isBelow = last === undefined || (line.page === last.page && line.y > last.y);
    if (!isBelow) close();
    block.push(line);
  }
  close();
  return columns;
}

/** The distance at which lines of a paragraph usually stand, in heights of their font. */
function usualLeading(lines: readonly PdfLine[]): number {
  const distances = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    if (next === undefined || next.page !== line.page || !isSameSize(line, next)) return [];
    const distance = (next.y - line.y) / line.size;
    return distance > 0.8 && distance <= widestLeading ? [{ value: distance, weight: 1 }] : [];
  });
  const common = commonest(distances);
  return common === 0 ? 1.2 : Math.min(common, distances.length < 4 ? 1.5 : widestLeading);
}

function isSameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.size - b.size) <= sizeSlack * Math.max(a.size, b.size);
}

function continues(before: PdfLine, line: PdfLine, columns: ReadonlyMap<PdfLine, Column>, leading: number): boolean {
  if (!isSameSize(before, line)) return false;
  const isFull = isFullLine(before, line, columns);
  const isBelow = before.page === line.page && line.y > before.y;
  if (!isBelow) return isFull && !endsAsSentence(before.text);
  if (line.y - before.y > gapFactor * leading * line.size) return false;
  return isFull && !isIndented(before, line);
}

/** Whether the first word of the next line would not have stood in a line, which therefore ended only because it was full. */
function isFullLine(line: PdfLine, next: PdfLine, columns: ReadonlyMap<PdfLine, Column>): boolean {
  const column = columns.get(line);
  if (column === undefined) return false;
  const free = line.direction === 'rtl' ? line.left - column.left : column.right - line.right;
  return free < next.firstWord + 0.6 * line.size;
}

function isIndented(before: PdfLine, line: PdfLine): boolean {
  const start = line.direction === 'rtl' ? before.right - line.right : line.left - before.left;
  return start > indent * line.size && start < 6 * line.size;
}

/**
 * A word that a line end divides, joined: always at a soft hyphen; at a hyphen between small letters, unless the document writes the word with it
 * elsewhere. Undefined where no word is divided.
 */
function joinedWord(before: string, after: string, words: ReadonlySet<string>): string | undefined {
  const divided = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)([-\u2010\u00ad])$/u.exec(before);
  const rest = /^[\p{Ll}\p{M}]+/u.exec(after)?.[0];
  const [, start = '', hyphen = ''] = divided ?? [];
  if (divided === null || rest === undefined) return undefined;
  const isWritten = words.has(`${start}-${rest}`.toLowerCase());
  if (hyphen !== '\u00ad' && isWritten && !words.has(`${start}${rest}`.toLowerCase())) return `${before}${after}`;
  return `${before.slice(0, -1)}${after}`;
}
