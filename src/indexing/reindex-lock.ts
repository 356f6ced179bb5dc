import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { IsnadError } from '../errors.js';

/**
 * Lets one process at a time reindex a library, so that two do not embed the same passages. Like the library's own lock it is a
 * transaction on a file that carries nothing else: the operating system gives it up when the process ends, however it ends.
 * @returns a function that gives the lock back.
 * @throws IsnadError `reindex-running` when another process holds it, `disk-write-failed` when the folder cannot be written
 */
export async function lockReindex(indexDirectory: string): Promise<() => void> {
  let database: Database.Database | undefined;
  try {
    await mkdir(indexDirectory, { recursive: true });
    database = new Database(join(indexDirectory, 'reindex.lock'));
    database.exec('pragma journal_mode = off; begin exclusive');
  } catch (cause) {
    database?.close();
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY')) {
      throw new IsnadError('reindex-running', `Another process is reindexing ${indexDirectory}.`, {
        hint: 'Wait until it has finished, then try again.',
        cause,
      });
    }
    throw new IsnadError('disk-write-failed', `The index folder ${indexDirectory} cannot be written.`, {
      hint: 'Check INDEX_DIR, the permissions of the folder and the free space of the disk.',
      cause,
    });
  }
  const held = database;
  return () => held.close();
}
