import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import type { Database } from '../../src/library/postgres/database.js';
import { describeServer } from '../../src/library/postgres/describe-server.js';
import { openLibraryIn, prepareDatabase } from '../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../src/library/postgres/postgres-libraries.js';
import { publishReports } from './contract.js';
import { type BotRole, createBotRole, createOnServer, type TestDatabase, testServer } from './postgres-databases.js';
import { clusteredReports, sampleReport, vectorOf } from './sample.js';

describe.runIf(testServer !== undefined)('the role of a bot', () => {
  let opened: TestDatabase;
  let role: BotRole;
  let database: Database;
  beforeAll(async () => {
    opened = await createOnServer();
    role = await createBotRole(opened.url!);
    database = connectDatabase(role.url);
  });
  afterAll(async () => {
    await database.close();
    await role.remove();
    await opened.remove();
  });

  test('opens what is there, publishes, and keeps libraries of servers', async () => {
    await prepareDatabase(database, true);
    const notices: string[] = [];
    const base = await openLibraryIn(database, 'base', {
      create: true,
      exactLimit: 0,
      onNotice: (notice) => notices.push(notice),
    });
    await publishReports(base, clusteredReports(10, 5));
    // Only the owner of a table may make an index of it; without one the same is found.
    expect(notices).toEqual([expect.stringContaining('The vector index was not built')]);
    expect(await base.findByVector(vectorOf('topic1'), 5)).toHaveLength(5);
    await publishReports(base, [], { remove: ['report-1'] });
    await base.saveDerived('calibration', 2, { floor: 1 });
    const libraries = new PostgresLibraries(base);
    const server = '123456789012345678';
    await publishReports(await libraries.createForServer(server), [sampleReport('+own', [['harbour']])]);
    expect(await libraries.servers()).toEqual([server]);
    await libraries.deleteOfServer(server);
    expect(await describeServer(database)).toMatchObject({ mayWrite: true });
  });

  test.each([
    'create table isnad.mine (id integer)',
    'create table public.mine (id integer)',
    'create temporary table mine (id integer)',
    'create schema mine',
    'create extension pg_trgm',
    'drop table isnad.votes',
    'alter table isnad.votes add column more text',
    'truncate isnad.votes',
    'create index on isnad.votes (at)',
    "insert into isnad.migrations values ('9999', '')",
    'delete from isnad.migrations',
    'create role mine',
    'create database mine',
    "copy isnad.votes to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    'select * from pg_authid',
  ])('may not: %s', async (statement) => {
    const client = new pg.Client({ connectionString: role.url });
    await client.connect();
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});
if (testServer === undefined) test.skip('the role of a bot: ISNAD_TEST_POSTGRES names no server', () => {});
