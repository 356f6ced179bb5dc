import { sql } from 'kysely';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { connectDatabase } from '../../../src/library/postgres/connect.js';
import type { Database } from '../../../src/library/postgres/database.js';
import { openLibraryIn } from '../../../src/library/postgres/open.js';
import { openPostgresRecords } from '../../../src/records/postgres/postgres-records.js';
import { recordTables } from '../../../src/records/postgres/server-queries.js';
import {
  type BotRole,
  createBotRole,
  createOnServer,
  openPglite,
  type TestDatabase,
  testServer,
} from '../../library/postgres-databases.js';
import { recordsContract } from '../contract.js';

function postgresRecords(name: string, open: () => Promise<TestDatabase>): void {
  let opened: TestDatabase;
  let role: BotRole | null;
  beforeAll(async () => {
    opened = await open();
    role = opened.url === null ? null : await createBotRole(opened.url);
  }, 120_000);
  afterAll(async () => {
    await role?.remove();
    await opened.remove();
  });

  /** Each folder stands for a database that was new when it was first named. */
  let known = '';
  const emptyFor = async (directory: string): Promise<void> => {
    if (directory === known) return;
    known = directory;
    await opened.database.attempt(async (queries) => {
      for (const table of [...recordTables, 'libraries']) {
        await sql`truncate ${sql.table(table)} restart identity cascade`.execute(queries);
      }
    });
  };
  /** On a server every user has connections of their own, as another process would, and the rights of a bot. */
  const another = (): Database => (role === null ? opened.database : connectDatabase(role.url));

  recordsContract(name, {
    open: async (directory, now) => {
      await emptyFor(directory);
      return openPostgresRecords(another(), { now, closesDatabase: role !== null });
    },
    openLibrary: async (directory) => {
      await emptyFor(directory);
      return openLibraryIn(opened.database, 'base', { create: true });
    },
  });
}

describe('in PGlite', () => {
  postgresRecords('Records in PGlite', openPglite);
});

describe.runIf(testServer !== undefined)('on a server', () => {
  postgresRecords('Records on a server', createOnServer);
});
if (testServer === undefined) test.skip('on a server: ISNAD_TEST_POSTGRES names none', () => {});
