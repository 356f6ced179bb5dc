import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../errors.js';

/**
 * Makes sure that a file can be written later, so that no work is lost for a path that is wrong.
 * @throws IsnadError `disk-write-failed`
 */
export async function requireFolderOf(file: string): Promise<void> {
  try {
    await access(path.dirname(path.resolve(file)), constants.W_OK);
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `${file} cannot be written: its folder is not there, or is protected.`, {
      hint: 'Make the folder first, or give another path.',
      cause,
    });
  }
}

/** @throws IsnadError `disk-write-failed` */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `${file} cannot be written.`, {
      hint: 'Check that it is no folder, that you may write it, and that the disk is not full.',
      cause,
    });
  }
}
