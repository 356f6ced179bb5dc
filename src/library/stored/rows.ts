import type { Paragraph, Passage, Report } from '../../reports/report.js';
import type { ReportEntry, StoredPassage } from '../library.js';
import { decodeWords } from './words-column.js';

/** Columns of `reports` that make a `ReportEntry`. */
export type EntryRow = ReportEntry;

export const entryColumns =
  'reports.id, reports.title, reports.outlet, reports.author, reports.published, reports.url, reports.language, reports.file, reports.passages';

/** Columns of `reports` that make a `Report` with it. */
export interface TextRow {
  /** JSON: `[start, end, kind][]`. */
  readonly paragraphs: string;
  readonly text: string;
}

/** Columns of `passages` that make a `StoredPassage`. */
export interface PassageRow {
  readonly id: number;
  readonly ordinal: number;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** JSON: `[start, end, start, end, …]`, counted from the passage's start. */
  readonly sentences: string;
  /** See `words-column.ts`. */
  readonly words: string;
  readonly text: string;
}

export function toEntry(row: EntryRow): ReportEntry {
  const { id, title, outlet, author, published, url, language, file, passages } = row;
  return { id, title, outlet, author, published, url, language, file, passages };
}

export function toReport(row: EntryRow & TextRow): Report {
  const { passages: _, ...citation } = toEntry(row);
  return { ...citation, text: row.text, paragraphs: decodeParagraphs(row.paragraphs) };
}

export function encodeParagraphs(paragraphs: readonly Paragraph[]): string {
  return JSON.stringify(paragraphs.map(({ start, end, kind }) => [start, end, kind]));
}

function decodeParagraphs(column: string): Paragraph[] {
  const paragraphs = JSON.parse(column) as [number, number, Paragraph['kind']][];
  return paragraphs.map(([start, end, kind]) => ({ start, end, kind }));
}

export function encodeSentences(passage: Passage): string {
  return JSON.stringify(passage.sentences.flatMap(({ start, end }) => [start - passage.start, end - passage.start]));
}

export function toStoredPassage(row: PassageRow, report: ReportEntry): StoredPassage {
  const offsets = JSON.parse(row.sentences) as number[];
  const sentences = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    sentences.push({ start: row.start + (offsets[index] ?? 0), end: row.start + (offsets[index + 1] ?? 0) });
  }
  const { ordinal, paragraph, start, end } = row;
  return {
    id: row.id,
    report,
    passage: { ordinal, paragraph, start, end, sentences },
    text: row.text,
    words: decodeWords(row.words, sentences.length),
  };
}
