import { mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { migrate } from '../../../src/library/embedded/migrations.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { setLibraryAside } from '../../../src/library/embedded/set-aside.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { rescueRecords } from '../../../src/records/embedded/rescue-records.js';
import { recordTables } from '../../../src/records/embedded/tables.js';
import { publishReports } from '../../library/contract.js';
import { clusteredReports, sampleReport } from '../../library/sample.js';
import { deed, question, report, vote } from '../sample.js';

const pageBytes = 8192;
let directory: string;
const database = () => join(directory, 'library.sqlite');

async function storeVotes(count: number): Promise<void> {
  const records = await openRecords(directory, { create: true });
  for (let number = 0; number < count; number += 1) {
    await records.votes.put(vote({ answer: `1${String(number).padStart(6, '0')}`, helpful: number % 2 === 0 }));
  }
  await records.close();
  emptyJournal();
}

/** Takes what stands in the journal into the file, where the tests damage it. */
function emptyJournal(): void {
  const connection = new Connection(database(), 'write');
  connection.prepare('pragma wal_checkpoint(truncate)').all();
  connection.close();
}

async function overwritePage(page: number): Promise<void> {
  const file = await open(database(), 'r+');
  await file.write(Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes);
  await file.close();
}

/** Pages of the table `votes`, its root first. */
function pagesOfVotes(): number[] {
  const connection = new Connection(database(), 'read');
  const pages = connection.prepare<{ pageno: number }>("select pageno from dbstat where name = 'votes'").all();
  connection.close();
  return pages.map(({ pageno }) => pageno);
}

/** Puts the library aside and carries over what can be read. */
async function rescue(): Promise<{ told: unknown; found: number }> {
  const kept = await setLibraryAside(directory);
  const told = await rescueRecords(kept!, directory);
  const records = await openRecords(directory);
  const [first] = await records.votes.byReport('300');
  await records.close();
  return { told, found: (first?.helpful ?? 0) + (first?.notHelpful ?? 0) };
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-rescue-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('votes of a damaged library', () => {
  test('are all carried over where the damage lies elsewhere, the last in the journal too', async () => {
    await storeVotes(30);
    const library = await openLibrary({ directory });
    await publishReports(library, clusteredReports(40, 10));
    await library.close();
    emptyJournal();
    const size = (await stat(database())).size;
    const open = await openRecords(directory);
    await open.votes.put(vote({ answer: 'in the journal' }));
    await truncate(database(), size - 10 * pageBytes);
    expect(await rescue()).toEqual({ told: { votes: 31, others: 0, isComplete: true }, found: 31 });
    await open.close();
  });

  test('are carried over from both sides of a damaged page', async () => {
    await storeVotes(600);
    const pages = pagesOfVotes();
    expect(pages.length).toBeGreaterThan(4);
    await overwritePage(pages[Math.floor(pages.length / 2)]!);
    const { told, found } = await rescue();
    expect(told).toEqual({ votes: found, others: 0, isComplete: false });
    expect(found).toBeGreaterThan(600 * 0.6);
    expect(found).toBeLessThan(600);
  });

  test.each<[string, () => Promise<void>]>([
    ['the root of the votes overwritten', () => overwritePage(pagesOfVotes()[0]!)],
    ['the first page overwritten', () => overwritePage(1)],
    ['cut off after the first page', () => truncate(database(), pageBytes)],
    ['empty', () => truncate(database(), 0)],
    ['a text file', () => writeFile(database(), 'This is no database. '.repeat(2000))],
  ])('are lost, and said to be, where nothing can be read: %s', async (_, damage) => {
    await storeVotes(5);
    await damage();
    const kept = await setLibraryAside(directory);
    expect(await rescueRecords(kept!, directory)).toMatchObject({ votes: 0 });
    const records = await openRecords(directory);
    expect(await records.votes.put(vote())).toBe('new');
    await records.close();
  });

  test('are none in a library of the first schema, and nothing is said to be missing', async () => {
    const connection = new Connection(database(), 'write');
    await migrate(connection, '0001-reports-passages-vectors');
    connection.close();
    expect(await rescue()).toEqual({ told: { votes: 0, others: 0, isComplete: true }, found: 0 });
  });

  test('do not replace what was voted since', async () => {
    await storeVotes(1);
    const kept = await setLibraryAside(directory);
    const records = await openRecords(directory, { create: true });
    await records.votes.put(vote({ answer: '1000000', helpful: false }));
    await rescueRecords(kept!, directory);
    expect(await records.votes.byReport('300')).toMatchObject([{ helpful: 0, notHelpful: 1 }, { notHelpful: 1 }]);
    await records.close();
  });
});

describe('what else a damaged library records', () => {
  async function fill(servers: number): Promise<void> {
    const records = await openRecords(directory, { create: true });
    const library = await openLibrary({ directory });
    await publishReports(library, [sampleReport('harbour', [['The harbour froze.'], ['Nobody was hurt.']])]);
    const [, passage] = await library.reportPassages('harbour');
    for (let number = 0; number < servers; number += 1) {
      const server = String(1000 + number);
      await records.settings.change(server, { keepsQuestions: true, channels: ['5'] }, '200');
      await records.audit.add(deed({ server }));
      await records.hidden.hideReport(server, 'bridge', '200');
      await records.hidden.hidePassage(server, passage!.id, '200');
      await records.questions.add(question({ server, passages: [] }));
      await records.removed.put(server, report('+ice'));
      await records.votes.put(vote({ server, answer: `answer ${number}` }));
      await records.servers.left(server, '2026-03-10T12:00:00Z');
    }
    await records.close();
    await library.close();
    emptyJournal();
  }

  async function exported(servers: readonly string[]): Promise<unknown[]> {
    const records = await openRecords(directory);
    const data = await Promise.all(servers.map((server) => records.servers.export(server)));
    await records.close();
    return data;
  }

  test('is all carried over, and a hidden passage is hidden again once its report is indexed', async () => {
    await fill(3);
    const servers = ['1000', '1001', '1002'];
    const before = await exported(servers);
    const size = (await stat(database())).size;
    const library = await openLibrary({ directory });
    await publishReports(library, clusteredReports(40, 10));
    await library.close();
    emptyJournal();
    await truncate(database(), size + pageBytes);
    const kept = await setLibraryAside(directory);
    // Of each server: settings, five lines of the trail, two hides, a question, a removed report, the day it was left.
    expect(await rescueRecords(kept!, directory)).toEqual({ votes: 3, others: 3 * 11, isComplete: true });
    expect(await exported(servers)).toEqual(before);

    const anew = await openLibrary({ directory });
    const reports = clusteredReports(3, 5);
    await publishReports(anew, [...reports, sampleReport('harbour', [['The harbour froze.'], ['Nobody was hurt.']])]);
    const [, passage] = await anew.reportPassages('harbour');
    await anew.close();
    const records = await openRecords(directory);
    expect((await records.hidden.of('1001')).passages).toEqual([passage!.id]);
    await records.close();
  });

  test('names no passages of the library that was lost', async () => {
    const before = await openRecords(directory, { create: true });
    await before.settings.change('300', { keepsQuestions: true }, '200');
    await before.questions.add(question({ passages: [4, 6] }));
    await before.close();
    const kept = await setLibraryAside(directory);
    await rescueRecords(kept!, directory);
    const after = await openRecords(directory);
    expect(await after.questions.export('300')).toEqual([question({ passages: [] })]);
    await after.close();
  });

  test.each(recordTables.map(({ name }) => name))('is carried over but for what is damaged: %s', async (damaged) => {
    await fill(2);
    const connection = new Connection(database(), 'read');
    const root = connection
      .prepare<{ page: number }>('select rootpage as page from sqlite_schema where name = ?')
      .get([damaged])!.page;
    const counts = recordTables
      .filter(({ name }) => name !== damaged)
      .map(({ name }) => [
        name,
        connection.prepare<{ rows: number }>(`select count(*) as rows from ${name}`).get()!.rows,
      ]);
    connection.close();
    await overwritePage(root);
    const kept = await setLibraryAside(directory);
    expect((await rescueRecords(kept!, directory)).isComplete).toBe(false);
    const rescued = new Connection(database(), 'read');
    for (const [name, rows] of counts) {
      expect(rescued.prepare(`select count(*) as rows from ${name}`).get()).toMatchObject({ rows });
    }
    rescued.close();
  });

  test('is added to what the new library records already', async () => {
    await fill(1);
    const kept = await setLibraryAside(directory);
    const records = await openRecords(directory, { create: true });
    await records.settings.change('1000', { mentions: false }, '201');
    await rescueRecords(kept!, directory);
    expect(await records.settings.of('1000')).toMatchObject({ mentions: false, channels: null });
    const actions = (await records.audit.list('1000', { limit: 20 })).map(({ action }) => action);
    expect(actions.sort()).toEqual([
      'library.add',
      'library.hide',
      'library.hide-passage',
      'settings.channels',
      'settings.keepsQuestions',
      'settings.mentions',
    ]);
    await records.close();
  });
});
