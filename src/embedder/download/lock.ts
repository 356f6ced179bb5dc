import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'libsql';

/** How often it is looked whether another process has finished, in milliseconds. */
const interval = 200;

/** SQLite's result code for a file that another connection has locked (https://www.sqlite.org/rescode.html). */
const busy = 5;

/**
 * Does some work in a model's folder while no other process works in it; waits for one that does. The lock is a transaction on an
 * empty file beside the folder, which the operating system gives up when the process ends, however it ends.
 * @param onWait called once, if another process is at work
 */
export async function whileLocked<Result>(
  folder: string,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(dirname(folder), { recursive: true });
  const database = new Database(join(dirname(folder), `.${basename(folder)}.lock`));
  try {
    if (!tryLock(database)) {
      onWait();
      do await new Promise((resolve) => setTimeout(resolve, interval));
      while (!tryLock(database));
    }
    return await work();
  } finally {
    if (database.inTransaction) database.exec('rollback');
    database.close();
  }
}

function tryLock(database: Database.Database): boolean {
  try {
    // Nothing is ever written, so there is nothing to undo after a kill.
    database.exec('pragma busy_timeout = 0; pragma journal_mode = off; begin exclusive');
    return true;
  } catch (error) {
    if (error instanceof Error && 'rawCode' in error && (Number(error.rawCode) & 0xff) === busy) return false;
    throw error;
  }
}
