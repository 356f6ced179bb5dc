import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportFile, readExport, type LibraryExport } from '../../../src/indexing/server/exported.js';
import { exportServer } from '../../../src/indexing/server-data.js';
import type { LibraryOfReports } from '../../support/library-of-reports.js';
import {
  indexedPlace,
  lighthouse,
  moderator,
  type OpenBot,
  openBotOver,
  reportOfText,
  serverOne,
  serverTwo,
} from '../../support/server-library.js';

const by = { by: moderator };

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
  for (const server of [serverOne, serverTwo]) {
    await bot.reports.deleteLibrary(server);
    await bot.records.servers.delete(server);
  }
});

const bytesOf = (exported: LibraryExport): Buffer => exportFile(exported).bytes;
const changed = (exported: LibraryExport, change: object): Buffer =>
  Buffer.from(JSON.stringify({ ...exported, ...change }));

/** A passage of one of them. */
const ownPlace = { report: '+bridge', text: 'The bridge of Zorblatt stands.' };

/** A server with two reports, settings and hides, exported. */
async function exportedServer(): Promise<LibraryExport> {
  await bot.reports.add(serverOne, lighthouse, by);
  await bot.reports.add(serverOne, reportOfText('Bridge', 'The bridge of Zorblatt stands.'), by);
  await bot.records.settings.change(serverOne, { mentions: false, moderatorRoles: ['300000000000000001'] }, moderator);
  await bot.records.hidden.hideReport(serverOne, 'harbour', moderator);
  const [first] = await bot.libraries.base.reportPassages('bridge');
  await bot.records.hidden.hidePassage(serverOne, first!.id, moderator);
  await bot.records.hidden.hideOwnPassage(serverOne, ownPlace, moderator);
  return bot.reports.export(serverOne);
}

describe('an export', () => {
  it('takes reports, settings and hides back after all was lost', async () => {
    const exported = await exportedServer();
    expect(JSON.stringify(exported)).not.toContain(moderator);
    const hiddenBefore = await bot.records.hidden.of(serverOne);
    await bot.reports.deleteLibrary(serverOne);
    await bot.records.servers.delete(serverOne);
    expect(await bot.reports.import(serverOne, bytesOf(exported), by)).toEqual({
      ...{ added: 2, changed: 0, unchanged: 0, hidden: 3, hasSettings: true },
    });
    expect({ ...(await bot.reports.export(serverOne)), exportedAt: '' }).toEqual({ ...exported, exportedAt: '' });
    const { reports, passages, ownPassages } = await bot.records.hidden.of(serverOne);
    expect({ reports, passages }).toEqual({ reports: hiddenBefore.reports, passages: hiddenBefore.passages });
    expect(ownPassages).toEqual([ownPlace]);
    expect((await bot.records.audit.list(serverOne, { limit: 20 })).map(({ action }) => action)).toContain(
      'library.import',
    );
    expect(await bot.reports.import(serverOne, bytesOf(exported), by)).toEqual({
      ...{ added: 0, changed: 0, unchanged: 2, hidden: 0, hasSettings: true },
    });
  });

  it('is taken of what those who run the bot export as well, without votes and questions', async () => {
    const exported = await exportedServer();
    await bot.records.settings.change(serverOne, { keepsQuestions: true }, moderator);
    const question = { text: 'Who burned the mill?', language: 'en', answered: false, reports: [] } as const;
    await bot.records.questions.add({ ...question, server: serverOne, at: new Date().toISOString() });
    const { libraries, records } = bot;
    const whole = Buffer.from(JSON.stringify(await exportServer(serverOne, { libraries, records }), null, 2));
    await bot.reports.deleteLibrary(serverOne);
    await bot.records.servers.delete(serverOne);
    expect(await bot.reports.import(serverOne, whole, by)).toEqual({
      ...{ added: 2, changed: 0, unchanged: 0, hidden: 3, hasSettings: true },
    });
    const { settings, reports, hiddenReports, hiddenPassages } = await bot.reports.export(serverOne);
    expect({ reports, hiddenReports, hiddenPassages }).toEqual({
      reports: exported.reports,
      hiddenReports: exported.hiddenReports,
      hiddenPassages: exported.hiddenPassages,
    });
    expect(settings).toEqual({ ...exported.settings, keepsQuestions: true });
    expect(await bot.records.questions.export(serverOne)).toEqual([]);
    expect(await bot.reports.import(serverTwo, whole, by)).toMatchObject({ added: 2, hidden: 0, hasSettings: false });
    const damaged = Buffer.from(whole.toString().replace('"records"', '"notes"'));
    await expect(bot.reports.import(serverTwo, damaged, by)).rejects.toMatchObject({ identifier: 'export-invalid' });
  });

  it('overwrites no report: a citation is taken back, another text of the same name is added', async () => {
    const exported = await exportedServer();
    await bot.reports.editCitation(serverOne, '+bridge', { title: 'Renamed' }, by);
    const [others, [first]] = [exported.reports.filter(({ id }) => id === '+bridge'), exported.reports.slice(-1)];
    const rewritten = changed(exported, { reports: [...others, { ...first!, text: 'Another text.' }], settings: {} });
    expect(await bot.reports.import(serverOne, rewritten, by)).toMatchObject({
      added: 1,
      changed: 1,
      hasSettings: false,
    });
    const { reports } = await bot.reports.export(serverOne);
    expect(reports.map(({ id, title }) => [id, title]).sort()).toEqual([
      ['+bridge', 'Bridge'],
      ['+night-in-zorblatt', 'Night in Zorblatt'],
      ['+night-in-zorblatt-2', 'Night in Zorblatt'],
    ]);
  });

  it('gives another server its reports, and nothing else', async () => {
    const exported = await exportedServer();
    await bot.reports.add(serverTwo, lighthouse, by);
    await bot.reports.editCitation(serverTwo, '+night-in-zorblatt', { title: 'Ours' }, by);
    expect(await bot.reports.import(serverTwo, bytesOf(exported), by)).toEqual({
      ...{ added: 1, changed: 0, unchanged: 1, hidden: 0, hasSettings: false },
    });
    const imported = await bot.reports.export(serverTwo);
    expect(imported).toMatchObject({ settings: {}, hiddenReports: [], hiddenPassages: [] });
    expect(imported.reports.map(({ title }) => title).sort()).toEqual(['Bridge', 'Ours']);
  });

  it('is packed where it is large, and read alike', async () => {
    const exported = await exportedServer();
    const large: LibraryExport = {
      ...exported,
      reports: Array.from({ length: 9 }, (_, index) => ({
        ...exported.reports[0]!,
        text: `${index} `.repeat(500_000),
      })),
    };
    const { name, bytes } = exportFile(large);
    expect(name).toMatch(/\.json\.gz$/);
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(readExport(bytes, 20_000_000)).toEqual(large);
    expect(exportFile(exported).name).toMatch(/^isnad-100000000000000001-\d{4}-\d\d-\d\d\.json$/);
  });
});

