import { IsnadError } from '../../errors.js';
import type { Remark } from '../remark.js';
import { compoundKind, foreignArchive, foreignKind } from './signatures.js';

/** The kinds of documents that a report is read from. */
export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx';

/** A document as it came: its bytes, and what its sender calls it. */
export interface DocumentSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The media type that its sender states; only asked where the name has no extension. */
  readonly contentType?: string;
}

export interface RecognisedKind {
  readonly kind: DocumentKind;
  /** That the name says something else. */
  readonly remarks: readonly Remark[];
}

/** How many bytes are looked at to tell one kind of text from another. */
const headBytes = 4096;

const kindOfExtension: Readonly<Record<string, DocumentKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.docm': 'docx',
  '.doc': 'docx',
};

const kindOfMediaType: Readonly<Record<string, DocumentKind>> = {
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
};

const wordsOfKind: Readonly<Record<DocumentKind, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'HTML',
  pdf: 'a PDF',
  docx: 'a Word document',
};

/**
 * The kind of a document, by its content first: PDF, Word and HTML are known whatever they are called, and what is no report at all is refused
 * by its true kind. Only between plain text and Markdown does the name decide.
 *
 * @throws IsnadError `file-empty`, `file-encrypted` for an Office document with a password, `file-type-unknown` for everything that is none of the
 *   kinds, `file-unreadable` for a file that is called a PDF or Word document and is none
 */
export function kindOf({ name, bytes, contentType }: DocumentSource): RecognisedKind {
  if (bytes.length === 0) {
    throw new IsnadError('file-empty', `${name} is empty.`, {
      hint: 'Check that the download or the copy was complete.',
    });
  }
  const named = kindOfName(name, contentType);
  const kind = kindOfContent(name, bytes) ?? kindOfText(name, bytes, named);
  const isExpected = named === undefined || named === kind;
  return {
    kind,
    remarks: isExpected ? [] : [{ kind: 'misnamed', named, is: kind }],
  };
}

function kindOfName(name: string, contentType: string | undefined): DocumentKind | undefined {
  const extension = extensionOf(name);
  if (extension !== '') return kindOfExtension[extension];
  return kindOfMediaType[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
}

function extensionOf(name: string): string {
  return /[^/\\](\.[a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

function kindOfContent(name: string, bytes: Uint8Array): DocumentKind | undefined {
  const head = latin(bytes.subarray(0, headBytes));
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'pdf';
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) {
    const content = latin(bytes);
    if (content.includes('[Content_Types].xml') && content.includes('word/')) return 'docx';
    throw notOfAKind(name, foreignArchive(content));
  }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    const compound = compoundKind(bytes);
    if (compound.isEncrypted) throw new IsnadError('file-encrypted', `${name} is ${compound.what}.`, compound);
    throw notOfAKind(name, compound);
  }
  const foreign = foreignKind(head);
  if (foreign !== undefined) throw notOfAKind(name, foreign);
  return undefined;
}

/** The kind of what can only be text, if anything. */
function kindOfText(name: string, bytes: Uint8Array, named: DocumentKind | undefined): DocumentKind {
  const extension = extensionOf(name);
  if (extension !== '' && named === undefined) {
    throw new IsnadError('file-type-unknown', `${name} is not a .txt, .md, .html, .pdf or .docx file.`, {
      hint: 'Save it as one of these and add that.',
    });
  }
  if (looksLikeHtml(bytes)) return 'html';
  if (named !== 'pdf' && named !== 'docx') return named ?? 'text';
  if (bytes.includes(0)) {
    throw new IsnadError(
      'file-unreadable',
      `${name} is named like ${wordsOfKind[named]} but does not begin as one does.`,
      {
        hint: 'It is damaged or another kind of file: open it to see, and save it again.',
      },
    );
  }
  return 'text';
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, headBytes);
  const text =
    head[0] === 0xff && head[1] === 0xfe
      ? new TextDecoder('utf-16le').decode(head)
      : head[0] === 0xfe && head[1] === 0xff
        ? new TextDecoder('utf-16be').decode(head)
        : latin(head).replace(/^\xef\xbb\xbf/, '');
  const start = text.replace(/^(?:\s+|<\?[^>]{0,500}>|<!--(?:(?!-->)[^])*-->)+/, '');
  return /^<(?:!doctype\s+html|html|head|body|article|main|h1|div|p|meta|title|script|style|section)\b/i.test(start);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function notOfAKind(name: string, { what, hint }: { what: string; hint: string }): IsnadError {
  return new IsnadError('file-type-unknown', `${name} is ${what}.`, { hint });
}
