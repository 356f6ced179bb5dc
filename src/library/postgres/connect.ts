import pg from 'pg';
import { IsnadError } from '../../errors.js';
import { Database } from './database.js';
import { listenOn } from './listen.js';

/** Connections to the server at once: more questions wait for their turn, in the program and not in the server. */
const mostConnections = 10;
/** Milliseconds that a question waits for a connection. */
const connectionTimeout = 5_000;
const idleTimeout = 60_000;
/** Milliseconds after which a connection that says nothing is taken for dead; above every time limit that the server keeps itself. */
const silence = 15 * 60_000;

/** Types of PostgreSQL that come as text unless told otherwise; the numbers kept here stay far below 2⁵³. */
const bigintType = 20;

/**
 * Connects to a database when it is first asked.
 * @param url `postgres://user:password@host:port/database`; `sslmode=verify-full&sslrootcert=…` and the like as pg has them
 * @throws IsnadError `setting-invalid` when it is no such address
 */
export function connectDatabase(url: string): Database {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: idleTimeout,
    query_timeout: silence,
    keepAlive: true,
    application_name: 'isnad',
    types: postgresTypes,
  });
  // A connection that breaks while it is not used is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return new Database(pool, place, listenOn(url));
}

/** How values are read: bigint as a number. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    const parse = pg.types.getTypeParser(type, format) as (value: string) => unknown;
    return type === bigintType ? Number : parse;
  },
};

/** Server and database of an address; never its password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new IsnadError('setting-invalid', 'LIBRARY_URL is no address of a PostgreSQL database.', {
      hint: 'It looks like postgres://user:password@host:5432/database.',
    });
  }
  return `${parsed.hostname || parsed.searchParams.get('host') || 'localhost'}${parsed.port === '' ? '' : `:${parsed.port}`}${parsed.pathname}`;
}
