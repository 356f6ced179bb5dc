import { IsnadError } from '../errors.js';
import type { Line } from './lines.js';
import { reportOfFields } from './corpus-file.js';
import type { Report } from './report.js';

/** Bytes of a line: a report of a whole book fits. */
export const mostLineBytes = 16 * 1024 * 1024;

/** One report of a `.jsonl` file, of which nothing but the id has been looked at. */
export interface CorpusLine {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What an id may be: what a file's name may be on every system. */
const reportId = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,99}$/u;

/** Whether a corpus file holds a report a line, by its name. */
export const isLinesFile = (file: string): boolean => /\.jsonl$/i.test(file);

/**
 * Reads a line as JSON, and the id in it. A line that names none has the name of its file and its number.
 * @throws IsnadError `report-damaged` when it is no JSON object or its id cannot be one, `file-encoding`
 */
export function parseLine(file: string, line: Line): CorpusLine {
  if ('problem' in line) throw unreadable(file, line);
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (cause) {
    throw damagedLine(
      file,
      line.number,
      'is not JSON',
      'Write each report as one JSON object on a line of its own.',
      cause,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw damagedLine(file, line.number, 'is no JSON object', 'Write each report as {"title": "...", "text": "..."}.');
  }
  const fields = value as Record<string, unknown>;
  return { id: idOfLine(file, line.number, fields['id']), fields };
}

function idOfLine(file: string, number: number, written: unknown): string {
  if (written === undefined || written === null || written === '') {
    return defaultId(file.slice(file.lastIndexOf('/') + 1).replace(/\.jsonl$/i, ''), number);
  }
  const id = (typeof written === 'number' ? String(written) : typeof written === 'string' ? written : '').normalize(
    'NFC',
  );
  if (reportId.test(id)) return id;
  throw damagedLine(
    file,
    number,
    `has an id that is none: ${JSON.stringify(written)}`,
    'Write letters, digits, "-", "_" and ".", at most 100 of them, with a letter or a digit in front.',
  );
}

/**
 * The id of a line that names none. It stays the same for as long as lines are only added at the end.
 * @param name of the file, without its extension
 */
export const defaultId = (name: string, number: number): string => `${name}-${number}`.normalize('NFC');

/**
 * The report of a line, by the same rules as one of a Markdown file.
 * @throws IsnadError `report-damaged` as `parseReport`, and for a text that is none
 */
export function reportOfLine(file: string, number: number, { id, fields }: CorpusLine): Report {
  const { text, paragraphs, date, ...others } = fields;
  if (text !== undefined && text !== null && paragraphs !== undefined && paragraphs !== null) {
    throw damagedLine(file, number, 'has both "text" and "paragraphs"', 'Leave one of them out.');
  }
  const parts = text ?? paragraphs ?? '';
  if (typeof parts !== 'string' && !(Array.isArray(parts) && parts.every((part) => typeof part === 'string'))) {
    throw damagedLine(
      file,
      number,
      'has a text that is none',
      'Write "text" as one string with empty lines between paragraphs, or "paragraphs" as a list of strings.',
    );
  }
  return reportOfFields(
    { id, file, name: nameOf(file, number) },
    { ...others, published: others['published'] ?? date },
    typeof parts === 'string' ? parts : parts.join('\n\n'),
  );
}

const nameOf = (file: string, number: number): string => `in line ${number} of ${file}`;

function unreadable(file: string, line: Exclude<Line, { text: string }>): IsnadError {
  if (line.problem === 'not-utf8') {
    return new IsnadError('file-encoding', `The report ${nameOf(file, line.number)} is not UTF-8.`, {
      hint: 'Save the file as UTF-8.',
    });
  }
  const most = `${mostLineBytes / 1024 / 1024} MB`;
  return damagedLine(file, line.number, `is longer than ${most}`, 'Divide it into several reports.');
}

function damagedLine(file: string, number: number, wrong: string, hint: string, cause?: unknown): IsnadError {
  return new IsnadError('report-damaged', `The report ${nameOf(file, number)} ${wrong}.`, { hint, cause });
}
