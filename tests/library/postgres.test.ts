import { vector } from '@electric-sql/pglite-pgvector';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { connectDatabase, postgresTypes } from '../../src/library/postgres/connect.js';
import { Database } from '../../src/library/postgres/database.js';
import { openLibraryIn, prepareDatabase } from '../../src/library/postgres/open.js';
import { libraryContract } from './contract.js';

/** A server that tests may write to, with pgvector: postgres://user:password@host/database. Its schema `isnad` is left behind. */
const server = process.env['ISNAD_TEST_POSTGRES'];

function contractsOn(name: string, connect: () => Promise<Database>): void {
  let database: Database;
  beforeAll(async () => {
    database = await connect();
    await prepareDatabase(database, true);
  });
  afterAll(() => database.close());
  // The name of a library is the folder's: unlike any other, also of an earlier run.
  libraryContract(`PostgresLibrary ${name}`, (directory) => openLibraryIn(database, directory, { create: true }));
  libraryContract(`PostgresLibrary ${name}, through its vector index`, (directory) =>
    openLibraryIn(database, directory, { create: true, exactLimit: 0 }),
  );
}

describe('in PGlite', () => {
  contractsOn('in PGlite', async () => {
    const pglite = await PGlite.create({ extensions: { vector } });
    const config = createPgConfig(pglite);
    const pool = new pg.Pool({ ...config, max: config.poolSize, types: postgresTypes });
    return new Database(pool, 'PGlite');
  });
});

describe.runIf(server !== undefined)('on a server', () => {
  contractsOn('on a server', async () => connectDatabase(server!));
});
if (server === undefined) test.skip('on a server: ISNAD_TEST_POSTGRES names none', () => {});
