import { getDocumentProxy } from 'unpdf';
import { IsnadError } from '../../../errors.js';
import { wordCount } from '../../clean/line-form.js';
import type { Line, StrippedLine } from '../../page/page.js';
import type { Remark } from '../../remark.js';
import type { DocumentPage } from '../document-page.js';
import { mostPages } from '../limits.js';
import { glyphsOf } from './glyphs.js';
import { commonest, linesOfPage, type PdfLine } from './lines.js';
import { type PageSize, withoutMargins } from './margins.js';
import { joinLines, type PdfParagraph } from './paragraphs.js';
import { matrixOf } from './matrix.js';
import { withCommonForms } from './presentation-forms.js';

/** Letters that a document has at least if it holds text at all. */
const fewestLetters = 20;
/** How much of a text may be letters that its font does not name before it counts as unreadable. */
const unnamedShare = 0.2;
/** How much larger than the body a headline and a subheading stand. */
const headlineSize = 1.25;
const subheadingSize = 1.1;
const longestHeading = 250;

/** The library's number for leaving out notes and form fields. */
const noAnnotations = 0;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/**
 * A PDF file as a page: its text in the order in which it is read, joined to paragraphs, without headers, footers and page numbers. Nothing in the
 * file is run, drawn or fetched.
 *
 * This module loads the PDF library: import it only when there is a PDF to read.
 *
 * @throws IsnadError `file-encrypted`, `file-scanned` where the pages hold no text, `file-too-large` over the limit of pages, `file-unreadable`
 */
export async function readPdfPage(bytes: Uint8Array, name: string): Promise<DocumentPage> {
  const document = await open(bytes, name);
  if (document.numPages > mostPages) {
    throw new IsnadError('file-too-large', `${name} has ${document.numPages} pages; the limit is ${mostPages}.`, {
      hint: 'Add the pages of the report as a file of their own.',
    });
  }
  const drawn = await readLines(document, name);
  const { lines, ...counts } = withNamedLetters(drawn.lines, name);
  const bodySize = commonest(lines.map(({ size, text }) => ({ value: size, weight: text.length })));
  const margins = withoutMargins(lines, drawn.pages, bodySize);
  const { paragraphs, undivided } = joinLines(margins.lines);
  const title = await statedTitle(document);
  return {
    page: {
      lines: paragraphs.map((paragraph, at) => lineOf(paragraph, at, bodySize)),
      stated: margins.url === undefined ? {} : { url: margins.url },
      stripped: [...margins.stripped, ...drawn.turned],
    },
    encoding: null,
    remarks: remarksOf({ ...counts, undivided }),
    ...(title === undefined ? {} : { fallbackTitle: title }),
  };
}

async function open(bytes: Uint8Array, name: string): Promise<PdfDocument> {
  addMissingMethod();
  try {
    // A copy: the library takes the bytes over, and takes no Buffer.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      // No picture is decoded: the text is all that is read.
      maxImageSize: 0,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new IsnadError('file-encrypted', `${name} is protected with a password.`, {
        hint: 'Save it without the password, or print it to a new PDF, and add that.',
      });
    }
    throw damaged(name, cause);
  }
}

/** The library uses a method of ES2024 that Node has only from version 21. */
function addMissingMethod(): void {
  const method = 'transferToFixedLength';
  if (method in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, method, {
    value(this: ArrayBuffer, length: number): ArrayBuffer {
      return this.slice(0, length);
    },
  });
}

function damaged(name: string, cause: unknown): IsnadError {
  return new IsnadError('file-unreadable', `${name} is a PDF that cannot be read: it is damaged or cut off.`, {
    hint: 'Download or export it again; if it opens in a viewer, print it to a new PDF and add that.',
    cause,
  });
}

interface DrawnLines {
  readonly lines: readonly PdfLine[];
  readonly turned: readonly StrippedLine[];
  readonly pages: ReadonlyMap<number, PageSize>;
}

