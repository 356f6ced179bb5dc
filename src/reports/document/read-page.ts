import { decodeFile, type FileEncoding } from '../decode.js';
import type { Page } from '../page/page.js';
import type { Remark } from '../remark.js';
import type { DocumentPage } from './document-page.js';
import type { DocumentKind } from './kinds.js';

/**
 * A document of a known kind as a page. The libraries of each kind are loaded when there is one to read.
 *
 * @param name how the document is called in an error
 * @throws IsnadError what the readers of the kinds throw
 */
export async function readDocumentPage(kind: DocumentKind, bytes: Uint8Array, name: string): Promise<DocumentPage> {
  switch (kind) {
    case 'pdf':
      return (await import('./pdf/read-pdf-page.js')).readPdfPage(bytes, name);
    case 'docx':
      return (await import('./docx/read-docx-page.js')).readDocxPage(bytes, name);
    case 'text':
    case 'markdown':
    case 'html': {
      const { text, encoding } = decodeFile(bytes, name);
      return { page: await readTextual(kind, text), encoding, remarks: encodingRemarks(encoding) };
    }
  }
}

async function readTextual(kind: 'text' | 'markdown' | 'html', source: string): Promise<Page> {
  switch (kind) {
    case 'text':
      return (await import('../page/text-page.js')).readTextPage(source);
    case 'markdown':
      return (await import('../page/markdown-page.js')).readMarkdownPage(source);
    case 'html':
      return (await import('../page/html-page.js')).readHtmlPage(source);
  }
}

const encodingRemarks = (encoding: FileEncoding): Remark[] =>
  encoding === 'utf-8' ? [] : [{ kind: 'converted', encoding }];
