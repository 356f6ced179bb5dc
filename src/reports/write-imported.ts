import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, IsnadError } from '../errors.js';
import { fold } from '../language/fold.js';
import { formatReport, idOf } from './corpus-file.js';
import { isLinesFile } from './corpus-line.js';
import { fileNameFor } from './file-name.js';
import type { ImportedDocument } from './import.js';
import { listCorpus, readReport } from './read-corpus.js';

/** What became of a report that was to be written; `file` is relative to the corpus folder. */
export interface WriteResult {
  readonly status: 'added' | 'already-there';
  readonly file: string;
}

/**
 * Writes an imported report into a corpus folder, under a name made of its title: to a temporary file first, so that no reader ever sees half of it,
 * and never over another file. A report whose text is there already is not written again. Creates the folder if there is none.
 *
 * @throws IsnadError `disk-write-failed` when the folder or the file cannot be written, and what `listCorpus` throws
 */
export async function writeImported(
  directory: string,
  imported: Pick<ImportedDocument, 'citation' | 'text'>,
): Promise<WriteResult> {
  const content = formatReport(imported.citation, imported.text);
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    throw writeFailed(directory, cause);
  }
  const files = await listCorpus(directory);
  const same = await fileWithText(directory, files, normalisedTextHash(imported.text));
  if (same !== undefined) return { status: 'already-there', file: same };
  const names = files.map(idOf);
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    const name = (taken: readonly string[]): string => fileNameFor(imported.citation.title, [...names, ...taken]);
    return { status: 'added', file: await placeNew(temporary, directory, name, '.md') };
  } catch (cause) {
    throw writeFailed(directory, cause);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Gives a file that is complete a name in a folder, never that of another file.
 * @param nameFor a name, given those that turned out to be taken
 * @returns the name, with its extension
 */
export async function placeNew(
  temporary: string,
  directory: string,
  nameFor: (taken: readonly string[]) => string,
  extension: '.md' | '.jsonl',
): Promise<string> {
  const taken: string[] = [];
  for (;;) {
    const name = nameFor(taken);
    // A hard link fails where a rename would silently replace a file that another process has just written.
    if (await linked(temporary, join(directory, `${name}${extension}`))) return `${name}${extension}`;
    taken.push(name);
  }
}

/**
 * The Markdown file of a corpus folder whose report has this text by `normalisedTextHash`; undefined if none has. Damaged reports and `.jsonl`
 * files are passed over.
 */
export async function fileWithText(
  directory: string,
  files: readonly string[],
  hash: string,
): Promise<string | undefined> {
  for (const file of files.filter((each) => !isLinesFile(each))) {
    try {
      if (normalisedTextHash((await readReport(directory, file)).text) === hash) return file;
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
    }
  }
  return undefined;
}

/** SHA-256 of the letters and digits of a text, folded: the same for two copies that differ in marks, punctuation, white space or subheading signs. */
export function normalisedTextHash(text: string): string {
  return createHash('sha256')
    .update(fold(text).replace(/[^\p{L}\p{N}]+/gu, ''))
    .digest('hex');
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return renamed(from, to);
    throw cause;
  }
}

/** The same where the file system has no hard links: the name is taken by an empty file first, which the rename then replaces. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await writeFile(to, '', { flag: 'wx' });
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
  await rename(from, to);
  return true;
}

export function writeFailed(directory: string, cause: unknown): IsnadError {
  return new IsnadError('disk-write-failed', `The report cannot be written into ${directory}.`, {
    hint: 'Check the permissions of the folder and the free space of the disk.',
    cause,
  });
}