async function readLines(document: PdfDocument, name: string): Promise<DrawnLines> {
  const lines: PdfLine[] = [];
  const turned: StrippedLine[] = [];
  const pages = new Map<number, PageSize>();
  let unread: unknown;
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const operations = await page.getOperatorList({ annotationMode: noAnnotations });
      const glyphs = glyphsOf(operations, matrixOf(viewport.transform), (font) => unitOf(page, font));
      pages.set(number, { height: viewport.height });
      lines.push(
        ...linesOfPage(
          glyphs.filter(({ isUpright }) => isUpright),
          number,
        ),
      );
      const sideways = linesOfPage(
        glyphs.filter(({ isUpright }) => !isUpright).map((glyph) => ({ ...glyph, y: 0 })),
        number,
      );
      for (const { text } of sideways) turned.push({ line: lines.length, text, reason: 'turned text' });
      page.cleanup();
    } catch (cause) {
      unread ??= cause;
    }
  }
  if (unread !== undefined && lines.length === 0) throw damaged(name, unread);
  return { lines, turned, pages };
}

/** The unit of a font's widths, where its own matrix states another than usual, as fonts do that are drawn by the page itself. */
function unitOf(page: PdfPage, font: string): number | undefined {
  if (!page.commonObjs.has(font)) return undefined;
  const { fontMatrix } = page.commonObjs.get(font) as { fontMatrix?: unknown };
  return Array.isArray(fontMatrix) && Number(fontMatrix[0]) > 0 ? Number(fontMatrix[0]) : undefined;
}

interface LetterCounts {
  readonly changed: number;
  readonly lost: number;
}

/** The lines in common letters, without characters that name no letter. */
function withNamedLetters(drawn: readonly PdfLine[], name: string): LetterCounts & { lines: PdfLine[] } {
  let changed = 0;
  let lost = 0;
  let letters = 0;
  const lines = drawn.flatMap((line) => {
    const common = withCommonForms(line.text);
    // What no letter is named for: control characters, private use, the sign for a missing letter
    const text = common.text
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\p{Co}]/gu, '')
      .normalize('NFC')
      .trim();
    changed += common.changed;
    lost += common.text.length - text.length;
    letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return text === '' ? [] : [{ ...line, text }];
  });
  if (lost > unnamedShare * (letters + lost) && lost > fewestLetters) {
    throw new IsnadError('file-unreadable', `The fonts of ${name} do not say which letters they draw.`, {
      hint: 'Add the report from another source, as text, HTML or .docx.',
    });
  }
  if (letters < fewestLetters) {
    throw new IsnadError('file-scanned', `${name} holds no text: its pages are pictures, or empty.`, {
      hint: 'Run text recognition (OCR) over it, check the result, and add that; or add the text itself.',
    });
  }
  return { lines, changed, lost };
}

function lineOf(paragraph: PdfParagraph, at: number, bodySize: number): Line {
  const { text, size, page } = paragraph;
  const canBeHeading = text.length <= longestHeading && wordCount(text) >= 1;
  const mark =
    canBeHeading && page === 1 && size >= headlineSize * bodySize
      ? 'title'
      : canBeHeading && size >= subheadingSize * bodySize
        ? 'heading'
        : 'none';
  return { line: paragraph.line, text, mark, block: at };
}

/** The title that the file states of itself, unless a program put its own name or the file's there. */
async function statedTitle(document: PdfDocument): Promise<string | undefined> {
  const metadata = await document.getMetadata().catch(() => undefined);
  const { Title: title } = (metadata?.info ?? {}) as Record<string, unknown>;
  if (typeof title !== 'string') return undefined;
  const written = title.normalize('NFC').replace(/\s+/g, ' ').trim();
  const isMade = /^(?:untitled|microsoft |about:|https?:)|\.(?:docx?|pdf|html?|txt|indd|qxd)$/i.test(written);
  return isMade || wordCount(written) < 2 ? undefined : written;
}

function remarksOf({ changed, lost, undivided }: LetterCounts & { undivided: number }): Remark[] {
  const all: Remark[] = [
    { kind: 'letterForms', count: changed },
    { kind: 'joinedWords', count: undivided },
    { kind: 'lostLetters', count: lost },
  ];
  return all.filter((remark) => !('count' in remark) || remark.count > 0);
}
