import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import { connectDatabase } from './connect.js';
import type { Database } from './database.js';
import { migrate, migrationsRun } from './migrations.js';
import { missingLibrary, PostgresLibrary, type PostgresLibraryOptions } from './postgres-library.js';
import { readState } from './read-state.js';
import { baseName, knownMigrations } from './schema.js';

/** Comparing every vector of so many passages takes the server about 10 ms. */
const defaultExactLimit = 5_000;

/**
 * Makes the tables ready: who only reads needs no right to make any.
 * @throws IsnadError `library-missing` (without `create`) where they are not there or not up to date, `library-newer` when a newer program
 * made them, `setting-invalid` when pgvector is missing or the user may not.
 */
export async function prepareDatabase(database: Database, create: boolean): Promise<void> {
  const run = await database.attempt(migrationsRun);
  const unknown = run.find((name) => !(knownMigrations as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new IsnadError(
      'library-newer',
      `The library in ${database.place} was written by a newer program (${unknown}).`,
      {
        hint: 'Update Isnad on this machine.',
      },
    );
  }
  if (run.length === knownMigrations.length) return;
  if (!create) {
    throw new IsnadError(
      'library-missing',
      `The database ${database.place} has no library yet, or one of an older program.`,
      {
        hint: 'Run `isnad reindex` to build it.',
      },
    );
  }
  await requirePgvector(database);
  await database.once(migrate);
}

async function requirePgvector(database: Database): Promise<void> {
  const { rows } = await database.attempt((queries) =>
    sql`select from pg_extension where extname = 'vector'`.execute(queries),
  );
  if (rows.length > 0) return;
  try {
    await database.once((queries) => sql`create extension if not exists vector with schema public`.execute(queries));
  } catch (cause) {
    throw new IsnadError('setting-invalid', `The database ${database.place} has no pgvector.`, {
      hint: 'Install pgvector 0.7 or newer on the server, then let a superuser run `create extension vector` in the database.',
      cause,
    });
  }
}

/**
 * Opens one library of a database whose tables are ready; see `prepareDatabase`.
 * @throws IsnadError `library-missing` (without `create`), `library-busy` when the server cannot be reached
 */
export async function openLibraryIn(
  database: Database,
  name: string,
  options: Partial<PostgresLibraryOptions> & { readonly create?: boolean } = {},
): Promise<PostgresLibrary> {
  if (options.create === true) {
    await database.attempt((queries) =>
      sql`insert into libraries (name) select ${name}::text
        where not exists (select from libraries where name = ${name}) on conflict do nothing`.execute(queries),
    );
  }
  const stored = await database.attempt((queries) => readState(queries, name));
  if (stored === undefined) throw missingLibrary(name, database.place);
  const { exactLimit = defaultExactLimit, onNotice = () => {}, closesDatabase = false } = options;
  return new PostgresLibrary(database, name, stored, { exactLimit, onNotice, closesDatabase });
}

/**
 * Opens the base library of a database, which is closed with it.
 * @throws IsnadError what `connectDatabase`, `prepareDatabase` and `openLibraryIn` throw
 */
export async function openPostgresLibrary(
  url: string,
  options: Partial<PostgresLibraryOptions> & { readonly create?: boolean } = {},
): Promise<PostgresLibrary> {
  const database = connectDatabase(url);
  try {
    await prepareDatabase(database, options.create ?? false);
    return await openLibraryIn(database, baseName, { ...options, closesDatabase: true });
  } catch (error) {
    await database.close();
    throw error;
  }
}
