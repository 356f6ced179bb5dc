import pg from 'pg';
import { readAddress } from './address.js';
import { Database } from './database.js';
import { listenOn } from './listen.js';

const idleTimeout = 60_000;
/** Milliseconds after which a connection that says nothing is taken for dead; above every time limit that the server keeps itself. */
const silence = 15 * 60_000;

/** Types of PostgreSQL that come as text unless told otherwise; the numbers kept here stay far below 2⁵³. */
const bigintType = 20;

/**
 * Connects to a database when it is first asked.
 * @param url `postgres://user:password@host:port/database`; see `readAddress`
 * @throws IsnadError `setting-invalid` when it is no such address
 */
export function connectDatabase(url: string): Database {
  const { connectionString, place, poolSize, statementTimeout, connectTimeout } = readAddress(url);
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: idleTimeout,
    query_timeout: silence,
    keepAlive: true,
    application_name: 'isnad',
    types: postgresTypes,
  });
  // A connection that breaks while it is not used is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return new Database(pool, place, listenOn(connectionString), { statementTimeout });
}

/** How values are read: bigint as a number. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    const parse = pg.types.getTypeParser(type, format) as (value: string) => unknown;
    return type === bigintType ? Number : parse;
  },
};
