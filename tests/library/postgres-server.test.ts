import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import { openLibraryIn, prepareDatabase } from '../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../src/library/postgres/postgres-libraries.js';
import { lockReindexingIn } from '../../src/library/postgres/reindex-lock.js';
import { openPostgresRecords } from '../../src/records/postgres/postgres-records.js';
import { question, report as removedReport, vote } from '../records/sample.js';
import { publishReports } from './contract.js';
import { createOnServer, type TestDatabase, testServer } from './postgres-databases.js';
import { commitMessage, openProxy } from './postgres-proxy.js';
import { clusteredReports, embedding, sampleReport, vectorOf } from './sample.js';

describe.runIf(testServer !== undefined)('a server of PostgreSQL', () => {
  let opened: TestDatabase;
  let url: string;
  beforeAll(async () => {
    opened = await createOnServer();
    url = opened.url!;
  });
  afterAll(() => opened.remove());

  test('questions are answered while their connections are cut again and again', async () => {
    const library = await openLibraryIn(opened.database, 'cut', { create: true });
    await publishReports(library, clusteredReports(20, 5));
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    for (let round = 0; round < 5; round += 1) {
      const questions = Array.from({ length: 20 }, (_, index) => library.findByVector(vectorOf(`topic${index} ?`), 5));
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'isnad' and datname = current_database()",
      );
      for (const hits of await Promise.all(questions)) expect(hits).toHaveLength(5);
    }
    await admin.end();
  });

  test('a publication whose commit arrived, but not the word of it, is known to be published', async () => {
    const proxy = await openProxy(url);
    const database = connectDatabase(proxy.url);
    const library = await openLibraryIn(database, 'cut-at-commit', { create: true });
    const report = sampleReport('one', [['Cut off.']]);
    await library.saveVectors(embedding, report.vectors());
    const change = { basis: 0, embedding, analysis: 'words-1', remove: [], put: [report.indexed] };
    proxy.loseReplyTo(commitMessage);
    expect(await library.publish(change)).toBe(1);
    expect(proxy.pending).toBe(0);
    expect(await library.state()).toMatchObject({ generation: 1, passages: 1 });
    await database.close();
    await proxy.close();
  });

  test('a publication whose commit did not arrive is told to be lost, and changes nothing', async () => {
    const proxy = await openProxy(url);
    const database = connectDatabase(proxy.url);
    for (const text of ['insert into reports', commitMessage]) {
      const library = await openLibraryIn(database, `cut-before-${text.length}`, { create: true });
      const report = sampleReport('one', [['Cut off.']]);
      await library.saveVectors(embedding, report.vectors());
      proxy.loseMessage(text);
      const change = { basis: 0, embedding, analysis: 'words-1', remove: [], put: [report.indexed] };
      await expect(library.publish(change)).rejects.toMatchObject({ identifier: 'library-unreachable' });
      expect(proxy.pending).toBe(0);
      expect(await library.refresh()).toBe(false);
      expect(await library.publish(change)).toBe(1);
    }
    await database.close();
    await proxy.close();
  });

  test('a record whose commit arrived, but not the word of it, is written once and told rightly', async () => {
    const proxy = await openProxy(url);
    const database = connectDatabase(proxy.url);
    const records = openPostgresRecords(database, { closesDatabase: true });
    await records.settings.change('1', { keepsQuestions: true }, '9');
    for (const lost of ['reply', 'message']) {
      const again = async <Result>(write: () => Promise<Result>): Promise<Result> => {
        if (lost === 'reply') proxy.loseReplyTo(commitMessage);
        else proxy.loseMessage(commitMessage);
        const result = await write();
        expect(proxy.pending).toBe(0);
        return result;
      };
      const id = `+${lost}`;
      await records.removed.put('1', removedReport(id));
      expect(await again(() => records.votes.put(vote({ server: '1', answer: id })))).toBe('new');
      expect(await again(() => records.hidden.hideReport('1', id, '9'))).toBe(true);
      expect(await again(() => records.removed.take('1', id))).toEqual(removedReport(id));
      expect(await again(() => records.questions.add(question({ server: '1', at: new Date().toISOString() })))).toBe(
        true,
      );
    }
    expect(await records.servers.list()).toMatchObject([
      { counts: { votes: 2, questions: 2, hiddenReports: 2, audit: 3 } },
    ]);
    await records.close();
    await proxy.close();
  });

  test('a server that cannot be reached is named, and its password is not', async () => {
    const unreachable = connectDatabase('postgres://isnad:secret-word@127.0.0.1:1/isnad');
    const failure = await openLibraryIn(unreachable, 'base').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      identifier: 'library-unreachable',
      message: expect.stringContaining('127.0.0.1:1/isnad'),
    });
    expect(String(failure)).not.toContain('secret-word');
    await unreachable.close();
  });

  test('who may only read can open a library and search it, and is told that it may not publish', async () => {
    const library = await openLibraryIn(opened.database, 'read-only', { create: true });
    await publishReports(library, clusteredReports(10, 5));
    const role = `isnad_reader_${Date.now()}`;
    const run = (statement: string) => opened.database.attempt((queries) => sql.raw(statement).execute(queries));
    await run(`create role ${role} login password 'reads'`);
    await run(`grant usage on schema isnad to ${role}`);
    await run(`grant select on all tables in schema isnad to ${role}`);
    const asReader = new URL(url);
    asReader.username = role;
    asReader.password = 'reads';
    const database = connectDatabase(asReader.href);
    await prepareDatabase(database, false);
    const reader = await openLibraryIn(database, 'read-only');
    expect(await reader.findByVector(vectorOf('topic1'), 5)).toHaveLength(5);
    expect((await reader.findByWords(['p0'], 5)).length).toBe(5);
    await expect(publishReports(reader, [], { basis: 1 })).rejects.toMatchObject({ identifier: 'setting-invalid' });
    await database.close();
    await run(`drop owned by ${role}`);
    await run(`drop role ${role}`);
  });

  test('one at a time reindexes', async () => {
    const unlock = await lockReindexingIn(url);
    await expect(lockReindexingIn(url)).rejects.toMatchObject({ identifier: 'reindex-running' });
    await unlock();
    await (
      await lockReindexingIn(url)
    )();
  });

  test('libraries of servers are made, read in their scope, and deleted', async () => {
    const libraries = new PostgresLibraries(await openLibraryIn(opened.database, 'base', { create: true }));
    const [server, hidden] = ['123456789012345678', { reports: [], passages: [] }];
    await publishReports(libraries.base, [sampleReport('base', [['harbour of the base']])]);
    expect(await libraries.ofServer(server)).toBeNull();
    const own = await libraries.createForServer(server);
    await publishReports(own, [sampleReport('+own', [['harbour of their own']])]);
    const found = async (scope: string | null) => {
      const reader = await libraries.inScope({ server: scope, includesBase: true, hidden });
      const hits = await reader.findByWords(['harbour'], 5);
      return (await reader.passages(hits.map((hit) => hit.passage))).map((passage) => passage.report.id).sort();
    };
    expect(await found(server)).toEqual(['+own', 'base']);
    expect(await found('876543210987654321')).toEqual(['base']);
    expect(await libraries.servers()).toEqual([server]);
    await libraries.deleteOfServer(server);
    expect(await found(server)).toEqual(['base']);
    expect(await libraries.servers()).toEqual([]);
  });
});
if (testServer === undefined) test.skip('a server of PostgreSQL: ISNAD_TEST_POSTGRES names none', () => {});
