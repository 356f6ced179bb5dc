import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import type { Database } from '../../src/library/postgres/database.js';
import { openLibraryIn } from '../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../src/library/postgres/postgres-libraries.js';
import { openPostgresRecords } from '../../src/records/postgres/postgres-records.js';
import { vote } from '../records/sample.js';
import { publishReports } from './contract.js';
import { createOnServer, type TestDatabase, testServer } from './postgres-databases.js';
import { openProxy } from './postgres-proxy.js';
import { expectNothingLost, putUnderLoad } from './postgres-under-load.js';
import { clusteredReports, sampleReport, vectorOf } from './sample.js';

const servers = ['100000000000000001', '100000000000000002', '100000000000000003', '100000000000000004'];

describe.runIf(testServer !== undefined)('many processes on one database', () => {
  let opened: TestDatabase;
  let databases: Database[];
  beforeAll(async () => {
    opened = await createOnServer();
    databases = servers.map(() => connectDatabase(opened.url!));
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await opened.remove();
  });

  test('write libraries of servers and records at once, and nothing is lost', async () => {
    await Promise.all(
      databases.map(async (database, process) => {
        const libraries = new PostgresLibraries(await openLibraryIn(database, 'base', { create: true }));
        const records = openPostgresRecords(database);
        const own = await libraries.createForServer(servers[process]!);
        for (let round = 0; round < 5; round += 1) {
          await publishReports(own, [sampleReport(`+${round}`, [[`Round ${round} of process ${process}.`]])]);
          await Promise.all(
            Array.from({ length: 10 }, (_, number) =>
              records.votes.put(vote({ server: servers[number % 4]!, answer: `${process}-${round}-${number}` })),
            ),
          );
          await records.settings.change(servers[0]!, { questionDays: 10 + process * 5 + round }, String(process));
        }
        await records.close();
      }),
    );
    const libraries = new PostgresLibraries(await openLibraryIn(opened.database, 'base'));
    for (const server of servers) {
      expect(await (await libraries.ofServer(server))!.state()).toMatchObject({ generation: 5, reports: 5 });
    }
    const records = openPostgresRecords(opened.database);
    const stored = await records.servers.list();
    expect(stored.reduce((sum, { counts }) => sum + counts.votes, 0)).toBe(4 * 5 * 10);
    // Each change has its line, which begins where the one before it ended.
    const trail = (await records.audit.list(servers[0]!, { limit: 100 })).reverse();
    expect(trail).toHaveLength(20);
    for (const [index, { before }] of trail.entries()) expect(before).toBe(index === 0 ? 30 : trail[index - 1]!.after);
    await records.close();
  });

  test('that publish into one library follow one another, each from what the other left', async () => {
    const publishOwn = async (database: Database, process: number): Promise<number> => {
      const library = await openLibraryIn(database, 'shared', { create: true });
      let refusals = 0;
      for (let round = 0; round < 5;) {
        const outcome = await publishReports(library, [sampleReport(`r${process}-${round}`, [['shared']])]).catch(
          (error: unknown) => error,
        );
        if (typeof outcome === 'number') round += 1;
        else {
          expect(outcome).toMatchObject({ identifier: 'library-changed' });
          refusals += 1;
        }
        await library.refresh();
      }
      return refusals;
    };
    const refusals = await Promise.all(databases.map(publishOwn));
    expect(refusals.every(Number.isInteger)).toBe(true);
    const library = await openLibraryIn(opened.database, 'shared');
    expect(await library.state()).toMatchObject({ generation: 20, reports: 20, passages: 20 });
    expect(await library.findByWords(['shared'], 50)).toHaveLength(20);
    expect(await library.countWords(['shared'])).toEqual(new Map([['shared', 20]]));
  });

  test('answer on while one of them reindexes, from the old generation or the new one', async () => {
    const [writing, reading] = databases as [Database, Database];
    const writer = await openLibraryIn(writing, 'reindexed', { create: true, exactLimit: 0 });
    await publishReports(writer, clusteredReports(20, 5));
    const reader = await openLibraryIn(reading, 'reindexed', { exactLimit: 0 });
    let isReindexing = true;
    const next = { model: 'next', fingerprint: 'next-16', dimension: 16 };
    const reindexing = (async () => {
      for (const seed of [2, 3, 4]) await publishReports(writer, clusteredReports(20, 5, seed));
      await publishReports(writer, clusteredReports(20, 5, 4), { embedding: next });
    })().finally(() => {
      isReindexing = false;
    });
    let answers = 0;
    while (isReindexing) {
      await reader.refresh();
      const { embedding } = await reader.state();
      const hits = await reader.findByVector(vectorOf('topic1', embedding!.dimension), 5);
      // Its passages may have gone since; what there is is whole.
      for (const passage of await reader.passages(hits.map((hit) => hit.passage))) {
        expect(passage.words).toHaveLength(passage.passage.sentences.length);
      }
      expect(hits.length + (await reader.findByWords(['topic1'], 5)).length).toBeGreaterThan(0);
      answers += 1;
    }
    await reindexing;
    expect(answers).toBeGreaterThan(0);
    await reader.refresh();
    expect(await reader.state()).toMatchObject({ generation: 5, passages: 100, embedding: next });
    expect(await reader.findByVector(vectorOf('topic1', 16), 5)).toHaveLength(5);
  });
});

describe.runIf(testServer !== undefined)('a server that is away under load', () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await createOnServer();
  });
  afterAll(() => opened.remove());

  test('keeps questions waiting while it is away for a moment, and loses no vote', async () => {
    await publishReports(await openLibraryIn(opened.database, 'base', { create: true }), clusteredReports(20, 5));
    const proxy = await openProxy(opened.url!);
    const database = connectDatabase(proxy.url);
    const load = putUnderLoad(database);
    for (let restart = 0; restart < 3; restart += 1) {
      await load.answered(100);
      proxy.down();
      await wait(700);
      proxy.up();
    }
    await load.answered(100);
    await expectNothingLost(await load.end(), opened.database);
    await database.close();
    await proxy.close();
  });

  test('is said to be unreachable while it stays away, and is asked again once it is back', async () => {
    const proxy = await openProxy(opened.url!);
    const database = connectDatabase(proxy.url);
    const library = await openLibraryIn(database, 'base');
    proxy.down();
    const refused = await Promise.allSettled(Array.from({ length: 30 }, () => library.refresh()));
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { identifier: 'library-unreachable' } });
    }
    proxy.up();
    expect(await library.refresh()).toBe(false);
    expect(await library.findByVector(vectorOf('topic1'), 5)).toHaveLength(5);
    await database.close();
    await proxy.close();
  });
});
if (testServer === undefined)
  test.skip('many processes on one database: ISNAD_TEST_POSTGRES names no server', () => {});
