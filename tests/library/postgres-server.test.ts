import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import { openLibraryIn, prepareDatabase } from '../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../src/library/postgres/postgres-libraries.js';
import { lockReindexingIn } from '../../src/library/postgres/reindex-lock.js';
import { publishReports } from './contract.js';
import { createOnServer, type TestDatabase, testServer } from './postgres-databases.js';
import { clusteredReports, embedding, sampleReport, vectorOf } from './sample.js';

/** Between a client and the server: forwards everything, until what a client sends is to be its last. */
async function openProxy(url: string, isLast: (sent: Buffer) => boolean): Promise<{ url: string; server: Server }> {
  const { hostname, port } = new URL(url);
  const server = createServer((client: Socket) => {
    const upstream = connect(Number(port || 5432), hostname);
    upstream.pipe(client);
    client.on('data', (sent) => {
      upstream.write(sent);
      if (!isLast(sent)) return;
      // What belongs to it may still be on its way.
      upstream.unpipe(client);
      setTimeout(() => client.destroy(), 100);
    });
    client.on('close', () => setTimeout(() => upstream.destroy(), 200));
    for (const socket of [client, upstream]) socket.on('error', () => {});
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: through.href, server };
}

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

  // Not shown yet: the proxy does not hand the commit on, so the publication is rightly taken for lost.
  test.skip('a publication whose commit arrived, but not the word of it, is known to be published', async () => {
    let cuts = 0;
    const proxy = await openProxy(url, (sent) => cuts > 0 && sent.includes('commit\0') && cuts-- > 0);
    const database = connectDatabase(proxy.url);
    const library = await openLibraryIn(database, 'cut-at-commit', { create: true });
    const report = sampleReport('one', [['Cut off.']]);
    await library.saveVectors(embedding, report.vectors());
    cuts = 1;
    const change = { basis: 0, embedding, analysis: 'words-1', remove: [], put: [report.indexed] };
    expect(await library.publish(change)).toBe(1);
    expect(cuts).toBe(0);
    expect(await library.state()).toMatchObject({ generation: 1, passages: 1 });
    await database.close();
    proxy.server.close();
  });

  test('a publication that is cut off before its commit changes nothing', async () => {
    const library = await openLibraryIn(opened.database, 'cut-before', { create: true });
    let cuts = 0;
    const proxy = await openProxy(url, (sent) => cuts > 0 && sent.includes('insert into reports') && cuts-- > 0);
    const database = connectDatabase(proxy.url);
    const through = await openLibraryIn(database, 'cut-before');
    cuts = 1;
    await expect(publishReports(through, [sampleReport('one', [['Cut off.']])])).rejects.toMatchObject({
      identifier: 'library-unreachable',
    });
    expect(await library.refresh()).toBe(false);
    expect(await library.reports()).toEqual([]);
    await database.close();
    proxy.server.close();
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
