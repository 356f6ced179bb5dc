import { parse, stringify } from 'yaml';
import { IsnadError } from '../errors.js';
import { detectLanguage } from '../language/detect.js';
import { paragraphsOf } from './paragraphs.js';
import type { Citation, Report } from './report.js';

/** A citation as it stands in the front matter of a corpus file, with what only the file itself needs to say. */
export interface StoredCitation extends Citation {
  /** Licence of the text, as an SPDX identifier where there is one. */
  readonly licence?: string;
  /** Where the text, or the facts in it, come from. */
  readonly source?: string;
}

const fence = '---';

/**
 * Reads one corpus file: front matter between two lines `---`, then the body, whose paragraphs are separated by blank lines.
 * Unknown keys of the front matter are ignored; a missing language is detected from the text.
 *
 * @param file path relative to the corpus folder, with `/` between folders; the report's id is its last part without `.md`
 * @throws IsnadError `report-damaged` for absent or bad front matter, no title, a date that does not exist, an empty body, or U+0000
 */
export function parseReport(file: string, source: string): Report {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .split('\n');
  const closing =
    lines[0]?.trimEnd() === fence ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence) : -1;
  if (closing < 0) {
    throw damaged(
      file,
      'has no front matter',
      'Begin the file with a line "---", "title: ...", and a second line "---".',
    );
  }
  const fields = readFields(file, lines.slice(1, closing).join('\n'));
  return reportOfFields({ id: idOf(file), file, name: file }, fields, lines.slice(closing + 1).join('\n'));
}

/** Which report is being read; `name` is what messages call it. */
export interface ReportPlace {
  readonly id: string;
  readonly file: string;
  readonly name: string;
}

/**
 * A report of the fields of its citation and its body, in the form in which it is stored.
 * @throws IsnadError `report-damaged` as `parseReport`
 */
export function reportOfFields(
  { id, file, name }: ReportPlace,
  given: Readonly<Record<string, unknown>>,
  body: string,
): Report {
  const fields = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value.normalize('NFC') : value]),
  );
  const text = withoutOuterBlankLines(body.replace(/\r\n?/g, '\n').normalize('NFC').split('\n'));
  const paragraphs = paragraphsOf(text);
  if (!paragraphs.some((paragraph) => paragraph.kind === 'text')) {
    throw damaged(name, 'has no text', 'Write the paragraphs below the citation.');
  }
  const values = [text, ...Object.values(fields)].filter((value) => typeof value === 'string');
  // A database ends a text at this character: what it would give back is no quote of the report.
  if (values.some((value) => value.includes('\0'))) {
    throw damaged(name, 'holds the character U+0000, which no text has', 'Take it out.');
  }
  if (values.some((value) => /\p{Surrogate}/u.test(value))) {
    throw damaged(name, 'holds half of a character', 'Write the character whole, or take it out.');
  }
  const title = words(fields, 'title');
  if (title === null) throw damaged(name, 'has no title', 'Add a title.');
  return {
    id,
    file,
    title,
    outlet: words(fields, 'outlet'),
    author: words(fields, 'author'),
    published: publishedOf(name, fields['published']),
    url: urlOf(name, words(fields, 'url')),
    language: languageOf(name, words(fields, 'language'), text),
    text,
    paragraphs,
  };
}

/**
 * The corpus file of a report, as `parseReport` reads it back: front matter, a blank line, the text, a line end.
 * The text is stored as it is given, save for NFC, `\n` line ends, outer blank lines and U+0000.
 */
export function formatReport(citation: StoredCitation, text: string): string {
  const { title, outlet, author, published, url, language, licence, source } = citation;
  const fields = {
    title,
    outlet,
    author,
    published,
    url,
    language,
    ...(licence === undefined ? {} : { licence }),
    ...(source === undefined ? {} : { source }),
  };
  const body = withoutOuterBlankLines(text.replace(/\r\n?/g, '\n').split('\n'));
  const clean = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value?.replaceAll('\0', '') ?? null]),
  );
  const written = `${fence}\n${stringify(clean, { lineWidth: 0 })}${fence}\n\n${body}\n`;
  return written.replaceAll('\0', '').normalize('NFC');
}

/** The id of a corpus file: its name without folders and without `.md`. */
export function idOf(file: string): string {
  return file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.md$/i, '')
    .normalize('NFC');
}

/** Whether this is a day of the calendar, written as in ISO 8601: `2016-05-03`. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether this is a whole address of the web. */
export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function readFields(file: string, frontMatter: string): Record<string, unknown> {
  let fields: unknown;
  try {
    fields = parse(frontMatter, { maxAliasCount: 10, logLevel: 'error' });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw damaged(
      file,
      `has front matter that is not YAML (${reason})`,
      'Put values with ":" or quotes in them between "...".',
      cause,
    );
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw damaged(file, 'has front matter without fields', 'Write the front matter as lines such as "title: ...".');
  }
  return fields as Record<string, unknown>;
}

/** A field's value as words; numbers are taken as written, anything else is absent. */
function words(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).replace(/\s+/g, ' ').trim() || null;
}

function publishedOf(file: string, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  const written = (typeof value === 'string' ? value : JSON.stringify(value)).trim();
  if (isCalendarDate(written)) return written;
  throw damaged(
    file,
    `has a date that is none: "${written}"`,
    'Write "published" as year-month-day, for example 2016-05-03.',
  );
}

function urlOf(file: string, url: string | null): string | null {
  if (url === null) return null;
  if (isWebAddress(url)) return url;
  throw damaged(
    file,
    `has an address that is none: "${url}"`,
    'Write "url" in full, for example https://example.org/page.',
  );
}

function languageOf(file: string, written: string | null, text: string): string {
  if (written === null) return detectLanguage(text);
  const primary = written.toLowerCase().split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2,3}$/.test(primary)) return primary;
  throw damaged(
    file,
    `has a language that is none: "${written}"`,
    'Write "language" as a code of two letters, for example ar.',
  );
}

function withoutOuterBlankLines(lines: readonly string[]): string {
  const isWritten = (line: string): boolean => line.trim() !== '';
  const first = lines.findIndex(isWritten);
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex(isWritten) + 1).join('\n');
}

function damaged(file: string, wrong: string, hint: string, cause?: unknown): IsnadError {
  return new IsnadError('report-damaged', `The report ${file} ${wrong}.`, { hint, cause });
}
