import { sql } from 'kysely';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openLibraryIn } from '../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../src/library/postgres/postgres-libraries.js';
import { createOnServer, openPglite, type TestDatabase, testServer } from './postgres-databases.js';
import { scopedContract } from './scoped-contract.js';

function postgresScopes(name: string, open: () => Promise<TestDatabase>): void {
  let opened: TestDatabase;
  let emptiedFor: string | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.remove());
  scopedContract(name, async (directory) => {
    if (directory !== emptiedFor) {
      await opened.database.attempt((queries) => sql`truncate libraries restart identity cascade`.execute(queries));
    }
    emptiedFor = directory;
    return new PostgresLibraries(await openLibraryIn(opened.database, 'base', { create: true }));
  });
}

describe('in PGlite', () => {
  postgresScopes('libraries in a scope, in PGlite', openPglite);
});

describe.runIf(testServer !== undefined)('on a server', () => {
  postgresScopes('libraries in a scope, on a server', createOnServer);
});
if (testServer === undefined) test.skip('on a server: ISNAD_TEST_POSTGRES names none', () => {});
