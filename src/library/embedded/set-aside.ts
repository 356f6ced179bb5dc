import { rename } from 'node:fs/promises';
import { errorCode, IsnadError } from '../../errors.js';
import { removeOtherIndexes } from './index-files.js';
import { lockPublishing } from './lock.js';
import { databasePath } from './store.js';

/**
 * Moves a damaged library out of the way, so that a new one can be made from the corpus. The file is kept, under a name with the time;
 * its vector index, which can be built again from any library, is deleted.
 * @returns the path of the file that was kept, or null when there was none.
 * @throws IsnadError `library-busy` when a process is publishing, `disk-write-failed`.
 */
export async function setLibraryAside(directory: string, now = new Date()): Promise<string | null> {
  const path = databasePath(directory);
  const kept = `${path}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
  const unlock = lockPublishing(directory);
  try {
    if (!(await renameIfThere(path, kept))) return null;
    // What was committed last may stand only in these two.
    await renameIfThere(`${path}-wal`, `${kept}-wal`);
    await renameIfThere(`${path}-shm`, `${kept}-shm`);
    await removeOtherIndexes(directory, null);
    return kept;
  } finally {
    unlock();
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw new IsnadError('disk-write-failed', `${from} cannot be moved aside.`, {
      hint: 'Check the permissions of the folder.',
      cause,
    });
  }
}
