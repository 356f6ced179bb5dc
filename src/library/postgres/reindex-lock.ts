import { once } from 'node:events';
import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import { connectDatabase } from './connect.js';
import type { Queries } from './database.js';

/** Key of the advisory lock of who reindexes. */
const reindexingLock = 0x15_4af;

/**
 * Lets one process at a time, on whatever machine, reindex the library of a database, so that two do not embed the same passages. The
 * server gives the lock up when the process ends, however it ends.
 * @returns a function that gives the lock back.
 * @throws IsnadError `reindex-running` when another process holds it, and what connecting throws
 */
export async function lockReindexingIn(url: string): Promise<() => Promise<void>> {
  const database = connectDatabase(url);
  const done = new AbortController();
  const unlock = async (): Promise<void> => {
    done.abort();
    // Closing its connection is what frees the lock.
    await database.close();
  };
  const isLocked = await new Promise<boolean>((resolve, reject) => {
    const hold = async (queries: Queries): Promise<void> => {
      const { rows } = await sql<{ held: boolean }>`
        select pg_try_advisory_lock(${reindexingLock}::bigint) as held`.execute(queries);
      const ended = once(done.signal, 'abort');
      resolve(rows[0]?.held === true);
      await ended;
    };
    database.once((kysely) => kysely.connection().execute(hold)).catch(reject);
  }).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  if (isLocked) return unlock;
  await unlock();
  throw new IsnadError('reindex-running', `Another process is reindexing ${database.place}.`, {
    hint: 'Wait until it has finished, then try again.',
  });
}
