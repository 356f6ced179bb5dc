import { join } from 'node:path';
import { IsnadError } from '../../errors.js';
import { Connection } from './connection.js';

/**
 * Lets one process at a time publish into a library. The lock is a transaction on a file of its own: the operating system gives it up
 * when the process ends, however it ends, so there is no stale lock to detect.
 * @returns a function that gives the lock back.
 * @throws IsnadError `library-busy` when another holds it, `disk-write-failed` when the folder cannot be written.
 */
export function lockPublishing(directory: string): () => void {
  const connection = new Connection(join(directory, 'publishing.lock'), 'lock');
  try {
    connection.execute('begin exclusive');
  } catch (cause) {
    connection.close();
    if (!(cause instanceof IsnadError) || cause.identifier !== 'library-busy') throw cause;
    throw new IsnadError('library-busy', `Another process is changing the library in ${directory}.`, {
      hint: 'Wait until its reindex has finished, then try again.',
      cause,
    });
  }
  return () => {
    connection.rollBack();
    connection.close();
  };
}
