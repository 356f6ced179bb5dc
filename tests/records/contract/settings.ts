import { expect, test } from 'vitest';
import { defaultSettings, type ServerSettings } from '../../../src/records/settings.js';
import { openedRecords, type RecordsKind, soon } from '../opened.js';
import { question } from '../sample.js';

export function settingsContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);
  const change = (changed: Partial<ServerSettings>, server = '300') =>
    opened.records.settings.change(server, changed, '200');

  test('are the defaults where nothing was decided', async () => {
    expect(await opened.records.settings.of('300')).toEqual(defaultSettings);
    expect(await opened.records.settings.change('300', {}, '200')).toEqual(defaultSettings);
    expect(await opened.records.audit.list('300', { limit: 10 })).toEqual([]);
  });

  test('hold what was changed, in their server alone, also when opened again', async () => {
    const decided = { ...defaultSettings, quotesOnPage: 1 as const, channels: ['5', '6'], language: 'tr' as const };
    expect(await change({ quotesOnPage: 1, channels: ['5', '6', '5'] })).toMatchObject({ channels: ['5', '6'] });
    expect(await change({ language: 'tr' })).toEqual(decided);
    expect(await opened.records.settings.of('300')).toEqual(decided);
    expect(await opened.records.settings.of('301')).toEqual(defaultSettings);
    await opened.reopen();
    expect(await opened.records.settings.of('300')).toEqual(decided);
    expect(await change({ channels: null })).toEqual({ ...decided, channels: null });
  });

  test('write one entry of the audit trail for each setting that is another now', async () => {
    await change({ mentions: false, quotesOnPage: 3, channels: ['5'] });
    opened.pass(1000);
    await change({ mentions: false, channels: ['6'] });
    const entries = await opened.records.audit.list('300', { limit: 10 });
    expect(entries).toMatchObject([
      { action: 'settings.channels', before: ['5'], after: ['6'], at: opened.now, by: '200', subject: null },
      { action: 'settings.mentions', before: true, after: false },
      { action: 'settings.channels', before: null, after: ['5'] },
    ]);
  });

  test('go back to their defaults together', async () => {
    await change({ mentions: false, questionDays: 7 });
    await change({ mentions: false }, '301');
    expect(await opened.records.settings.reset('300', '201')).toEqual(defaultSettings);
    expect(await opened.records.settings.of('300')).toEqual(defaultSettings);
    expect((await opened.records.settings.of('301')).mentions).toBe(false);
    expect(await opened.records.audit.list('300', { limit: 2 })).toMatchObject([
      { action: 'settings.questionDays', before: 7, after: 30, by: '201' },
      { action: 'settings.mentions', before: false, after: true, by: '201' },
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    ['a channel that is no id', { channels: ['general'] }, /channels/],
    ['channels that are no list', { channels: '5' }, /channels/],
    ['too many channels', { channels: Array.from({ length: 501 }, (_, id) => String(id)) }, /channels/],
    ['a language that is none', { language: 'xx' }, /language .*ar, en/],
    ['a cooldown below zero', { memberCooldownSeconds: -1 }, /memberCooldownSeconds .*0 to 3600/],
    ['a cooldown over an hour', { memberCooldownSeconds: 3601 }, /memberCooldownSeconds/],
    ['half a second', { memberCooldownSeconds: 0.5 }, /memberCooldownSeconds/],
    ['no quotes', { quotesOnPage: 0 }, /quotesOnPage/],
    ['no days', { questionDays: 0 }, /questionDays .*1 to 365/],
    ['too many days', { questionDays: 366 }, /questionDays/],
    ['neither on nor off', { mentions: 'true' }, /mentions/],
    ['a role that is no id', { moderatorRoles: ["'; drop table votes; --"] }, /moderatorRoles/],
    ['a setting that is none', { colour: 'red' }, /colour/],
  ])('stay when a change is refused: %s', async (_, wrong, message) => {
    const both = { ...(wrong as Partial<ServerSettings>), privateByDefault: true };
    await expect(change(both)).rejects.toMatchObject({
      ...{ name: 'IsnadError', identifier: 'setting-invalid' },
      message: expect.stringMatching(message) as string,
    });
    expect(await opened.records.settings.of('300')).toEqual(defaultSettings);
    expect(await opened.records.audit.list('300', { limit: 10 })).toEqual([]);
  });

  test('are those that another process changed', async () => {
    const another = await opened.openAnother();
    expect((await another.settings.of('300')).mentions).toBe(true);
    await change({ mentions: false });
    await expect.poll(async () => (await another.settings.of('300')).mentions, soon).toBe(false);
    await another.settings.reset('300', '200');
    await expect.poll(async () => (await opened.records.settings.of('300')).mentions, soon).toBe(true);
  });

  test('changed at once are all kept', async () => {
    await Promise.all([change({ mentions: false }), change({ usesBase: false }), change({ quotesOnPage: 2 })]);
    expect(await opened.records.settings.of('300')).toMatchObject({
      mentions: false,
      usesBase: false,
      quotesOnPage: 2,
    });
  });

  test('switched to keep no questions, delete those of their server at once', async () => {
    for (const server of ['300', '301']) {
      await change({ keepsQuestions: true }, server);
      await opened.records.questions.add(question({ server }));
    }
    await change({ keepsQuestions: false });
    expect(await opened.records.questions.export('300')).toEqual([]);
    expect(await opened.records.questions.export('301')).toHaveLength(1);
    await opened.records.settings.reset('301', '200');
    expect(await opened.records.questions.export('301')).toEqual([]);
  });
}
