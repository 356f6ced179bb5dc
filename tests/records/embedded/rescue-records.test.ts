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
import { publishReports } from '../../library/contract.js';
import { clusteredReports } from '../../library/sample.js';
import { vote } from '../contract.js';

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
