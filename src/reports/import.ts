import { readFile, stat } from 'node:fs/promises';
import { IsnadError } from '../errors.js';
import { readArticle } from './article.js';
import type { StoredCitation } from './corpus-file.js';
import { decodeFile, type FileEncoding } from './decode.js';
import type { Page, StrippedLine } from './page/page.js';
import { paragraphsOf } from './paragraphs.js';
import { type SourceType, sourceTypeOf } from './sources.js';

/** Largest file that is imported, in bytes. */
const largestFile = 20 * 1024 * 1024;
/** Length, in characters, from which a paragraph is worth a warning. */
const overlongParagraph = 20_000;

/** What a person states about a report; it counts before anything that the file says. */
export type ImportOverrides = Partial<StoredCitation>;

/** A report that was read from a file, ready to be written into a corpus. */
export interface ImportedReport {
  readonly citation: StoredCitation;
  /** The body as it will be stored, subheadings marked with `## `. */
  readonly text: string;
  /** How many paragraphs of text it has, subheadings not counted. */
  readonly paragraphs: number;
  /** The lines that did not go into the report, with the reasons. */
  readonly stripped: readonly StrippedLine[];
  readonly encoding: FileEncoding;
  readonly warnings: readonly string[];
}

/**
 * Reads a report from a text, Markdown or HTML file: its encoding, its article without the furniture of the page, and what the page says about it.
 *
 * @throws IsnadError `file-missing`, `file-unreadable`, `file-type-unknown`, `file-too-large` (over 20 MB), `file-empty`, `file-binary`, `file-encoding`,
 *   `report-without-title` when the page has no headline and none is stated, `report-without-text` when no paragraph is left
 */
export async function importFile(path: string, overrides: ImportOverrides = {}): Promise<ImportedReport> {
  const type = sourceTypeOf(path);
  if (type === undefined) {
    throw new IsnadError('file-type-unknown', `${path} is not a .txt, .md or .html file.`, {
      hint: 'Save it as text, Markdown or HTML and add that.',
    });
  }
  const { text: source, encoding } = decodeFile(await readSource(path), path);
  const { licence, source: origin, ...stated } = overrides;
  const article = readArticle(await readPage(type, source), stated);
  const { title } = article.citation;
  if (title === null) {
    throw new IsnadError('report-without-title', `${path} has no headline.`, { hint: 'State it with --title "...".' });
  }
  const paragraphs = paragraphsOf(article.text).filter(({ kind }) => kind === 'text');
  if (paragraphs.length === 0) {
    throw new IsnadError(
      'report-without-text',
      `${path} has no paragraph besides its headline and the furniture of its page.`,
      {
        hint: 'Check that the file holds the article and not only the page around it.',
      },
    );
  }
  return {
    citation: {
      ...article.citation,
      title,
      ...(licence === undefined ? {} : { licence }),
      ...(origin === undefined ? {} : { source: origin }),
    },
    text: article.text,
    paragraphs: paragraphs.length,
    stripped: article.stripped,
    encoding,
    warnings: [
      ...encodingWarnings(encoding),
      ...article.warnings,
      ...lengthWarnings(paragraphs.map(({ start, end }) => end - start)),
    ],
  };
}

async function readSource(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) {
      throw new IsnadError('file-too-large', `${path} has ${Math.round(size / 1_048_576)} MB; the limit is 20 MB.`, {
        hint: 'Add the pages of an archive as single files.',
      });
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new IsnadError(
      missing ? 'file-missing' : 'file-unreadable',
      `${path} ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        hint: missing ? 'Check the path for a typing error.' : 'Check that it is a file and that you may read it.',
        cause,
      },
    );
  }
}

async function readPage(type: SourceType, source: string): Promise<Page> {
  switch (type) {
    case '.txt':
      return (await import('./page/text-page.js')).readTextPage(source);
    case '.md':
      return (await import('./page/markdown-page.js')).readMarkdownPage(source);
    case '.html':
    case '.htm':
      return (await import('./page/html-page.js')).readHtmlPage(source);
  }
}

function encodingWarnings(encoding: FileEncoding): string[] {
  return encoding === 'utf-8' ? [] : [`The file was not UTF-8 but ${encoding}; its text was converted.`];
}

function lengthWarnings(lengths: readonly number[]): string[] {
  const longest = Math.max(0, ...lengths);
  return longest < overlongParagraph
    ? []
    : [`A paragraph has ${longest.toLocaleString('en')} characters; check that its line ends were not lost.`];
}
