import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { calibrationName } from '../../../src/answer/calibration.js';
import { changeLibrary, reportOf } from '../../../src/indexing/server/change-library.js';
import { untold } from '../../../src/indexing/server/deeds.js';
import { deleteServer } from '../../../src/indexing/server-data.js';
import { type LibraryOfReports, lexicon } from '../../support/library-of-reports.js';
import {
  indexedPlace,
  lighthouse,
  moderator,
  type OpenBot,
  openBotOver,
  reportOfText,
  scopeOf,
  serverOne,
  serverTwo,
} from '../../support/server-library.js';

const by = { by: moderator };

const question = 'What happened to the lighthouse of Zorblatt?';

let place: LibraryOfReports;
let bot: OpenBot;

beforeAll(async () => {
  place = await indexedPlace();
  bot = await openBotOver(place.index);
});
afterAll(async () => {
  await bot.close();
  await place.discard();
});
afterEach(async () => {
  for (const server of await bot.libraries.servers()) await bot.reports.deleteLibrary(server);
  for (const server of [serverOne, serverTwo]) await bot.records.servers.delete(server);
  expect(bot.failures).toEqual([]);
});

const asked = async (server: string): Promise<string[]> =>
  (await bot.session.ask(question, scopeOf(server))).quotes.map(({ report }) => report.id);
const actions = async (): Promise<(string | null)[][]> =>
  (await bot.records.audit.list(serverOne, { limit: 50 })).map(({ action, subject }) => [action, subject]).reverse();

