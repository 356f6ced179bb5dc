import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { openLibraryIn } from '../../src/library/postgres/open.js';
import { libraryContract, publishReports } from './contract.js';
import { createOnServer, openPglite, type TestDatabase, testServer } from './postgres-databases.js';
import { clusteredReports, sampleReport, vectorOf } from './sample.js';

function postgresLibraries(name: string, open: () => Promise<TestDatabase>): void {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    // As in a bot: what is read is kept, for as long as changes are heard.
    opened.database.changes.subscribe(() => {});
    await vi.waitFor(() => expect(opened.database.changes.isHeard).toBe(true), { timeout: 60_000 });
  });
  afterAll(() => opened.remove());

  // A library by the name of each folder.
  libraryContract(name, (directory) => openLibraryIn(opened.database, directory, { create: true }));
  libraryContract(`${name}, through its vector index`, (directory) =>
    openLibraryIn(opened.database, directory, { create: true, exactLimit: 0 }),
  );

  test('ranks words as the embedded library does', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'isnad-library-'));
    const embedded = await openLibrary({ directory, create: true });
    const library = await openLibraryIn(opened.database, 'ranked', { create: true });
    const reports = clusteredReports(60, 5);
    for (const each of [embedded, library]) {
      await publishReports(each, reports);
      await publishReports(each, [sampleReport('report-7', [['topic1 topic2 topic2 w1']])], { remove: ['report-3'] });
    }
    for (const words of [
      ['topic1', 'w1', 'w2'],
      ['p0', 'topic2'],
      ['r9', 'p1', 'w0'],
    ]) {
      const [expected, found] = [await embedded.findByWords(words, 20), await library.findByWords(words, 20)];
      expect(found.map((hit) => hit.passage)).toEqual(expected.map((hit) => hit.passage));
      for (const [index, hit] of found.entries()) expect(hit.score).toBeCloseTo(expected[index]!.score, 6);
      expect(await library.countWords(words)).toEqual(await embedded.countWords(words));
    }
    await embedded.close();
    await rm(directory, { recursive: true });
  });

  test('a library never reads what belongs to another of the same database', async () => {
    const [one, other] = [
      await openLibraryIn(opened.database, 'one', { create: true }),
      await openLibraryIn(opened.database, 'other', { create: true }),
    ];
    const secret = sampleReport('secret', [['Only here stands harbour.']]);
    await publishReports(one, [secret]);
    await publishReports(other, [sampleReport('plain', [['Nothing of it.']])]);
    expect(await other.findByWords(['harbour.'], 5)).toEqual([]);
    expect(await other.countWords(['harbour.'])).toEqual(new Map());
    expect(await other.findByVector(vectorOf(secret.texts[0]!), 5)).toHaveLength(1);
    expect((await other.reports()).map((entry) => entry.id)).toEqual(['plain']);
    expect(await other.report('secret')).toBeNull();
    await publishReports(other, [], { remove: ['secret'] });
    expect(await one.report('secret')).not.toBeNull();
  });

  test('a large library is searched through its index, and the index of a former model goes with its vectors', async () => {
    const library = await openLibraryIn(opened.database, 'large', { create: true, exactLimit: 0 });
    const next = { model: 'next', fingerprint: 'next-16', dimension: 16 };
    const reports = clusteredReports(10, 5);
    const indexes = () =>
      opened.database.attempt(async (queries) => {
        const { rows } = await sql<{ dimension: number }>`select dimension from embeddings
          join libraries on libraries.id = library
          join pg_index on indexrelid = to_regclass('vectors_hnsw_' || embeddings.id)
          where name = 'large' and indisvalid order by embeddings.id`.execute(queries);
        return rows.map((row) => row.dimension);
      });
    await publishReports(library, reports);
    expect(await indexes()).toEqual([32]);
    await publishReports(library, reports, { embedding: next });
    expect(await indexes()).toEqual([32, 16]);
    await publishReports(library, [], { embedding: next });
    expect(await indexes()).toEqual([16]);
  });

  test('of two that publish at once one succeeds, and the other is told why not', async () => {
    const name = 'contested';
    const libraries = [
      await openLibraryIn(opened.database, name, { create: true }),
      await openLibraryIn(opened.database, name),
    ];
    const outcomes = await Promise.allSettled(
      libraries.map((library) => publishReports(library, clusteredReports(30, 10, 7))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ identifier: 'library-changed' });
    for (const library of libraries) await library.refresh();
    for (const library of libraries) expect(await library.state()).toMatchObject({ generation: 1, passages: 300 });
  });
}

describe('in PGlite', () => {
  postgresLibraries('PostgresLibrary in PGlite', openPglite);
});

describe.runIf(testServer !== undefined)('on a server', () => {
  postgresLibraries('PostgresLibrary on a server', createOnServer);
});
if (testServer === undefined) test.skip('on a server: ISNAD_TEST_POSTGRES names none', () => {});