describe('a file that is no export', () => {
  it('is refused, and changes nothing', async () => {
    const exported = await exportedServer();
    const before = { ...(await bot.reports.export(serverOne)), exportedAt: '' };
    const [report] = exported.reports;
    const damaged: Readonly<Record<string, Uint8Array>> = {
      empty: Buffer.of(),
      text: Buffer.from('Hello'),
      bytes: Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      'other JSON': Buffer.from('[1, 2]'),
      'another version': changed(exported, { version: 2 }),
      'a bad date': changed(exported, { reports: [{ ...report, published: '2019-02-30' }] }),
      'a bad address': changed(exported, { reports: [{ ...report, url: 'javascript:alert(1)' }] }),
      'no text': changed(exported, { reports: [{ ...report, text: ' \n' }] }),
      'an unknown field': changed(exported, { reports: [{ ...report, file: '../../etc/passwd' }] }),
      'bad settings': changed(exported, { settings: { quotesOnPage: 99 } }),
      'damaged packing': Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('nothing')]),
    };
    for (const [name, bytes] of Object.entries(damaged))
      await expect(bot.reports.import(serverOne, bytes, by), name).rejects.toMatchObject({
        identifier: 'export-invalid',
      });
    await expect(bot.reports.import(serverOne, changed(exported, { version: 2 }), by)).rejects.toThrow(
      'This is an export of version 2; this Isnad reads version 1.',
    );
    const subheading = changed(exported, { reports: [{ ...report, text: '## Only a heading' }] });
    await expect(bot.reports.import(serverOne, subheading, by)).rejects.toMatchObject({
      identifier: 'report-damaged',
    });
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    await expect(bot.reports.import(serverOne, bomb, by)).rejects.toMatchObject({ identifier: 'file-too-large' });
    const many = Array.from({ length: 300 }, (_, index) => ({ ...report!, text: `Text number ${index}.` }));
    await expect(bot.reports.import(serverOne, changed(exported, { reports: many }), by)).rejects.toMatchObject({
      identifier: 'server-library-full',
    });
    expect({ ...(await bot.reports.export(serverOne)), exportedAt: '' }).toEqual(before);
  });

  it('cannot give an id that is none of a server’s reports', async () => {
    const exported = await exportedServer();
    const reports = ['harbour', '../x', '+', '+A b'].map((id, index) => ({
      ...exported.reports[0]!,
      ...{ id, title: `Number ${index}`, text: `Text number ${index}.` },
    }));
    await bot.reports.import(serverOne, changed(exported, { reports }), by);
    const { reports: stored } = await bot.reports.export(serverOne);
    expect(stored.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['+number-0', '+number-1', '+number-2', '+number-3']),
    );
  });
});
