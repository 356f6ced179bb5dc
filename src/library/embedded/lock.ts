import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../../errors.js';
import { Connection } from './connection.js';

/**
 * Holds a lock that one process at a time may have: a transaction on a file that carries nothing else. The operating system gives it up
 * when the process ends, however it ends, so there is no stale lock to detect.
 * @returns a function that gives the lock back.
 * @throws `busy` when another holds it; IsnadError `disk-write-failed` when the folder cannot be written.
 */
function holdLock(file: string, busy: (cause: unknown) => IsnadError): () => void {
  let connection: Connection | undefined;
  try {
    connection = new Connection(file, 'lock');
    connection.execute('begin exclusive');
  } catch (cause) {
    connection?.close();
    throw cause instanceof IsnadError && cause.identifier === 'library-busy' ? busy(cause) : cause;
  }
  const held = connection;
  return () => {
    held.rollBack();
    held.close();
  };
}

/**
 * Lets one process at a time publish into a library.
 * @returns a function that gives the lock back.
 * @throws IsnadError `library-busy` when another holds it, `disk-write-failed` when the folder cannot be written.
 */
export function lockPublishing(directory: string): () => void {
  return holdLock(
    join(directory, 'publishing.lock'),
    (cause) =>
      new IsnadError('library-busy', `Another process is changing the library in ${directory}.`, {
        hint: 'Wait until its reindex has finished, then try again.',
        cause,
      }),
  );
}

/** Whether a process publishes into a library at this moment; false where that cannot be found out. */
export function isPublishing(directory: string): boolean {
  try {
    lockPublishing(directory)();
    return false;
  } catch (error) {
    if (error instanceof IsnadError) return error.identifier === 'library-busy';
    throw error;
  }
}

/**
 * Lets one process at a time reindex a library, so that two do not embed the same passages. Creates the folder if there is none.
 * @returns a function that gives the lock back.
 * @throws IsnadError `reindex-running` when another process holds it, `disk-write-failed` when the folder cannot be written.
 */
export async function lockReindexing(directory: string): Promise<() => void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `The index folder ${directory} cannot be written.`, {
      hint: 'Check INDEX_DIR, the permissions of the folder and the free space of the disk.',
      cause,
    });
  }
  return holdLock(
    join(directory, 'reindex.lock'),
    (cause) =>
      new IsnadError('reindex-running', `Another process is reindexing ${directory}.`, {
        hint: 'Wait until it has finished, then try again.',
        cause,
      }),
  );
}

/**
 * Lets one process at a time restore a backup.
 * @returns a function that gives the lock back.
 * @throws IsnadError `library-busy` when another process holds it, `disk-write-failed` when the folder cannot be written.
 */
export function lockRestoring(directory: string): () => void {
  return holdLock(
    join(directory, 'restore.lock'),
    (cause) =>
      new IsnadError('library-busy', `Another process is restoring a backup to ${directory}.`, {
        hint: 'Wait until it has finished, then try again.',
        cause,
      }),
  );
}
