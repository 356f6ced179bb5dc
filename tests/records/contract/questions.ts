import { beforeEach, expect, test } from 'vitest';
import type { AskedQuestion } from '../../../src/records/questions.js';
import { day, hour, openedRecords, type RecordsKind } from '../opened.js';
import { question, vote } from '../sample.js';

export function questionsContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);
  const add = (change: Partial<AskedQuestion> = {}) =>
    opened.records.questions.add(question({ at: opened.now, ...change }));
  const keep = (server: string, questionDays = 30) =>
    opened.records.settings.change(server, { keepsQuestions: true, questionDays }, '200');

  beforeEach(() => keep('300'));

  test('are stored only where they are to be kept', async () => {
    expect(await add()).toBe(true);
    expect(await add({ server: '301' })).toBe(false);
    expect(await opened.records.questions.export('301')).toEqual([]);
    await opened.records.settings.change('300', { keepsQuestions: false }, '200');
    expect(await add()).toBe(false);
  });

  test('are not stored any more while another process switches them off', async () => {
    const another = await opened.openAnother();
    const asking = Array.from({ length: 20 }, () => add());
    const switching = another.settings.change('300', { keepsQuestions: false }, '200');
    await Promise.all([...asking, switching, add(), add()]);
    expect(await opened.records.questions.export('300')).toEqual([]);
    expect(await add()).toBe(false);
  });

  test('are given back as they were asked, oldest first', async () => {
    const later = question({ text: 'متى أُغلق الميناء؟ 😀', language: 'ar', answered: false, reports: [] });
    await opened.records.questions.add({ ...later, at: '2026-03-10T13:00:00+01:00' });
    await opened.records.questions.add(question({ at: '2026-03-10T11:59:59.999Z' }));
    expect(await opened.records.questions.export('300')).toEqual([
      question({ at: '2026-03-10T11:59:59.999Z' }),
      { ...later, at: '2026-03-10T12:00:00.000Z' },
    ]);
  });

  test('are counted by day, also days without one', async () => {
    await add();
    opened.pass(2 * day);
    await add();
    await add({ answered: false, reports: [] });
    await keep('301');
    await add({ server: '301', answered: false });
    expect(await opened.records.questions.insights('300', '2026-03-09T23:00:00Z')).toMatchObject({
      ...{ since: '2026-03-09T23:00:00.000Z', asked: 3, answered: 2, refused: 1 },
      days: [
        { day: '2026-03-09', asked: 0, answered: 0, refused: 0 },
        { day: '2026-03-10', asked: 1, answered: 1, refused: 0 },
        { day: '2026-03-11', asked: 0, answered: 0, refused: 0 },
        { day: '2026-03-12', asked: 2, answered: 1, refused: 1 },
      ],
    });
    const ofToday = await opened.records.questions.insights('300', '2026-03-12T00:00:00Z');
    expect(ofToday).toMatchObject({ asked: 2, days: [{ day: '2026-03-12' }] });
  });

  test('are counted for a year at most', async () => {
    const { days } = await opened.records.questions.insights('300', '1970-01-01T00:00:00Z');
    expect(days).toHaveLength(367);
    expect((await opened.records.questions.insights('300', '2030-01-01T00:00:00Z')).days).toEqual([]);
  });

  test('tell how each report serves: how often quoted, and how often found helpful', async () => {
    const { votes, questions } = opened.records;
    await votes.put(vote({ answer: '1', reports: ['mill'] }));
    opened.pass(day);
    const since = opened.now;
    await add({ reports: ['harbour', 'bridge'] });
    await add({ reports: ['harbour'] });
    await votes.put(vote({ answer: '2', reports: ['harbour'] }));
    await votes.put(vote({ answer: '3', reports: ['harbour'] }));
    await votes.put(vote({ answer: '4', reports: ['harbour'], helpful: false }));
    await votes.put(vote({ answer: '5', reports: ['quay'] }));
    await votes.put(vote({ answer: '6', reports: ['bridge'], server: '301' }));
    expect((await questions.insights('300', since)).reports).toEqual([
      { report: 'harbour', quoted: 2, helpful: 2, notHelpful: 1, helpfulRate: 2 / 3 },
      { report: 'bridge', quoted: 1, helpful: 0, notHelpful: 0, helpfulRate: null },
      { report: 'quay', quoted: 0, helpful: 1, notHelpful: 0, helpfulRate: 1 },
    ]);
  });

  test('that found nothing are told by how often they were asked, in any spelling', async () => {
    const refused = async (text: string) => {
      await add({ text, answered: false, reports: [] });
      opened.pass(hour);
    };
    await refused('Where is the mill');
    await refused('أين الطَّاحونة؟');
    await refused('اين الطاحونه');
    const last = opened.now;
    await refused('أين الطاحونة ?');
    await refused('WHERE is the mill?!');
    await add({ text: 'Where is the mill' });
    for (let number = 0; number < 12; number += 1) await refused(`What is ${number}`);
    const { unanswered } = await opened.records.questions.insights('300', '2026-03-01T00:00:00Z');
    expect(unanswered).toHaveLength(10);
    expect(unanswered.slice(0, 3)).toMatchObject([
      { text: 'أين الطاحونة ?', times: 3, lastAsked: last },
      { text: 'WHERE is the mill?!', times: 2 },
      { text: 'What is 11', times: 1 },
    ]);
  });

  test('are deleted when they are older than their server keeps them', async () => {
    await keep('301', 3);
    for (const server of ['300', '301']) await add({ server });
    opened.pass(3 * day);
    expect(await opened.records.questions.prune()).toBe(0);
    opened.pass(1);
    expect(await opened.records.questions.prune()).toBe(1);
    expect(await opened.records.questions.export('301')).toEqual([]);
    expect(await opened.records.questions.export('300')).toHaveLength(1);
    await keep('300', 2);
    expect(await opened.records.questions.export('300')).toEqual([]);
  });
}
