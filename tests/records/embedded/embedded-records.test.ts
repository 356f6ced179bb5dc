import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { migrate } from '../../../src/library/embedded/migrations.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { publishReports } from '../../library/contract.js';
import { clusteredReports, embedding, sampleReport } from '../../library/sample.js';
import { recordsContract, vote } from '../contract.js';

recordsContract('Records in the embedded library', (directory) => openRecords(directory, { create: true }));

let directory: string;
const database = () => join(directory, 'library.sqlite');
const stored = [
  { report: 'bridge', helpful: 1, notHelpful: 0 },
  { report: 'harbour', helpful: 1, notHelpful: 0 },
];

async function expectStored(): Promise<void> {
  const records = await openRecords(directory);
  expect(await records.votes.byReport('300')).toEqual(stored);
  await records.close();
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-records-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('votes', () => {
  test('need a library', async () => {
    await expect(openRecords(directory)).rejects.toMatchObject({ identifier: 'library-missing' });
  });

  test('stay when reports leave, are analysed anew, or the model is switched', async () => {
    const library = await openLibrary({ directory, create: true });
    const harbour = sampleReport('harbour', [['The harbour froze.']]);
    await publishReports(library, [harbour, sampleReport('bridge', [['The bridge held.']])]);
    const records = await openRecords(directory);
    await records.votes.put(vote());

    await publishReports(library, [harbour]);
    const { generation } = await library.state();
    await library.publish({ basis: generation, embedding, analysis: 'words-2', remove: ['bridge'], put: [] });
    const another = { model: 'another', fingerprint: 'another-16', dimension: 16 };
    await library.saveVectors(another, harbour.vectors(16));
    await library.publish({
      ...{ basis: generation + 1, embedding: another, analysis: 'words-2', remove: [] },
      put: [harbour.indexed],
    });

    expect(await records.votes.byReport('300')).toEqual(stored);
    await library.close();
    await records.close();
    await expectStored();
  });

  test('are taken while a reindex publishes in the same process', async () => {
    const library = await openLibrary({ directory, create: true });
    const records = await openRecords(directory);
    const publishing = publishReports(library, clusteredReports(150, 10)).then(() => 'published');
    const outcomes: string[] = [];
    let number = 0;
    while ((await Promise.race([publishing, wait(5, 'publishing')])) === 'publishing') {
      outcomes.push(await records.votes.put(vote({ person: String(number++) })));
    }
    expect(outcomes.length).toBeGreaterThan(1);
    expect(new Set(outcomes)).toEqual(new Set(['new']));
    expect((await library.state()).passages).toBe(1500);
    expect((await records.votes.byReport('300'))[0]?.helpful).toBe(number);
    await records.close();
    await library.close();
  });

  test('wait for the write of another, which this very thread may have to end', async () => {
    const records = await openRecords(directory, { create: true, patience: 2_000 });
    const other = new Connection(database(), 'write');
    other.execute('begin immediate');
    const voting = records.votes.put(vote());
    await wait(30);
    other.execute('commit');
    expect(await voting).toBe('new');
    other.close();
    await records.close();
  });

  test('give up in time when another writes too long, and are given again', async () => {
    const records = await openRecords(directory, { create: true, patience: 60 });
    const other = new Connection(database(), 'write');
    other.execute('begin immediate');
    await expect(records.votes.put(vote())).rejects.toMatchObject({ identifier: 'library-busy' });
    expect(await records.votes.byReport('300')).toEqual([]);
    other.execute('commit');
    expect(await records.votes.put(vote())).toBe('new');
    other.close();
    await records.close();
  });

  test('go to the library that took the place of the one that was opened', async () => {
    const records = await openRecords(directory, { create: true });
    await records.votes.put(vote());
    for (const end of ['', '-wal', '-shm']) await rename(`${database()}${end}`, join(directory, `put-aside${end}`));
    await expect(records.votes.put(vote({ answer: '101' }))).rejects.toMatchObject({ identifier: 'library-missing' });
    await (await openLibrary({ directory, create: true })).close();
    expect(await records.votes.put(vote())).toBe('new');
    await records.close();
    await expectStored();
  });

  test('are gone from the file once they are deleted', async () => {
    const records = await openRecords(directory, { create: true });
    await records.votes.put(vote({ person: 'person-who-leaves' }));
    await records.votes.put(vote({ person: 'person-who-stays' }));
    await records.votes.deleteOf('person-who-leaves');
    const files = await Promise.all([readFile(database()), readFile(`${database()}-wal`)]);
    expect(Buffer.concat(files).includes('person-who-stays')).toBe(true);
    expect(Buffer.concat(files).includes('person-who-leaves')).toBe(false);
    await records.close();
  });
});

describe('a library of the first schema', () => {
  test('is brought up to date when records or library are opened, and keeps what it holds', async () => {
    const connection = new Connection(database(), 'write');
    await migrate(connection, '0001-reports-passages-vectors');
    connection
      .prepare(
        "insert into reports (id, title, language, file, content_hash, passages, paragraphs, text) values ('harbour', 'Ice', 'en', 'harbour.md', 'x', 0, '[]', '')",
      )
      .run();
    const tables = connection.prepare("select name from sqlite_schema where name = 'votes'").all();
    connection.close();
    expect(tables).toEqual([]);

    const records = await openRecords(directory);
    expect(await records.votes.put(vote())).toBe('new');
    await records.close();
    const library = await openLibrary({ directory });
    expect((await library.reports()).map(({ title }) => title)).toEqual(['Ice']);
    await library.close();
    await expectStored();
  });
});
