import { sql } from 'kysely';
import type { Database, Queries } from '../../library/postgres/database.js';
import { closedRecords } from '../closed-records.js';

type Action<Result> = (queries: Queries) => Promise<Result>;

/** The records of a database: what is written of one server or person is written one after the other, so that the last word is the one that stays. */
export class RecordStore {
  readonly database: Database;
  readonly #closesDatabase: boolean;
  /** The last write of each turn. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  /** @param closesDatabase whether the database is closed with it */
  constructor(database: Database, closesDatabase: boolean) {
    this.database = database;
    this.#closesDatabase = closesDatabase;
  }

  read<Result>(action: Action<Result>): Promise<Result> {
    return this.#run(() => this.database.attempt(action));
  }

  /** Reads what was stored at one moment. */
  readTogether<Result>(action: Action<Result>): Promise<Result> {
    return this.#run(() =>
      this.database.attemptTogether(async (queries) => {
        await sql`set transaction isolation level repeatable read, read only`.execute(queries);
        return action(queries);
      }),
    );
  }

  /**
   * Writes in one transaction, exactly once, when those before it of the same turn are done.
   * @param turn whose word it is
   */
  write<Result>(turn: string, action: Action<Result>): Promise<Result> {
    return this.#run(() => {
      const before = this.#turns.get(turn) ?? Promise.resolve();
      const result = before.catch(() => {}).then(() => this.database.writeOnce(action));
      this.#turns.set(turn, result);
      const end = (): void => {
        if (this.#turns.get(turn) === result) this.#turns.delete(turn);
      };
      result.then(end, end);
      return result;
    });
  }

  /** Closes when what was asked for before is done; what is asked for after is refused. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    if (this.#closesDatabase) await this.database.close();
  }

  #run<Result>(begin: () => Promise<Result>): Promise<Result> {
    if (this.#isClosed) return Promise.reject(closedRecords());
    const result = begin();
    const end = (): void => void this.#running.delete(result);
    this.#running.add(result);
    result.then(end, end);
    return result;
  }
}
