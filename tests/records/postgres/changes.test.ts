import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../../src/library/postgres/connect.js';
import type { Database } from '../../../src/library/postgres/database.js';
import { openLibraryIn } from '../../../src/library/postgres/open.js';
import { openPostgresRecords } from '../../../src/records/postgres/postgres-records.js';
import type { Records } from '../../../src/records/records.js';
import { publishReports } from '../../library/contract.js';
import { createOnServer, type TestDatabase, testServer } from '../../library/postgres-databases.js';
import { sampleReport } from '../../library/sample.js';
import { soon } from '../opened.js';
import { question } from '../sample.js';

describe.runIf(testServer !== undefined)('records in two processes', () => {
  let opened: TestDatabase;
  let database: Database;
  let writer: Records;
  let reader: Records;
  let admin: pg.Client;

  beforeAll(async () => {
    opened = await createOnServer();
    admin = new pg.Client({ connectionString: opened.url! });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await opened.remove();
  });
  beforeEach(async () => {
    database = connectDatabase(opened.url!);
    writer = openPostgresRecords(opened.database);
    reader = openPostgresRecords(database, { closesDatabase: true });
    await expect.poll(() => database.changes.isHeard, soon).toBe(true);
  });
  afterEach(() => Promise.all([writer.close(), reader.close()]));

  const cutListeners = () =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'isnad listening' and datname = current_database()`,
    );
  test('what was read is kept until somebody changes it', async () => {
    expect((await reader.settings.of('1')).mentions).toBe(true);
    const kept = await reader.settings.of('1');
    expect(await reader.settings.of('1')).toBe(kept);
    expect(await reader.hidden.of('1')).toBe(await reader.hidden.of('1'));
    await writer.settings.change('2', { mentions: false }, '9');
    expect(await reader.settings.of('1')).toBe(kept);
    await writer.settings.change('1', { mentions: false }, '9');
    await expect.poll(async () => (await reader.settings.of('1')).mentions, soon).toBe(false);
  });

  test('a publication that numbers passages anew is followed by what is hidden', async () => {
    const library = await openLibraryIn(opened.database, 'base', { create: true });
    await publishReports(library, [sampleReport('harbour', [['The harbour froze.']])]);
    const [first] = await library.reportPassages('harbour');
    await writer.hidden.hidePassage('3', first!.id, '9');
    await expect.poll(async () => (await reader.hidden.of('3')).passages, soon).toEqual([first!.id]);
    await publishReports(library, [sampleReport('harbour', [['A new beginning.'], ['The harbour froze.']])]);
    const [, second] = await library.reportPassages('harbour');
    expect(second!.id).not.toBe(first!.id);
    await expect.poll(async () => (await reader.hidden.of('3')).passages, soon).toEqual([second!.id]);
  });

  test('nothing is kept while changes are not heard, and what changed meanwhile is seen', async () => {
    await reader.settings.of('4');
    await cutListeners();
    await expect.poll(() => database.changes.isHeard, soon).toBe(false);
    await writer.settings.change('4', { mentions: false }, '9');
    expect((await reader.settings.of('4')).mentions).toBe(false);
    await expect.poll(() => database.changes.isHeard, soon).toBe(true);
    await writer.settings.reset('4', '9');
    await expect.poll(async () => (await reader.settings.of('4')).mentions, soon).toBe(true);
    expect(await reader.settings.of('4')).toBe(await reader.settings.of('4'));
  });

  test('what is written while connections are cut is written once', async () => {
    await writer.settings.change('5', { keepsQuestions: true }, '9');
    const at = new Date().toISOString();
    for (let round = 0; round < 5; round += 1) {
      const asking = Array.from({ length: 10 }, (_, number) =>
        writer.questions.add(question({ server: '5', text: `${round}-${number}`, at })),
      );
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'isnad' and datname = current_database()",
      );
      expect(await Promise.all(asking)).toEqual(Array.from({ length: 10 }, () => true));
    }
    const stored = (await writer.questions.export('5')).map(({ text }) => text);
    expect(stored).toHaveLength(50);
    expect(new Set(stored).size).toBe(50);
  });

  test('the marks by which a write is known are gone after a day', async () => {
    await writer.audit.add({ server: '6', by: '9', action: 'x', subject: null, before: null, after: null });
    const count = () =>
      database.attempt(async (queries) => {
        const { rows } = await sql<{ count: number }>`select count(*) as count from writes`.execute(queries);
        return rows[0]!.count;
      });
    expect(await count()).toBeGreaterThan(0);
    await admin.query("update isnad.writes set at = at - interval '2 days'");
    await writer.removed.prune();
    expect(await count()).toBe(1);
  });
});
if (testServer === undefined) test.skip('records in two processes: ISNAD_TEST_POSTGRES names no server', () => {});
