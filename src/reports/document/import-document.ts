import { IsnadError } from '../../errors.js';
import { readArticle } from '../article.js';
import type { StoredCitation } from '../corpus-file.js';
import type { FileEncoding } from '../decode.js';
import type { StrippedLine } from '../page/page.js';
import type { Remark } from '../remark.js';
import type { Citation } from '../report.js';
import { paragraphsOf } from '../paragraphs.js';
import { type DocumentKind, type DocumentSource, kindOf } from './kinds.js';
import { longestStated } from './limits.js';
import { readDocumentPage } from './read-page.js';

/** Length, in characters, from which a paragraph is worth a warning. */
const overlongParagraph = 20_000;

/** What a person states about a report; it counts before anything that the document says. */
export type ImportOverrides = Partial<StoredCitation>;

/** A report that was read from a document, ready to be written into a corpus. */
export interface ImportedDocument {
  readonly citation: StoredCitation;
  /** The body as it will be stored, subheadings marked with `## `. */
  readonly text: string;
  /** How many paragraphs of text it has, subheadings not counted. */
  readonly paragraphs: number;
  /** The lines that did not go into the report, with the reasons. */
  readonly stripped: readonly StrippedLine[];
  /** What the document is, by its content. */
  readonly kind: DocumentKind;
  /** How its letters were stored; null where the kind of document leaves no choice. */
  readonly encoding: FileEncoding | null;
  /** What was changed, or should be checked. */
  readonly remarks: readonly Remark[];
}

/**
 * Reads a report from a document, in this process: the article without the furniture of its page, and what the page says about it.
 * Only for documents that are trusted; `readDocument` reads those of strangers.
 *
 * @throws IsnadError what `kindOf` and `readDocumentPage` throw, `report-without-title` when there is no headline and none is stated,
 *   `report-without-text` when no paragraph is left
 */
export async function importDocument(
  source: DocumentSource,
  overrides: ImportOverrides = {},
): Promise<ImportedDocument> {
  const { name, bytes } = source;
  const recognised = kindOf(source);
  const { page, encoding, remarks, fallbackTitle } = await readDocumentPage(recognised.kind, bytes, name);
  const { licence, source: origin, ...stated } = overrides;
  const article = readArticle({ ...page, stated: believable(page.stated) }, stated);
  const title = article.citation.title ?? fallbackTitle;
  if (title === undefined) {
    throw new IsnadError('report-without-title', `${name} has no headline.`, {
      hint: 'State it: with --title "..." on the command line, with the option for the title in Discord.',
    });
  }
  const paragraphs = paragraphsOf(article.text).filter(({ kind }) => kind === 'text');
  if (paragraphs.length === 0) {
    throw new IsnadError(
      'report-without-text',
      `${name} has no paragraph besides its headline and the furniture of its page.`,
      { hint: 'Check that the file holds the article and not only the page around it.' },
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
    kind: recognised.kind,
    encoding,
    remarks: [
      ...recognised.remarks,
      ...remarks,
      ...article.remarks,
      ...lengthRemarks(paragraphs.map(({ start, end }) => end - start)),
    ],
  };
}

/** What a document states of itself, without fields that no report's citation is as long as. */
function believable(stated: Partial<Citation>): Partial<Citation> {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => (value ?? '').length <= longestStated));
}

function lengthRemarks(lengths: readonly number[]): Remark[] {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return longest < overlongParagraph ? [] : [{ kind: 'longParagraph', count: longest }];
}
