import type { Paragraph, Passage, Report } from '../../reports/report.js';
import type { DerivedValue, ReportEntry, StoredPassage } from '../library.js';
import type { DerivedTable, PassageTable, ReportTable } from './tables.js';
import { decodeWords } from './words-column.js';

/** Columns of `reports` that make a `ReportEntry`. */
export type EntryRow = ReportEntry;

export const entryColumns =
  'reports.id, reports.title, reports.outlet, reports.author, reports.published, reports.url, reports.language, reports.file, reports.passages';

/** Columns of `reports` that make a `Report`. */
export type ReportRow = EntryRow & Pick<ReportTable, 'paragraphs' | 'text'>;

/** Columns of `passages` that make a `StoredPassage`. */
export type PassageRow = Omit<PassageTable, 'report' | 'vector_key'>;

/** What is read of `derived`. */
export type DerivedRow = Omit<DerivedTable, 'name'>;

export const toDerivedValue = ({ generation, fingerprint, value }: DerivedRow): DerivedValue => ({
  generation,
  embedding: fingerprint,
  value: JSON.parse(value),
});

export function toEntry(row: EntryRow): ReportEntry {
  const { id, title, outlet, author, published, url, language, file, passages } = row;
  return { id, title, outlet, author, published, url, language, file, passages };
}

export function toReport(row: ReportRow): Report {
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
