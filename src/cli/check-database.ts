import type { PostgresLibrary } from '../library/postgres/postgres-library.js';
import { describeServer } from '../library/postgres/describe-server.js';
import { type Check, ok, problem } from './check.js';
import { bytesInWords } from './view/sizes.js';

/** Oldest versions that the library works with: PostgreSQL's major, and pgvector's major and minor. */
const oldestPostgres = 15;
const oldestPgvector = [0, 7] as const;

/** Whether a library's database is one that Isnad works with, and searches it as quickly as it can. */
export async function* checkDatabase(library: PostgresLibrary): AsyncGenerator<Check> {
  const { version, major, pgvector, isEncrypted, mayWrite } = await describeServer(library.database);
  const detail = `PostgreSQL ${version} with pgvector ${pgvector} at ${library.database.place}, ${isEncrypted ? 'encrypted' : 'not encrypted'}`;
  const [pgvectorMajor = 0, pgvectorMinor = 0] = pgvector.split('.').map(Number);
  if (major < oldestPostgres) {
    yield problem('Database', detail, `Update the server to PostgreSQL ${oldestPostgres} or newer.`);
  } else if (pgvectorMajor === oldestPgvector[0] && pgvectorMinor < oldestPgvector[1]) {
    yield problem(
      'Database',
      detail,
      `Update pgvector to ${oldestPgvector.join('.')} or newer, and run alter extension vector update.`,
    );
  } else yield ok('Database', detail);
  yield mayWrite
    ? ok('Rights', 'this user may write')
    : problem(
        'Rights',
        'this user may only read',
        'A bot has to write too: docs/postgres.md lists the rights it needs.',
      );
  const { search, indexBytes, indexKind } = await library.describe();
  if (search === 'index') yield ok('Vector index', `${indexKind}, complete, ${bytesInWords(indexBytes)}`);
  else if (library.isSmall) yield ok('Vector index', 'none: so few passages are compared one by one');
  else {
    yield problem(
      'Vector index',
      'there is none, so every vector is compared',
      'Run isnad reindex --full as the owner of the tables.',
    );
  }
}
