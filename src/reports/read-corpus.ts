import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, IsnadError } from '../errors.js';
import { idOf, parseReport } from './corpus-file.js';
import { isLinesFile } from './corpus-line.js';
import type { Report } from './report.js';

/**
 * The reports of a corpus folder and its sub-folders: paths of the `.md` and `.jsonl` files relative to it, with `/` between folders, sorted.
 * Hidden files and folders are left out.
 *
 * @throws IsnadError `corpus-missing` when there is no such folder, `report-duplicate-id` when two files have one name,
 *   `file-unreadable` when a folder cannot be read
 */
export async function listCorpus(directory: string): Promise<string[]> {
  const files = (await listFolder(directory, '')).sort();
  const seen = new Map<string, string>();
  for (const file of files.filter((each) => !isLinesFile(each))) {
    const id = idOf(file).toLowerCase();
    const other = seen.get(id);
    if (other !== undefined) {
      throw new IsnadError('report-duplicate-id', `Two reports have the same name: ${other} and ${file}.`, {
        hint: 'Rename one of the two files: the name is what a citation refers to.',
      });
    }
    seen.set(id, file);
  }
  return files;
}

/** The same; none where there is no such folder yet. */
export async function listCorpusIfThere(directory: string): Promise<string[]> {
  return listCorpus(directory).catch((error: unknown) => {
    if (error instanceof IsnadError && error.identifier === 'corpus-missing') return [];
    throw error;
  });
}

/**
 * Reads the text of one corpus file.
 *
 * @param file path as `listCorpus` gives it
 * @throws IsnadError `file-missing` or `file-unreadable` when it cannot be read, `file-encoding` when it is not UTF-8
 */
export async function readCorpusFile(directory: string, file: string): Promise<string> {
  const path = join(directory, file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
  return decodeUtf8(path, bytes);
}

/** The error for a corpus file that cannot be read: `file-missing` or `file-unreadable`. */
export function unreadableFile(path: string, cause: unknown): IsnadError {
  const missing = errorCode(cause) === 'ENOENT';
  return new IsnadError(missing ? 'file-missing' : 'file-unreadable', `The report ${path} cannot be read.`, {
    hint: missing ? 'It was moved or deleted; index the corpus again.' : 'Check the permissions of the file.',
    cause,
  });
}

/**
 * Reads one report of a corpus folder.
 *
 * @param file path as `listCorpus` gives it
 * @throws IsnadError as `readCorpusFile` and `parseReport` do
 */
export async function readReport(directory: string, file: string): Promise<Report> {
  return parseReport(file, await readCorpusFile(directory, file));
}

function decodeUtf8(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new IsnadError('file-encoding', `The report ${path} is not UTF-8.`, {
      hint: 'Save it as UTF-8, or import it with "isnad add", which converts other encodings.',
      cause,
    });
  }
}

/** Whether a file of this name holds reports: one as Markdown, or one a line. */
export const isCorpusFile = (name: string): boolean => /\.(?:md|jsonl)$/i.test(name);

async function listFolder(directory: string, folder: string): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(directory, folder), { withFileTypes: true });
  } catch (cause) {
    const code = errorCode(cause);
    if (folder === '' && (code === 'ENOENT' || code === 'ENOTDIR')) {
      throw new IsnadError('corpus-missing', `There is no corpus folder at ${directory}.`, {
        hint: 'Set CORPUS_DIR to the folder of the reports, or add a report with "isnad add".',
        cause,
      });
    }
    throw new IsnadError('file-unreadable', `The folder ${join(directory, folder)} cannot be read.`, {
      hint: 'Check the permissions of the folder.',
      cause,
    });
  }
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await listFolder(directory, path)));
    else if (entry.isFile() && isCorpusFile(entry.name)) files.push(path);
  }
  return files;
}
