import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { wordCount } from '../../clean/line-form.js';
import { blocksOf } from '../../page/html-blocks.js';
import type { Line, StrippedLine } from '../../page/page.js';
import type { Remark } from '../../remark.js';
import type { DocumentPage } from '../document-page.js';
import { damaged, readArchive } from './archive.js';

/**
 * A Word document as a page: its paragraphs, headings and lists; headers, footers and footnotes are listed as left out. Tracked changes are read as
 * accepted, comments are not read; macros, pictures and linked files are never opened.
 *
 * This module loads the library for Word documents: import it only when there is one to read.
 *
 * @throws IsnadError `file-unreadable`, `file-encrypted`, `file-bomb`, `file-type-unknown`
 */
export async function readDocxPage(bytes: Uint8Array, name: string): Promise<DocumentPage> {
  const parts = await readArchive(bytes, name);
  const { window } = new JSDOM(await convert(parts, name));
  try {
    const { body } = window.document;
    const footnotes = takeFootnotes(body);
    const lines = withOneTitle(
      blocksOf(body).map(({ text, mark, block }, at) => ({ line: at + 1, text, mark, block })),
    );
    const title = titleOf(parts);
    return {
      page: {
        lines,
        stated: {},
        stripped: [
          ...marginLines(parts),
          ...footnotes.map((text) => ({ line: lines.length, text, reason: 'footnote' })),
        ],
      },
      encoding: null,
      remarks: remarksOf(bytes),
      ...(title === undefined ? {} : { fallbackTitle: title }),
    };
  } finally {
    window.close();
  }
}

/** The document as HTML. The library is given only what was unpacked under the limits, packed anew without compression. */
async function convert(parts: ReadonlyMap<string, Buffer>, name: string): Promise<string> {
  try {
    const checked = new JSZip();
    for (const [part, content] of parts) checked.file(part, content);
    const { value } = await mammoth.convertToHtml(
      { buffer: await checked.generateAsync({ type: 'nodebuffer', compression: 'STORE' }) },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/** Takes footnotes and the signs that refer to them out of a document. @returns the footnotes' texts */
function takeFootnotes(body: Element): string[] {
  for (const sign of body.querySelectorAll('sup > a[id*="note-ref-"]')) sign.parentElement?.remove();
  return [...body.querySelectorAll('li[id*="footnote-"], li[id*="endnote-"]')].map((note) => {
    for (const link of note.querySelectorAll('a[href*="note-ref-"]')) link.remove();
    note.remove();
    return (note.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** A document has one title: its first heading of the first rank, if no text stands above it. The others head its sections. */
function withOneTitle(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(({ mark }) => mark === 'title');
  const isTitle = lines.slice(0, Math.max(first, 0)).every(({ text }) => wordCount(text) < 20);
  return lines.map((line, at) =>
    line.mark === 'title' && !(isTitle && at === first) ? { ...line, mark: 'heading' } : line,
  );
}

/** What stands in headers and footers, each line once. */
function marginLines(parts: ReadonlyMap<string, Buffer>): StrippedLine[] {
  const texts = [...parts]
    .filter(([part]) => /^word\/(?:header|footer)\d*\.xml$/.test(part))
    .flatMap(([, content]) => content.toString('utf8').split('</w:p>'))
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)</g)]
        .map(([, text = '']) => unescaped(text))
        .join('')
        .trim(),
    );
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .map((text) => ({ line: 0, text, reason: 'page header or footer' }));
}

function titleOf(parts: ReadonlyMap<string, Buffer>): string | undefined {
  const core = parts.get('docProps/core.xml')?.toString('utf8') ?? '';
  const title = unescaped(/<dc:title>([^<]{1,500})<\/dc:title>/.exec(core)?.[1] ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return wordCount(title) < 2 || /^(?:untitled|microsoft )|\.docx?$/i.test(title) ? undefined : title;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function remarksOf(bytes: Uint8Array): Remark[] {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return content.includes('vbaProject.bin') ? [{ kind: 'macros' }] : [];
}
