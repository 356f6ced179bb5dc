import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import type { Publication } from '../library.js';
import { changedMeanwhile } from '../stored/check-publication.js';
import { type Database, type Queries, tellChange } from './database.js';
import { isConnectionLost, translate } from './failures.js';
import { readState, type StoredState } from './read-state.js';
import { embeddingRow } from './save-vectors.js';
import { writeChange } from './write-change.js';

/** First key of the advisory locks by which publications into one library follow one another; the second is the library. */
const publishingLock = 0x15_4ad;
/** A publication is not a question: large ones take minutes, and a statement of them up to so many milliseconds. */
const statementTimeout = 600_000;

/**
 * Publishes a change in one transaction: who reads sees the old generation until its commit, the new one after it.
 * @param name of the library
 * @returns the new generation.
 */
export async function publish(database: Database, name: string, publication: Publication): Promise<number> {
  const token = randomUUID();
  try {
    return await database.writeTogether(async (queries) => {
      await sql`select set_config('statement_timeout', ${String(statementTimeout)}, true)`.execute(queries);
      const stored = await lockedState(queries, name);
      if (stored.state.generation !== publication.basis)
        throw changedMeanwhile(publication.basis, stored.state.generation);
      const embedding = await embeddingRow(queries, stored.library, publication.embedding);
      await tellChange(queries, { library: name });
      return writeChange(queries, { stored, publication, embedding, token });
    });
  } catch (error) {
    // Where the connection broke while the commit was on its way, only the database knows whether it arrived.
    if (isConnectionLost(error) && (await hasArrived(database, name, token))) return publication.basis + 1;
    throw translate(error, database.place);
  }
}

/** Milliseconds within which the server ends a transaction whose client is gone; see `Database.connectionSettings`. */
const abandonedTransaction = 90_000;

/** Whether a publication was committed, once its transaction has ended one way or the other: until then it holds the lock. */
function hasArrived(database: Database, name: string, token: string): Promise<boolean> {
  return database.attemptTogether(async (queries) => {
    await sql`select set_config('lock_timeout', ${String(abandonedTransaction)}, true),
      set_config('statement_timeout', ${String(abandonedTransaction)}, true)`.execute(queries);
    return (await lockedState(queries, name)).publication === token;
  });
}

/** The state of a library, held until the end of the transaction: others that publish wait, and those that read do not. */
async function lockedState(queries: Queries, name: string): Promise<StoredState> {
  const before = await readState(queries, name);
  if (before === undefined) throw gone(name);
  await sql`select pg_advisory_xact_lock(${publishingLock}::integer, ${before.library}::integer)`.execute(queries);
  const stored = await readState(queries, name);
  if (stored?.library !== before.library) throw gone(name);
  return stored;
}

function gone(name: string): IsnadError {
  return new IsnadError('library-missing', `The library ${name} has been deleted from the database.`, {
    hint: 'Nothing was changed; run `isnad reindex` to make it anew.',
  });
}
