import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { IsnadError } from '../errors.js';

/** The extensions, in any case, of the files of a folder that reports are imported from. */
const sourceExtensions = ['.txt', '.md', '.html', '.htm', '.pdf', '.docx', '.jsonl'];

function isSource(file: string): boolean {
  return sourceExtensions.includes(extname(file).toLowerCase());
}

/**
 * The files to import: those that are named, as they are, and the text, Markdown, HTML, PDF, Word and JSON Lines files of the folders that are named, with their sub-folders,
 * sorted; hidden ones are left out. Each file once, in the order of the arguments. A file of another type is passed on: importing it says what is wrong.
 *
 * @throws IsnadError `file-missing` for a path at which there is nothing, `file-unreadable` for a folder that cannot be listed
 */
export async function expandSources(paths: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const path of paths) {
    for (const file of await filesAt(path)) files.add(file);
  }
  return [...files];
}

async function filesAt(path: string): Promise<string[]> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (cause) {
    throw new IsnadError('file-missing', `There is no file or folder ${path}.`, {
      hint: 'Check the path for a typing error.',
      cause,
    });
  }
  return isFolder ? filesOfFolder(path) : [path];
}

async function filesOfFolder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files: string[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) files.push(...(await filesOfFolder(path)));
      else if (entry.isFile() && isSource(entry.name)) files.push(path);
    }
    return files;
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    throw new IsnadError('file-unreadable', `The folder ${folder} cannot be read.`, {
      hint: 'Check its permissions.',
      cause,
    });
  }
}
