import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import pg from 'pg';
import { connectDatabase, postgresTypes } from '../../src/library/postgres/connect.js';
import { changesChannel, type Listen } from '../../src/library/postgres/changes.js';
import { Database } from '../../src/library/postgres/database.js';
import { prepareDatabase } from '../../src/library/postgres/open.js';
import { programFolder } from '../../src/program.js';

/**
 * A server with pgvector on which tests may make databases: postgres://user:password@host:port/database of one who may. None where the
 * variable is not set.
 */
export const testServer = process.env['ISNAD_TEST_POSTGRES'];

/** A database of a test, with its tables, and how to be rid of it. */
export interface TestDatabase {
  readonly database: Database;
  /** Null in PGlite, which nobody else can connect to. */
  readonly url: string | null;
  readonly remove: () => Promise<void>;
}

/** PostgreSQL in this process, in memory: one connection, which takes its users by turns. */
export async function openPglite(): Promise<TestDatabase> {
  const pglite = await PGlite.create({ extensions: { vector } });
  const config = createPgConfig(pglite);
  const pool = new pg.Pool({ ...config, max: config.poolSize, types: postgresTypes });
  const database = new Database(pool, 'PGlite', listenIn(pglite));
  await prepareDatabase(database, true);
  return {
    database,
    url: null,
    remove: async () => {
      await database.close();
      await pglite.close();
    },
  };
}

/** Its one connection hears what is told on it. */
const listenIn =
  (pglite: PGlite): Listen =>
  async (onPayload) => {
    const unlisten = await pglite.listen(changesChannel, onPayload);
    return { check: async () => {}, close: () => unlisten() };
  };

/** A new database on the server of the environment. */
export async function createOnServer(): Promise<TestDatabase> {
  const name = `isnad_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(testServer ?? '');
  url.pathname = `/${name}`;
  const database = connectDatabase(url.href);
  await prepareDatabase(database, true);
  return {
    database,
    url: url.href,
    remove: async () => {
      await database.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServer });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A role made as the documentation says: the rights that a bot has, and no others. */
export interface BotRole {
  /** Connects as it. */
  readonly url: string;
  readonly remove: () => Promise<void>;
}

/** Gives a database of the server, `TestDatabase.url`, a role as `docs/postgres.md` makes one. */
export async function createBotRole(databaseUrl: string): Promise<BotRole> {
  const [role, password] = [`isnad_bot_${randomUUID().replaceAll('-', '')}`, randomUUID()];
  const url = new URL(databaseUrl);
  const database = url.pathname.slice(1);
  const owner = url.username;
  const documented = /^```sql\n(.*?)^```/ms.exec(
    readFileSync(path.join(programFolder, 'docs', 'postgres.md'), 'utf8'),
  )?.[1];
  const statements = (documented ?? '')
    .replaceAll('isnad_bot', role)
    .replaceAll("'another password'", `'${password}'`)
    .replaceAll('database isnad ', `database ${database} `)
    .replaceAll('for role isnad ', `for role ${owner} `);
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(statements);
  [url.username, url.password] = [role, password];
  return { url: url.href, remove: () => run(`drop owned by ${role}; drop role ${role}`) };
}
