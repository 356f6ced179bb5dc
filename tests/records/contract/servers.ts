import { expect, test } from 'vitest';
import type { StoredServer } from '../../../src/records/servers.js';
import { publishReports } from '../../library/contract.js';
import { sampleReport } from '../../library/sample.js';
import { day, openedRecords, type RecordsKind } from '../opened.js';
import { deed, question, report, vote } from '../sample.js';

export function serversContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);

  /** Stores something of every kind: so many times in a server. */
  async function fill(server: string, times: number): Promise<void> {
    const { records } = opened;
    const library = await kind.openLibrary(opened.directory);
    await publishReports(library, [
      sampleReport('harbour', [['The harbour froze.'], ['Nobody was hurt.'], ['It thawed.']]),
    ]);
    const passages = await library.reportPassages('harbour');
    await library.close();
    await records.settings.change(server, { keepsQuestions: true, quotesOnPage: 1 }, '200');
    for (let number = 0; number < times; number += 1) {
      await records.votes.put(vote({ server, answer: `${server}-${number}` }));
      await records.audit.add(deed({ server }));
      await records.hidden.hideReport(server, `report-${number}`, '200');
      await records.hidden.hidePassage(server, passages[number]!.id, '200');
      await records.questions.add(question({ server }));
      await records.removed.put(server, report(`+${number}`));
    }
  }

  const stored = (server: string, times: number): StoredServer => ({
    server,
    leftAt: null,
    counts: {
      ...{ votes: times, settings: 2, audit: 2 + 3 * times, hiddenReports: times, hiddenPassages: times },
      ...{ questions: times, removed: times },
    },
  });

  test('that were left are due when their days of grace are over, unless they return', async () => {
    const { servers } = opened.records;
    const { now } = opened;
    const later = (days: number) => new Date(Date.parse(now) + days * day).toISOString();
    await servers.left('300', later(1));
    await servers.left('301', now);
    await servers.left('302', now);
    await servers.left('301', later(5));
    expect(await servers.dueForDeletion(7, later(7))).toEqual(['301', '302']);
    expect(await servers.dueForDeletion(7, later(8))).toEqual(['301', '302', '300']);
    expect(await servers.dueForDeletion(7, later(6.9))).toEqual([]);
    expect(await servers.dueForDeletion(0, now)).toEqual(['301', '302']);
    await servers.returned('301');
    await servers.returned('303');
    expect(await servers.dueForDeletion(7, later(8))).toEqual(['302', '300']);
    expect(await servers.list()).toMatchObject([
      { server: '300', leftAt: later(1), counts: { votes: 0, questions: 0 } },
      { server: '302', leftAt: now },
    ]);
  });

  test('are listed with what is stored of each', async () => {
    expect(await opened.records.servers.list()).toEqual([]);
    await opened.records.votes.put(vote({ answer: 'direct', server: null }));
    await fill('301', 2);
    await fill('300', 1);
    expect(await opened.records.servers.list()).toEqual([stored('300', 1), stored('301', 2)]);
  });

  test('are deleted whole, and nothing of another with them', async () => {
    await fill('300', 2);
    await fill('301', 2);
    await opened.records.servers.left('300', opened.now);
    const other = await opened.records.servers.export('301');
    expect(await opened.records.servers.delete('300')).toBe(2 + 1 + 8 + 2 + 2 + 2 + 2 + 1);
    expect(await opened.records.servers.delete('300')).toBe(0);
    expect(await opened.records.servers.list()).toEqual([stored('301', 2)]);
    expect(await opened.records.servers.export('301')).toEqual(other);
    expect((await opened.records.settings.of('300')).quotesOnPage).toBe(3);
    expect(await opened.records.hidden.of('300')).toMatchObject({ reports: [], passages: [] });
  });

  test('are exported as plain data, and taken back as they were, in place of what is there', async () => {
    await fill('300', 2);
    await opened.records.servers.left('300', opened.now);
    const data = await opened.records.servers.export('300');
    const file: unknown = JSON.parse(JSON.stringify(data));
    expect(file).toEqual(data);
    await opened.records.servers.delete('300');
    await opened.records.hidden.hideReport('300', 'another', '200');
    await opened.records.servers.import('300', file);
    // Passages are numbered by the library that was exported.
    const questions = data.questions.map((asked) => ({ ...asked, passages: [] }));
    expect(await opened.records.servers.export('300')).toEqual({ ...data, questions });
    expect((await opened.records.settings.of('300')).quotesOnPage).toBe(1);
    expect((await opened.records.hidden.of('300')).reports).toEqual(['report-0', 'report-1']);
    await opened.records.servers.import('300', file);
    expect(await opened.records.servers.list()).toMatchObject([{ counts: { questions: 2, votes: 2, audit: 8 } }]);
  });

  test('are taken back with the passages that were quoted, where it is known what they are here', async () => {
    await fill('300', 1);
    const data = await opened.records.servers.export('300');
    await opened.records.servers.import('300', data, (passage) => (passage === 4 ? 104 : null));
    expect((await opened.records.questions.export('300')).map(({ passages }) => passages)).toEqual([[104]]);
  });

  test('take no votes of another server, and no questions that they do not keep', async () => {
    await fill('300', 1);
    const data = await opened.records.servers.export('300');
    await opened.records.servers.import('301', { ...data, settings: {} });
    expect(await opened.records.servers.list()).toMatchObject([
      { server: '300', counts: { votes: 1, questions: 1 } },
      { server: '301', counts: { votes: 0, questions: 0, removed: 1 } },
    ]);
  });

  test.each<[string, (data: object) => unknown]>([
    ['no object', () => 'data'],
    ['nothing', () => null],
    ['a part is missing', (data) => ({ ...data, votes: undefined })],
    ['a part too many', (data) => ({ ...data, server: '301' })],
    ['a setting that is none', (data) => ({ ...data, settings: { questionDays: 1000 } })],
    ['a time that is none', (data) => ({ ...data, leftAt: 'yesterday' })],
    ['a vote of another server', (data) => ({ ...data, votes: [{ ...vote(), at: '2026-03-10T12:00:00Z' }] })],
    [
      'a paragraph outside of its text',
      (data) => ({ ...data, removed: [{ at: '2026-03-10T12:00:00Z', report: { ...report(), text: '' } }] }),
    ],
  ])('stay as they are when what is to be taken is no export: %s', async (_, change) => {
    await fill('300', 1);
    const data = await opened.records.servers.export('300');
    await expect(opened.records.servers.import('300', change(data))).rejects.toMatchObject({
      identifier: 'setting-invalid',
    });
    expect(await opened.records.servers.export('300')).toEqual(data);
  });
}