describe('the reports of a server', () => {
  it('are asked from the moment when they are added, by that server alone', async () => {
    const steps: number[][] = [];
    const entry = await bot.reports.add(serverOne, lighthouse, {
      ...by,
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(entry).toMatchObject({ id: '+night-in-zorblatt', title: 'Night in Zorblatt', passages: 2 });
    expect(steps.at(-1)).toEqual([2, 2]);
    expect((await bot.session.ask(question, scopeOf(serverOne))).quotes[0]).toMatchObject({
      text: 'The lighthouse of Zorblatt fell into the sea after the earthquake.',
      report: { id: '+night-in-zorblatt', url: 'https://example.org/zorblatt' },
    });
    expect(await asked(serverTwo)).toEqual([]);
    expect(await bot.libraries.servers()).toEqual([serverOne]);
    const [entryOfTrail] = await bot.records.audit.list(serverOne, { limit: 5 });
    expect(entryOfTrail).toMatchObject({
      by: moderator,
      action: 'library.add',
      before: null,
      after: { title: 'Night in Zorblatt' },
    });
  });

  it('are measured in the background, over the base library as well', async () => {
    await bot.reports.add(serverOne, lighthouse, by);
    await bot.reports.idle();
    const library = (await bot.libraries.ofServer(serverOne))!;
    expect(await bot.reports.status(serverOne)).toMatchObject({ reports: 1, isCalibrated: true, isStale: false });
    const measured = (await library.derived(calibrationName))!.value;
    expect(measured).not.toEqual((await bot.libraries.base.derived(calibrationName))!.value);
    // One report alone is another scale than with the base library.
    await bot.records.settings.change(serverOne, { usesBase: false }, moderator);
    bot.reports.recalibrate(serverOne);
    await bot.reports.idle();
    expect((await library.derived(calibrationName))!.value).not.toEqual(measured);
  });

  it('are distinct: each has an id of its own, and no text is stored twice', async () => {
    const first = await bot.reports.add(serverOne, lighthouse, by);
    await expect(bot.reports.add(serverOne, { ...lighthouse, text: `${lighthouse.text}\n` }, by)).rejects.toMatchObject(
      {
        identifier: 'report-known',
      },
    );
    const second = await bot.reports.add(serverOne, { ...lighthouse, text: 'Another text of the same title.' }, by);
    expect([first.id, second.id]).toEqual(['+night-in-zorblatt', '+night-in-zorblatt-2']);
    await bot.reports.add(serverTwo, lighthouse, by);
    expect((await bot.reports.status(serverOne)).reports).toBe(2);
  });

  it('can be cited otherwise, which changes neither id nor text', async () => {
    const { id } = await bot.reports.add(serverOne, lighthouse, by);
    const edited = await bot.reports.editCitation(serverOne, id, { title: 'Storm', published: null }, by);
    expect(edited).toMatchObject({ id, title: 'Storm', published: null, outlet: 'Harbour Gazette' });
    expect((await bot.session.ask(question, scopeOf(serverOne))).quotes[0]).toMatchObject({
      report: { title: 'Storm' },
    });
    await bot.reports.editCitation(serverOne, id, { title: 'Storm' }, by);
    expect(await actions()).toEqual([
      ['library.add', id],
      ['library.edit', id],
    ]);
    for (const wrong of [
      { title: ' ' },
      { published: '2019-02-30' },
      { url: 'javascript:alert(1)' },
      { language: 'English' },
    ])
      await expect(bot.reports.editCitation(serverOne, id, wrong, by)).rejects.toMatchObject({
        identifier: 'citation-invalid',
      });
    await expect(bot.reports.editCitation(serverTwo, id, { title: 'Mine' }, by)).rejects.toMatchObject({
      identifier: 'report-unknown',
    });
    expect(await bot.libraries.ofServer(serverTwo)).toBeNull();
  });

  it('are removed, and had back', async () => {
    const { id } = await bot.reports.add(serverOne, lighthouse, by);
    await bot.reports.remove(serverOne, id, by);
    expect(await asked(serverOne)).toEqual([]);
    expect(await bot.reports.restorable(serverOne)).toMatchObject([{ id, title: 'Night in Zorblatt' }]);
    await expect(bot.reports.remove(serverOne, id, by)).rejects.toMatchObject({ identifier: 'report-unknown' });
    await expect(bot.reports.restore(serverTwo, id, by)).rejects.toMatchObject({ identifier: 'report-unknown' });

    // The id of what may come back is not given away.
    const other = await bot.reports.add(serverOne, { ...lighthouse, text: 'Another text of the same title.' }, by);
    expect(other.id).not.toBe(id);
    expect(await bot.reports.restore(serverOne, id, by)).toMatchObject({ id, url: 'https://example.org/zorblatt' });
    expect(await asked(serverOne)).toContain(id);
    expect(await bot.reports.restorable(serverOne)).toEqual([]);
    await expect(bot.reports.restore(serverOne, id, by)).rejects.toMatchObject({ identifier: 'report-unknown' });
    expect(await actions()).toEqual([
      ['library.add', id],
      ['library.remove', id],
      ['library.add', other.id],
      ['library.restore', id],
    ]);
  });

  it('are not kept as removed where they are there: the process was killed between the two', async () => {
    const { id } = await bot.reports.add(serverOne, lighthouse, by);
    await bot.records.removed.put(serverOne, (await (await bot.libraries.ofServer(serverOne))!.report(id))!);
    await bot.reports.bringUpToDate();
    expect(await bot.records.removed.list(serverOne)).toEqual([]);
    expect(await asked(serverOne)).toContain(id);
  });

  it('are no more than a server may have', async () => {
    const limited = await openBotOver(place.index, { reports: 2, textBytes: 3_000 });
    const full = { identifier: 'server-library-full' };
    try {
      const { reports } = limited;
      await reports.add(serverOne, reportOfText('One', 'First text. '.repeat(150)), by);
      const long = 'Second text. '.repeat(150);
      await expect(reports.check(serverOne, long)).rejects.toMatchObject(full);
      await expect(reports.add(serverOne, reportOfText('Two', long), by)).rejects.toMatchObject(full);
      const two = await reports.add(serverOne, reportOfText('Two', 'Second text.'), by);
      await expect(reports.add(serverOne, reportOfText('Three', 'Third text.'), by)).rejects.toMatchObject(full);
      await reports.remove(serverOne, two.id, by);
      await reports.add(serverOne, reportOfText('Three', 'Third text.'), by);
      await expect(reports.restore(serverOne, two.id, by)).rejects.toMatchObject(full);
      expect(await reports.restorable(serverOne)).toHaveLength(1);
      await reports.check(serverTwo, 'Another server has room of its own.');
      await expect(reports.check(serverTwo, 'x'.repeat(3 * 1024 * 1024))).rejects.toMatchObject({
        identifier: 'report-too-long',
      });
    } finally {
      await limited.close();
    }
  });

  it('are changed one after the other, however many changes come at once', async () => {
    const titles = Array.from({ length: 8 }, (_, number) => `Report ${number}`);
    const entries = await Promise.all(
      titles.map((title) => bot.reports.add(serverOne, reportOfText(title, `This is the text of ${title}.`), by)),
    );
    await Promise.all(entries.slice(0, 4).map(({ id }) => bot.reports.remove(serverOne, id, by)));
    expect(await bot.reports.status(serverOne)).toMatchObject({ reports: 4, passages: 4 });
  });

  it('can have passages that the server does not see: they are neither found, nor read, nor listed', async () => {
    const { id } = await bot.reports.add(serverOne, lighthouse, by);
    await bot.reports.add(serverTwo, lighthouse, by);
    const place = { report: id, text: 'The lighthouse of Zorblatt fell into the sea after the earthquake.' };
    const textsOf = async (server: string): Promise<string[]> => {
      const scope = { ...scopeOf(server), hidden: await bot.records.hidden.of(server) };
      const { quotes } = await bot.session.ask(question, scope);
      const reader = await bot.session.reader(scope);
      const read = (await reader.reportPassages(id)).map(({ text }) => text);
      return [...quotes.map(({ text }) => text), ...read, (await reader.report(id))?.text ?? ''];
    };
    await bot.records.hidden.hideOwnPassage(serverOne, place, moderator);
    expect((await textsOf(serverOne)).join(' ')).not.toContain('fell into the sea');
    expect((await textsOf(serverOne)).join(' ')).toContain('Nobody was hurt when it fell.');
    expect((await textsOf(serverTwo)).join(' ')).toContain('fell into the sea');
    // Its passages have other numbers from then on.
    await bot.reports.editCitation(serverOne, id, { title: 'Storm' }, by);
    await bot.reports.remove(serverOne, id, by);
    await bot.reports.restore(serverOne, id, by);
    expect((await textsOf(serverOne)).join(' ')).not.toContain('fell into the sea');
    await bot.records.hidden.unhideOwnPassage(serverOne, place, moderator);
    expect((await textsOf(serverOne)).join(' ')).toContain('fell into the sea');
  });

  it('store nothing of a report that cannot be stored', async () => {
    await expect(bot.reports.add(serverOne, reportOfText('Empty', ' \n '), by)).rejects.toMatchObject({
      identifier: 'report-damaged',
    });
    const entry = await bot.reports.add(
      serverOne,
      reportOfText(`Odd ${'long '.repeat(300)}`, 'A text\0 with \ud800 odd characters.'),
      by,
    );
    const stored = (await (await bot.libraries.ofServer(serverOne))!.report(entry.id))!;
    expect(stored.text).toBe('A text with \ufffd odd characters.');
    expect(stored.title.length).toBeLessThanOrEqual(500);
    expect((await bot.reports.status(serverOne)).reports).toBe(1);
  });
});

describe('a change whose process was killed before it was in the audit trail', () => {
  const deed = { action: 'library.add', subject: '+bridge', before: null, after: { title: 'Bridge' } };

  /** Publishes what a process did, and no more. */
  async function publishUntold(): Promise<void> {
    const report = reportOf('+bridge', { ...lighthouse.citation, title: 'Bridge' }, 'The bridge of Zorblatt stands.');
    const parts = { embedder: bot.session.embedder(), lexicon, signal: new AbortController().signal };
    const derived = untold(deed, moderator);
    await changeLibrary(await bot.libraries.createForServer(serverOne), { remove: [], put: [report], derived }, parts);
  }

  it('is written there at the next start, once', async () => {
    await publishUntold();
    expect(await actions()).toEqual([]);
    for (const _ of [1, 2]) {
      await bot.reports.bringUpToDate();
      expect(await bot.records.audit.list(serverOne, { limit: 5 })).toMatchObject([{ ...deed, by: moderator }]);
    }
  });

  it('is written there before the next change', async () => {
    await publishUntold();
    await bot.reports.remove(serverOne, '+bridge', by);
    expect(await actions()).toEqual([
      ['library.add', '+bridge'],
      ['library.remove', '+bridge'],
    ]);
  });

  it('is not written again where only that it was written could not be noted', async () => {
    await publishUntold();
    await bot.records.audit.add({ server: serverOne, by: moderator, ...deed });
    await bot.reports.bringUpToDate();
    expect(await actions()).toHaveLength(1);
  });
});

describe('a server that is deleted', () => {
  it('is deleted after the change that is being made, and nothing of it is left', async () => {
    const adding = bot.reports.add(serverOne, lighthouse, by);
    const adding2 = bot.reports.add(serverOne, reportOfText('Bridge', 'The bridge of Zorblatt stands.'), by);
    await expect.poll(() => bot.libraries.servers()).toEqual([serverOne]);
    const { libraries, records, reports } = bot;
    const deleteLibrary = (server: string): Promise<void> => reports.deleteLibrary(server);
    await deleteServer(serverOne, { libraries, records, deleteLibrary });
    expect(await adding).toMatchObject({ title: 'Night in Zorblatt' });
    expect(await adding2).toMatchObject({ title: 'Bridge' });
    await bot.reports.idle();
    expect(await bot.libraries.servers()).toEqual([]);
    expect(await bot.records.servers.list()).toEqual([]);
  });
});

describe('when the model is switched', () => {
  const tinyModel = path.join('tests', 'support', 'tiny-model');

  it('the reports of servers are made anew, also when one is added before', async () => {
    const { id } = await bot.reports.add(serverOne, lighthouse, by);
    await bot.reports.add(serverTwo, lighthouse, by);
    await place.reindex(await place.embedder(tinyModel));
    await bot.session.adopt();
    expect(await bot.reports.status(serverOne)).toMatchObject({ isStale: true, model: 'isnad-mini' });
    const reader = await bot.session.reader(scopeOf(serverOne));
    expect(await reader.report(id)).toBeNull();

    await bot.reports.add(serverOne, reportOfText('Bridge', 'The bridge of Zorblatt stands.'), by);
    expect(await bot.reports.status(serverOne)).toMatchObject({ isStale: false, model: tinyModel, reports: 2 });
    expect(await bot.reports.status(serverTwo)).toMatchObject({ isStale: true });
    await bot.reports.bringUpToDate();
    await bot.reports.idle();
    for (const server of [serverOne, serverTwo])
      expect(await bot.reports.status(server)).toMatchObject({ isStale: false, model: tinyModel, isCalibrated: true });
    const generation = (await (await bot.libraries.ofServer(serverOne))!.state()).generation;
    await bot.reports.bringUpToDate();
    expect((await (await bot.libraries.ofServer(serverOne))!.state()).generation).toBe(generation);

    await place.reindex(await place.embedder());
    await bot.reports.bringUpToDate();
    expect(await asked(serverOne)).toContain(id);
    expect(await bot.reports.refresh(serverOne, by)).toEqual({ reports: 2, embedded: 0 });
  });
});
