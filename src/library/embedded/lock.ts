import { join } from 'node:path';
import Database from 'libsql';
import { IsnadError } from '../../errors.js';

/**
 * Lets one process at a time publish into a library. The lock is a transaction on a file of its own: the operating system gives it up
 * when the process ends, however it ends, so there is no stale lock to detect.
 * @returns a function that gives the lock back.
 * @throws IsnadError `library-busy` when another holds it, `disk-write-failed` when the folder cannot be written.
 */
export function lockPublishing(directory: string): () => void {
  const path = join(directory, 'publishing.lock');
  let database: Database.Database | undefined;
  try {
    database = new Database(path);
    // No journal: the file only carries the lock, nothing is ever written to it.
    database.exec('pragma journal_mode = off; begin exclusive');
  } catch (cause) {
    database?.close();
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY')) {
      throw new IsnadError('library-busy', `Another process is changing the library in ${directory}.`, {
        hint: 'Wait until its reindex has finished, then try again.',
        cause,
      });
    }
    throw new IsnadError('disk-write-failed', `The library in ${directory} cannot be locked for writing.`, {
      hint: 'Check the free space of the disk and the permissions of the folder.',
      cause,
    });
  }
  const held = database;
  return () => held.close();
}
