import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql, type Transaction } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { type Change, Changes, changesChannel, type Listen } from './changes.js';
import { isPassing, translate } from './failures.js';
import { schemaName, type Tables } from './schema.js';

/** Milliseconds before an action is tried again: a server that restarts is back within seconds, and a question waits no longer. */
const pauses: readonly number[] = [100, 400, 1_500, 3_000];

/** Milliseconds that one statement of a question may take, unless said. */
const defaultStatementTimeout = 10_000;
/** Milliseconds that a write waits for another process's lock before it gives up with `library-busy`. */
const lockTimeout = 5_000;
/** Milliseconds after which the server ends a transaction in which nothing happens: its process hangs, and holds the lock. */
const idleInTransactionTimeout = 60_000;

/** Candidates that the vector index keeps while it searches (`hnsw.ef_search`). */
const searchCandidates = 128;

/** Statements that each connection keeps prepared. */
const mostPrepared = 200;
/** Longer texts are those of bulk work, which is rare. */
const longestPrepared = 4_000;

/** A query in or outside a transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/** One database. All failures are IsnadErrors that name the place. */
export class Database {
  /** Server and database, without user and password. */
  readonly place: string;
  /** What is changed in it, by whatever process. */
  readonly changes: Changes;
  /** SQL that makes a new connection ready. */
  readonly connectionSettings: string;
  readonly #kysely: Kysely<Tables>;

  /**
   * @param pool connections; the database closes it
   * @param options `statementTimeout`: milliseconds that one statement of a question may take
   */
  constructor(pool: Pool, place: string, listen: Listen, options: { readonly statementTimeout?: number } = {}) {
    this.place = place;
    this.connectionSettings = settingsOf(options.statementTimeout ?? defaultStatementTimeout);
    this.changes = new Changes(listen);
    this.#kysely = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: preparing(pool, this.connectionSettings) }),
    });
  }

  /** Reads, or writes what may be written twice: tried again while the server is away for a moment. */
  async attempt<Result>(action: (queries: Queries) => Promise<Result>): Promise<Result> {
    for (const pause of pauses) {
      try {
        return await action(this.#kysely);
      } catch (error) {
        if (!isPassing(error)) throw translate(error, this.place);
        await wait(pause);
      }
    }
    return this.once(action);
  }

  /** The same in one transaction, all or nothing. */
  attemptTogether<Result>(action: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.attempt(() => this.#kysely.transaction().execute(action));
  }

  /** In one transaction, and not tried again. Errors of a lost connection come as they are, for the caller to find out what happened. */
  writeTogether<Result>(action: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.#kysely.transaction().execute(action);
  }

  /**
   * Writes in one transaction, and exactly once: where the connection broke while the commit was on its way, the next attempt finds out
   * whether it arrived, and then does nothing more.
   * @param action run again where it has to be
   */
  async writeOnce<Result>(action: (queries: Queries) => Promise<Result>): Promise<Result> {
    const token = randomUUID();
    let done: { readonly result: Result } | undefined;
    return this.attemptTogether(async (queries) => {
      // Waits for an earlier attempt whose transaction the server has not ended yet.
      const { rows } = await sql`insert into writes (token) values (${token}::uuid)
        on conflict do nothing returning 1`.execute(queries);
      if (rows.length === 0 && done !== undefined) return done.result;
      done = { result: await action(queries) };
      return done.result;
    });
  }

  /** Not tried again. */
  async once<Result>(action: (queries: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    try {
      return await action(this.#kysely);
    } catch (error) {
      throw translate(error, this.place);
    }
  }

  async close(): Promise<void> {
    await this.changes.close();
    await this.#kysely.destroy();
  }
}

/** Tells other processes of a change when the transaction is committed. */
export async function tellChange(queries: Queries, change: Change): Promise<void> {
  await sql`select pg_notify(${changesChannel}, ${JSON.stringify(change)})`.execute(queries);
}

/**
 * Set on each new connection. Plans are made for the values asked: with a plan made for any, the server does not know that few rows are
 * wanted, nor which library's vector index fits. To compile a plan takes longer than to run one of these. Names that begin with `hnsw` are kept until pgvector is loaded.
 */
const settingsOf = (statementTimeout: number): string => `select
  set_config('search_path', '${schemaName}, public', false),
  set_config('statement_timeout', '${statementTimeout}', false),
  set_config('lock_timeout', '${lockTimeout}', false),
  set_config('idle_in_transaction_session_timeout', '${idleInTransactionTimeout}', false),
  set_config('plan_cache_mode', 'force_custom_plan', false),
  set_config('jit', 'off', false),
  set_config('hnsw.ef_search', '${searchCandidates}', false)`;

/**
 * The pool as Kysely wants it, with statements prepared on each connection: a question asks the same few again and again. Kysely has a
 * place for settings too, but never gives a connection back that breaks there: each would be one less in the pool.
 */
function preparing(pool: Pool, connectionSettings: string): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known !== undefined) return known;
      const prepared = preparingClient(client);
      try {
        await client.query(connectionSettings);
      } catch (error) {
        client.release(true);
        throw error;
      }
      clients.set(client, prepared);
      return prepared;
    },
    end: () => pool.end(),
  };
}

/** Kysely knows a connection by its object: the same client must be the same object. */
const clients = new WeakMap<PoolClient, PostgresPoolClient>();

function preparingClient(client: PoolClient): PostgresPoolClient {
  const prepared = new Set<string>();
  let isBroken = false;
  // Without a listener a connection that breaks while nobody waits for it would end the process.
  client.on('error', () => {
    isBroken = true;
  });
  const query = async (text: string, values: readonly unknown[]) => {
    const isPrepared =
      values.length > 0 && text.length <= longestPrepared && (prepared.has(text) || prepared.size < mostPrepared);
    if (!isPrepared) return client.query(text, values.length === 0 ? undefined : [...values]);
    prepared.add(text);
    // The server takes names of up to 63 bytes.
    const name = createHash('sha256').update(text).digest('base64url');
    return client.query({ name, text, values: [...values] });
  };
  return {
    // Kysely also has a form for cursors, which is not used here.
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(isBroken),
  };
}
