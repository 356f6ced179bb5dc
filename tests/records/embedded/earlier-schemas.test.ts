import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { migrate } from '../../../src/library/embedded/migrations.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { knownMigrations } from '../../../src/library/embedded/schema.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { defaultSettings } from '../../../src/records/settings.js';
import { publishReports } from '../../library/contract.js';
import { sampleReport } from '../../library/sample.js';
import { deed, question, report, vote } from '../sample.js';

type Migration = (typeof knownMigrations)[number];

let directory: string;
const database = () => join(directory, 'library.sqlite');

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-schemas-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const votesOf = ['300', '301', null].map((server, number) => ({ ...vote({ server }), answer: `10${number}` }));

/** Makes a library as the program of a migration left it, with what it could hold. */
async function makeLibrary(last: Migration): Promise<void> {
  const connection = new Connection(database(), 'write');
  await migrate(connection, last);
  connection.execute(`
    insert into embeddings (id, fingerprint, model, dimension) values (1, 'old-4', 'old', 4);
    update state set generation = 1, embedding = 1, analysis = 'words-1', published_at = '2026-01-01T00:00:00.000Z',
      reports = 1, passages = 1, next_passage = 8;
    insert into reports (key, id, title, language, file, content_hash, passages, paragraphs, text)
      values (1, 'harbour', 'Ice', 'en', 'harbour.md', 'x', 1, '[[0,18,"text"]]', 'The harbour froze.');
    insert into passages (id, report, ordinal, paragraph, start, end, vector_key, sentences, words, text)
      values (7, 1, 0, 1, 0, 18, 'key', '[0,18]', 'harbour froze', 'The harbour froze.');
    insert into passage_words (rowid, words) values (7, 'harbour froze');
    insert into word_counts (word, passages) values ('harbour', 1), ('froze', 1);
    insert into vectors (embedding, vector_key, passage, sentences) values (1, 'key', zeroblob(16), zeroblob(8));`);
  if (knownMigrations.indexOf(last) >= 1) {
    const put = connection.prepare(
      'insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, 1, ?, ?)',
    );
    for (const { answer, person, server, reports } of votesOf) {
      put.run([answer, person, server, JSON.stringify(reports), '2026-01-01T00:00:00.000Z']);
    }
  }
  connection.close();
}

const earlier = knownMigrations.slice(0, -1).map((last, index) => ({ last, hasVotes: index >= 1 }));

test.each(earlier)('a library of $last holds what it held, and takes everything new', async ({ last, hasVotes }) => {
  await makeLibrary(last);
  const records = await openRecords(directory);
  expect(await records.votes.countOf('200')).toBe(hasVotes ? 3 : 0);
  expect((await records.votes.byReport('301')).map((votes) => votes.report)).toEqual(
    hasVotes ? ['bridge', 'harbour'] : [],
  );
  expect((await records.servers.list()).map(({ server }) => server)).toEqual(hasVotes ? ['300', '301'] : []);
  expect(await records.settings.of('300')).toEqual(defaultSettings);

  await records.settings.change('300', { keepsQuestions: true }, '200');
  await records.audit.add(deed());
  await records.hidden.hideReport('300', 'bridge', '200');
  expect(await records.hidden.hidePassage('300', 7, '200')).toBe(true);
  await records.questions.add(question());
  await records.removed.put('300', report());
  await records.servers.left('300', '2026-03-10T12:00:00Z');
  expect(await records.votes.put(vote())).toBe(hasVotes ? 'same' : 'new');
  const data = await records.servers.export('300');
  expect(data).toMatchObject({ hiddenPassages: [{ report: 'harbour', text: 'The harbour froze.' }] });
  await records.close();

  const library = await openLibrary({ directory });
  expect((await library.reports()).map(({ title }) => title)).toEqual(['Ice']);
  expect((await library.passages([7])).map(({ text }) => text)).toEqual(['The harbour froze.']);
  await publishReports(library, [sampleReport('bridge', [['The bridge held.']])], { remove: ['harbour'] });
  await library.close();
  const again = await openRecords(directory);
  expect(await again.servers.export('300')).toEqual(data);
  await again.close();
});

test.each(earlier)('a library of $last is brought up to date when it is opened for reading too', async ({ last }) => {
  await makeLibrary(last);
  const library = await openLibrary({ directory });
  expect((await library.report('harbour'))?.text).toBe('The harbour froze.');
  await library.close();
  const connection = new Connection(database(), 'read');
  const applied = connection.prepare<{ name: string }>('select name from kysely_migration order by name').all();
  connection.close();
  expect(applied.map(({ name }) => name)).toEqual(knownMigrations);
});

test('a library that could not be brought up to date to the end is as it was, and is brought up to date later', async () => {
  await makeLibrary('0002-votes');
  const connection = new Connection(database(), 'write');
  // In the way of the last table of the next migration: everything before it has been done by then.
  connection.execute('create table left_servers (in_the_way integer)');
  await expect(migrate(connection)).rejects.toThrow('left_servers');
  const tables = connection.prepare<{ name: string }>("select name from sqlite_schema where type = 'table'").all();
  expect(tables.map(({ name }) => name)).not.toContain('settings');
  connection.execute('drop table left_servers');
  connection.close();
  const records = await openRecords(directory);
  expect(await records.votes.countOf('200')).toBe(3);
  expect(await records.settings.of('300')).toEqual(defaultSettings);
  await records.close();
});
