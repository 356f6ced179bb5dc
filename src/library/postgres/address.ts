import { IsnadError } from '../../errors.js';

/** Where a database is, and how it is used: what LIBRARY_URL says. */
export interface Address {
  /** What pg understands, without what is Isnad's own. */
  readonly connectionString: string;
  /** Server and database, without user and password. */
  readonly place: string;
  /** Connections to the server at once, besides the one that listens: more questions wait for their turn, in the program and not in the server. */
  readonly poolSize: number;
  /** Milliseconds that one statement of a question may take. */
  readonly statementTimeout: number;
  /** Milliseconds that a question waits for a connection. */
  readonly connectTimeout: number;
}

/** Isnad's own settings behind the question mark: in seconds but for the first, and what each may be. */
const own = {
  pool_size: { fallback: 10, least: 1, most: 1_000 },
  statement_timeout: { fallback: 10, least: 1, most: 3_600 },
  connect_timeout: { fallback: 5, least: 1, most: 300 },
} as const;

/**
 * Reads an address, `postgres://user:password@host:port/database?name=value&…`.
 * @throws IsnadError `setting-invalid` when it is none; never with the password
 */
export function readAddress(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new IsnadError('setting-invalid', 'LIBRARY_URL is no address of a PostgreSQL database.', {
      hint: 'It looks like postgres://user:password@host:5432/database.',
    });
  }
  const place = placeOf(parsed);
  const [poolSize, statementSeconds, connectSeconds] = [
    take(parsed, 'pool_size'),
    take(parsed, 'statement_timeout'),
    take(parsed, 'connect_timeout'),
  ];
  return {
    connectionString: parsed.href,
    ...{ place, poolSize },
    statementTimeout: statementSeconds * 1_000,
    connectTimeout: connectSeconds * 1_000,
  };
}

/** Takes a setting out of an address, where pg would take it for something else. */
function take(url: URL, name: keyof typeof own): number {
  const { fallback, least, most } = own[name];
  const given = url.searchParams.get(name);
  url.searchParams.delete(name);
  if (given === null) return fallback;
  const number = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new IsnadError(
    'setting-invalid',
    `LIBRARY_URL has ${name}=${given}, which is no number from ${least} to ${most}.`,
    {
      hint: `Without it, it is ${fallback}. docs/postgres.md lists what the address may say.`,
    },
  );
}

function placeOf({ hostname, port, pathname, searchParams }: URL): string {
  return `${hostname || searchParams.get('host') || 'localhost'}${port === '' ? '' : `:${port}`}${pathname}`;
}
