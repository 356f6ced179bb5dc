import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { recordTables } from '../../../src/records/embedded/tables.js';
import { defaultSettings } from '../../../src/records/settings.js';
import { publishReports } from '../../library/contract.js';
import { clusteredReports, embedding, sampleReport } from '../../library/sample.js';
import { recordsContract } from '../contract.js';
import { question, report, vote } from '../sample.js';

recordsContract('Records in the embedded library', {
  open: (directory, now) => openRecords(directory, { create: true, now }),
  openLibrary: (directory) => openLibrary({ directory, create: true }),
});

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

describe('a server', () => {
  test('is gone from the file once it is deleted, and questions once they are kept no more', async () => {
    const records = await openRecords(directory, { create: true });
    for (const server of ['300', '301', '302']) {
      await records.settings.change(server, { keepsQuestions: true }, `moderator-of-${server}`);
      await records.questions.add(question({ server, text: `question-of-${server}` }));
      await records.removed.put(server, report('+ice', `${'Ice. '.repeat(5_000)}report-of-${server}`));
      await records.votes.put(vote({ server, answer: `answer-of-${server}` }));
    }
    await records.servers.delete('300');
    await records.settings.change('301', { keepsQuestions: false }, '200');
    const files = Buffer.concat(await Promise.all([readFile(database()), readFile(`${database()}-wal`)]));
    for (const part of ['moderator', 'question', 'report', 'answer']) {
      expect(files.includes(`${part}-of-300`)).toBe(false);
      expect(files.includes(`${part}-of-301`)).toBe(part !== 'question');
      expect(files.includes(`${part}-of-302`)).toBe(true);
    }
    await records.close();
  });

  test('is read at once while another writes', async () => {
    const records = await openRecords(directory, { create: true, patience: 60_000 });
    const other = new Connection(database(), 'write');
    other.execute('begin immediate');
    const changing = records.settings.change('300', { mentions: false }, '200');
    expect((await records.settings.of('300')).mentions).toBe(true);
    expect(await records.questions.add(question())).toBe(false);
    expect((await records.hidden.of('300')).reports).toEqual([]);
    other.execute('commit');
    expect((await changing).mentions).toBe(false);
    other.close();
    await records.close();
  });

  test('has the settings that are in the file which took the place of the one that was opened', async () => {
    const records = await openRecords(directory, { create: true });
    await records.settings.change('300', { mentions: false }, '200');
    await records.hidden.hideReport('300', 'bridge', '200');
    for (const end of ['', '-wal', '-shm']) await rename(`${database()}${end}`, join(directory, `put-aside${end}`));
    await (await openLibrary({ directory, create: true })).close();
    const read = await Promise.all(Array.from({ length: 20 }, () => records.settings.of('300')));
    expect(new Set(read.map(({ mentions }) => mentions))).toEqual(new Set([true]));
    expect((await records.hidden.of('300')).reports).toEqual([]);
    await records.close();
  });

  test('keeps its other settings when one of them is of a newer program', async () => {
    const records = await openRecords(directory, { create: true });
    await records.settings.change('300', { mentions: false }, '200');
    const connection = new Connection(database(), 'write');
    connection.prepare('update settings set settings = ?').run(['{"mentions":false,"language":"tlh","colour":"red"}']);
    connection.close();
    expect(await records.settings.of('300')).toEqual({ ...defaultSettings, mentions: false });
    await records.close();
  });
});

test('every table that belongs to servers is among those that are rescued and deleted', async () => {
  await (await openRecords(directory, { create: true })).close();
  const connection = new Connection(database(), 'read');
  const names = connection.prepare<{ name: string }>("select name from sqlite_schema where type = 'table'").all();
  const found = names.map(({ name }) => {
    const columns = connection
      .prepare<{ column: string; key: number }>(
        'select name as column, pk as key from pragma_table_info(?) order by pk',
      )
      .all([name]);
    return {
      name,
      columns: columns.map(({ column }) => column).sort(),
      key: columns.filter(({ key }) => key > 0).map(({ column }) => column),
    };
  });
  connection.close();
  const ofServers = found.filter(({ columns }) => columns.includes('server'));
  const known = recordTables.map(({ name, row, key }) => ({ name, columns: Object.keys(row.shape).sort(), key }));
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect(ofServers.sort(byName)).toEqual(known.sort(byName));
});
