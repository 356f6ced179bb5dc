import { readFile, stat } from 'node:fs/promises';
import { errorCode, IsnadError } from '../errors.js';
import { importDocument, type ImportedDocument, type ImportOverrides } from './document/import-document.js';
import { kindOf } from './document/kinds.js';
import { readApart } from './document/read-document.js';

export type { ImportedDocument, ImportOverrides } from './document/import-document.js';

/** Largest file that is imported, in bytes. */
const largestFile = 20 * 1024 * 1024;

/**
 * Reads a report from a text, Markdown, HTML, PDF or Word file: its article without the furniture of the page, and what the page says about it.
 *
 * @throws IsnadError `file-missing`, `file-unreadable`, `file-too-large` (over 20 MB), and what `readDocument` throws
 */
export async function importFile(path: string, overrides: ImportOverrides = {}): Promise<ImportedDocument> {
  const source = { name: path, bytes: await readSource(path) };
  const { kind } = kindOf(source);
  // Documents of text are read here: a process for each file of a folder would take longer than the reading.
  return kind === 'pdf' || kind === 'docx'
    ? readApart(source, { mostBytes: largestFile, overrides })
    : importDocument(source, overrides);
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
    const missing = errorCode(cause) === 'ENOENT';
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
