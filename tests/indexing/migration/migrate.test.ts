import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { completeMigration, migrate, type Place } from '../../../src/indexing/migration/migrate.js';
import { EmbeddedLibraries } from '../../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { openLibraryIn } from '../../../src/library/postgres/open.js';
import { PostgresLibraries } from '../../../src/library/postgres/postgres-libraries.js';
import { baseScope } from '../../../src/library/scope.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { openPostgresRecords } from '../../../src/records/postgres/postgres-records.js';
import { recordTables } from '../../../src/records/postgres/server-queries.js';
import { publishReports } from '../../library/contract.js';
import { createOnServer, openPglite, type TestDatabase, testServer } from '../../library/postgres-databases.js';
import { clusteredReports, sampleReport, vectorOf } from '../../library/sample.js';
import { deed, question, report, vote } from '../../records/sample.js';

const [one, two, three] = ['100000000000000001', '100000000000000002', '100000000000000003'] as const;
const own = sampleReport('+mill', [['The mill burned. 😀'], ['لم يُصب أحد.']], { outlet: 'الأخبار' });

function migrations(name: string, open: () => Promise<TestDatabase>): void {
  describe(name, () => {
    let opened: TestDatabase;
    let directory: string;
    let places: Place[] = [];
    beforeAll(async () => {
      opened = await open();
    }, 120_000);
    afterAll(() => opened.remove());
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'isnad-migration-'));
      await opened.database.attempt(async (queries) => {
        for (const table of [...recordTables, 'libraries']) {
          await sql`truncate ${sql.table(table)} restart identity cascade`.execute(queries);
        }
      });
    });
    afterEach(async () => {
      for (const { records, libraries } of places) {
        await records.close();
        await libraries.close();
      }
      places = [];
      await rm(directory, { recursive: true, force: true });
    });

    const folder = async (kind = 'folder'): Promise<Place> => {
      const options = { directory: join(directory, kind), create: true };
      const libraries = new EmbeddedLibraries(await openLibrary(options), options);
      const place = { name: kind, libraries, records: await openRecords(options.directory) };
      places.push(place);
      return place;
    };
    const database = async (): Promise<Place> => {
      const libraries = new PostgresLibraries(await openLibraryIn(opened.database, 'base', { create: true }));
      const place = { name: 'database', libraries, records: openPostgresRecords(opened.database) };
      places.push(place);
      return place;
    };

    /** Something of every kind, with gaps in the numbers of passages. */
    async function fill({ libraries, records }: Place): Promise<void> {
      await publishReports(libraries.base, [sampleReport('gone', [['Gone.']]), ...clusteredReports(30, 4)]);
      await publishReports(libraries.base, clusteredReports(3, 4, 9), { remove: ['gone'] });
      const { generation } = await libraries.base.state();
      await libraries.base.saveDerived('calibration', generation, { floor: 1 });
      await publishReports(await libraries.createForServer(one), [own]);
      const base = await libraries.base.reportPassages('report-1');
      const scope = await libraries.inScope({ ...baseScope, server: one });
      const ofOwn = await scope.reportPassages('+mill');
      for (const server of [one, two]) {
        await records.settings.change(server, { keepsQuestions: true, questionDays: 365, channels: ['5'] }, '7');
        await records.votes.put(vote({ server, answer: `a${server}` }));
        await records.hidden.hidePassage(server, base[1]!.id, '7');
        await records.audit.add(deed({ server, before: { ب: [1, null] } }));
        await records.removed.put(server, report('+gone'));
        const passages = [base[2]!.id, ofOwn[1]!.id, 4_000_000];
        await records.questions.add(question({ server, passages, at: new Date().toISOString() }));
      }
      await records.hidden.hideOwnPassage(one, { report: '+mill', text: 'The mill burned. 😀' }, '7');
      await records.servers.left(three, '2026-05-01T00:00:00.000Z');
      await records.votes.put(vote({ server: null, answer: 'direct' }));
    }

    /** What members and moderators see of a place. */
    async function seenIn({ libraries, records }: Place) {
      const scope = await libraries.inScope({ server: one, includesBase: true, hidden: await records.hidden.of(one) });
      const byVector = await scope.findByVector(vectorOf('topic1 r4'), 10);
      const byWords = await scope.findByWords(['topic1', 'mill', 'p1'], 10);
      const textsOf = async (ids: readonly number[]) => (await scope.passages(ids)).map(({ text }) => text);
      const [asked] = await records.questions.export(one);
      return {
        texts: await textsOf(byVector.map(({ passage }) => passage)),
        scores: byVector.map(({ score }) => score.toFixed(4)),
        words: await textsOf(byWords.map(({ passage }) => passage)),
        quoted: await textsOf(asked?.passages ?? []),
        servers: await records.servers.list(),
        direct: await records.votes.exportDirect(),
        calibration: (await libraries.base.derived('calibration'))?.value,
      };
    }

    test.each(['to', 'from'])('everything goes %s the database, and says the same there', async (direction) => {
      const [from, to] = direction === 'to' ? [await folder(), await database()] : [await database(), await folder()];
      await fill(from);
      const seen = await seenIn(from);
      const migrated = await migrate(from, to);
      expect(migrated).toMatchObject({ servers: 3, serverReports: 1, directVotes: 1 });
      expect(migrated.base).toMatchObject({ reports: 30, passages: 120 });
      expect(await seenIn(to)).toEqual(seen);
      expect(seen.quoted).toHaveLength(1 + 1);
      expect(await seenIn(from)).toEqual(seen);
      expect(await to.libraries.base.contentHashes()).toEqual(await from.libraries.base.contentHashes());
      await completeMigration(from, to);
      await expect(migrate(from, to)).rejects.toMatchObject({ identifier: 'library-not-empty' });
    });

    test('broken off, it goes on when it is run again, and follows what has changed meanwhile', async () => {
      const [from, to] = [await folder(), await database()];
      await fill(from);
      for (const at of [5, 30, 40]) {
        let steps = 0;
        const breaking = migrate(from, to, () => {
          if (++steps === at) throw new Error('broken off');
        });
        await expect(breaking).rejects.toThrow('broken off');
      }
      await publishReports(from.libraries.base, [], { remove: ['report-5'] });
      expect((await migrate(from, to)).base).toMatchObject({ reports: 29, passages: 116 });
      expect(await seenIn(to)).toEqual(await seenIn(from));
    });

    test.each<[string, (place: Place) => Promise<unknown>]>([
      ['a library', ({ libraries }) => publishReports(libraries.base, [own])],
      ['the library of a server', async ({ libraries }) => publishReports(await libraries.createForServer(two), [own])],
      ['a record', ({ records }) => records.audit.add(deed({ server: two }))],
      ['a vote of a direct message', ({ records }) => records.votes.put(vote({ server: null }))],
    ])('a place that has %s is refused, and stays as it is', async (_, put) => {
      const [from, to] = [await folder(), await database()];
      await fill(from);
      await put(to);
      const before = await seenIn(to);
      await expect(migrate(from, to)).rejects.toMatchObject({ identifier: 'library-not-empty' });
      expect(await seenIn(to)).toEqual(before);
    });

    test('a part of another copy is refused', async () => {
      const [from, other, to] = [await folder(), await folder('other'), await database()];
      await fill(from);
      await fill(other);
      const breaking = migrate(other, to, () => {
        throw new Error('broken off');
      });
      await expect(breaking).rejects.toThrow('broken off');
      await expect(migrate(from, to)).rejects.toMatchObject({ identifier: 'library-not-empty' });
    });

    test('a source that has nothing is said to have nothing', async () => {
      await expect(migrate(await folder(), await database())).rejects.toMatchObject({ identifier: 'library-missing' });
    });
  });
}

migrations('in PGlite', openPglite);
describe.runIf(testServer !== undefined)('with a server', () => migrations('on a server', createOnServer));
if (testServer === undefined) test.skip('with a server: ISNAD_TEST_POSTGRES names none', () => {});
