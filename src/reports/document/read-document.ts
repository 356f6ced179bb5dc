import { IsnadError } from '../../errors.js';
import { visible } from '../../language/visible.js';
import type { ImportedDocument, ImportOverrides } from './import-document.js';
import { type DocumentSource, kindOf } from './kinds.js';
import { longestReading, mostBytesByDefault } from './limits.js';
import { runReader } from './run-reader.js';

export type { ImportedDocument, ImportOverrides } from './import-document.js';
export type { DocumentKind, DocumentSource } from './kinds.js';

export interface ReadDocumentOptions {
  /** Largest document that is read, in bytes; 10 MiB if nothing is stated. */
  readonly mostBytes?: number;
  /** How long the reading may take, in milliseconds; 20 seconds if nothing is stated. */
  readonly mostTime?: number;
  /** What a person states about the report; it counts before anything that the document says. */
  readonly overrides?: ImportOverrides;
  /** Ends the reading; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a report from a document of a stranger: .txt, .md, .html, .pdf or .docx, known by its content. The document is read in a process of its own,
 * with bounded memory and time: nothing in it runs, and whatever it does to the libraries that read it, the caller only gets an error.
 *
 * @throws IsnadError `file-empty`, `file-too-large` (bytes, or pages of a PDF), `file-type-unknown`, `file-binary`, `file-encoding`, `file-unreadable`
 *   (damaged, or not read in time), `file-encrypted`, `file-scanned`, `file-bomb`, `report-without-title` when it has no headline and none is
 *   stated, `report-without-text`, `busy` when many documents wait to be read
 */
export async function readDocument(
  source: DocumentSource,
  options: ReadDocumentOptions = {},
): Promise<ImportedDocument> {
  return readApart({ ...source, name: documentLabel(source.name) }, options);
}

/** The same for a document whose name is that of a file of the person's own, which messages show as it is. */
export async function readApart(
  source: DocumentSource,
  { mostBytes = mostBytesByDefault, mostTime = longestReading, overrides = {}, signal }: ReadDocumentOptions,
): Promise<ImportedDocument> {
  const { bytes } = source;
  if (bytes.length > mostBytes) {
    throw new IsnadError(
      'file-too-large',
      `${source.name} has ${megabytes(bytes.length)} MB; the limit is ${megabytes(mostBytes)} MB.`,
      {
        hint: 'Add the report alone, without pictures, or as text.',
      },
    );
  }
  // Refused here already, most wrong files cost no process.
  kindOf(source);
  return runReader({ source, overrides }, mostTime, signal);
}

/** Longest name of a document in a message, in characters. */
const longestName = 80;

/** The name of an uploaded document as messages may show it: without folders, controls and changes of the writing direction, and not too long. */
export function documentLabel(name: string): string {
  const last = visible(name).split(/[/\\]/).at(-1)?.trim() ?? '';
  const characters = [...last];
  if (characters.length === 0 || /^\.+$/.test(last)) return 'The document';
  return characters.length <= longestName
    ? last
    : `${characters.slice(0, longestName / 2).join('')}…${characters.slice(-20).join('')}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 });
}
