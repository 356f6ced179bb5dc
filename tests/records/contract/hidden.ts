import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import { publishReports } from '../../library/contract.js';
import { sampleReport } from '../../library/sample.js';
import { openedRecords, type RecordsKind, soon } from '../opened.js';

export function hiddenContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);
  const harbour = sampleReport('harbour', [['The harbour froze.'], ['Nobody was hurt.']]);
  const bridge = sampleReport('bridge', [['The bridge held.'], ['Nobody was hurt.']]);
  let library: Library;
  const idOf = async (id: string, ordinal: number) => (await library.reportPassages(id))[ordinal]!.id;

  beforeEach(async () => {
    library = await kind.openLibrary(opened.directory);
    await publishReports(library, [harbour, bridge]);
  });
  afterEach(() => library.close());

  test('is nothing at first', async () => {
    expect(await opened.records.hidden.of('300')).toMatchObject({ reports: [], passages: [] });
  });

  test('is told for each server, and whether it was so already', async () => {
    const { hidden } = opened.records;
    const passage = await idOf('harbour', 1);
    expect(await hidden.hideReport('300', 'bridge', '200')).toBe(true);
    expect(await hidden.hideReport('300', 'bridge', '200')).toBe(false);
    expect(await hidden.hidePassage('300', passage, '200')).toBe(true);
    expect(await hidden.hidePassage('300', passage, '200')).toBe(false);
    expect(await hidden.unhidePassage('301', passage, '200')).toBe(false);
    expect(await hidden.unhideReport('301', 'bridge', '200')).toBe(false);
    expect(await hidden.of('300')).toMatchObject({ reports: ['bridge'], passages: [passage] });
    expect(await hidden.of('301')).toMatchObject({ reports: [], passages: [] });
    expect(await hidden.unhidePassage('300', passage, '200')).toBe(true);
    expect(await hidden.unhideReport('300', 'bridge', '200')).toBe(true);
    expect(await hidden.of('300')).toMatchObject({ reports: [], passages: [] });
    expect(await opened.records.servers.list()).toMatchObject([{ server: '300', counts: { audit: 4 } }]);
  });

  test('is written in the audit trail', async () => {
    const passage = await idOf('harbour', 0);
    await opened.records.hidden.hideReport('300', 'bridge', '200');
    await opened.records.hidden.hidePassage('300', passage, '201');
    await opened.records.hidden.unhideReport('300', 'bridge', '202');
    await opened.records.hidden.unhidePassage('300', passage, '203');
    const place = { report: 'harbour', text: 'The harbour froze.' };
    expect(await opened.records.audit.list('300', { limit: 10 })).toMatchObject([
      { by: '203', action: 'library.unhide-passage', subject: String(passage), before: place, after: null },
      { by: '202', action: 'library.unhide', subject: 'bridge', before: true, after: null },
      { by: '201', action: 'library.hide-passage', subject: String(passage), before: null, after: place },
      { by: '200', action: 'library.hide', subject: 'bridge', before: null, after: true },
    ]);
  });

  test('cannot be a passage that the library does not have', async () => {
    expect(await opened.records.hidden.hidePassage('300', 4_000_000, '200')).toBe(false);
    expect(await opened.records.servers.list()).toEqual([]);
  });

  test('can be a passage of the server’s own reports, by its place', async () => {
    const { hidden, audit } = opened.records;
    const place = { report: '+mill', text: 'The mill burned.' };
    const other = { report: '+barn', text: 'The barn stands.' };
    expect((await hidden.of('300')).ownPassages).toEqual([]);
    expect(await hidden.hideOwnPassage('300', place, '200')).toBe(true);
    expect(await hidden.hideOwnPassage('300', place, '200')).toBe(false);
    expect(await hidden.hideOwnPassage('300', other, '200')).toBe(true);
    expect(await hidden.of('300')).toMatchObject({ reports: [], passages: [], ownPassages: [other, place] });
    expect((await hidden.of('301')).ownPassages).toEqual([]);
    expect(await hidden.unhideOwnPassage('301', place, '200')).toBe(false);
    expect(await hidden.unhideOwnPassage('300', place, '201')).toBe(true);
    expect((await hidden.of('300')).ownPassages).toEqual([other]);
    expect(await audit.list('300', { limit: 10 })).toMatchObject([
      { by: '201', action: 'library.unhide-passage', subject: '+mill', before: place, after: null },
      { by: '200', action: 'library.hide-passage', subject: '+barn', before: null, after: other },
      { by: '200', action: 'library.hide-passage', subject: '+mill', before: null, after: place },
    ]);
    // Those of the base library are hidden by their numbers.
    const base = { report: 'harbour', text: 'The harbour froze.' };
    expect(await hidden.hideOwnPassage('300', base, '200')).toBe(false);
    expect((await hidden.of('300')).passages).toEqual([]);
  });

  test('has another version whenever it is another, and the same otherwise', async () => {
    const { hidden, settings } = opened.records;
    const first = await hidden.of('300');
    await settings.change('300', { mentions: false }, '200');
    await hidden.hideReport('301', 'bridge', '200');
    expect((await hidden.of('300')).version).toBe(first.version);
    await hidden.hideReport('300', 'bridge', '200');
    const second = await hidden.of('300');
    await hidden.unhideReport('300', 'bridge', '200');
    const third = await hidden.of('300');
    expect(new Set([first, second, third].map(({ version }) => version)).size).toBe(3);
  });

  test('is what another process hid', async () => {
    const another = await opened.openAnother();
    expect((await another.hidden.of('300')).reports).toEqual([]);
    await opened.records.hidden.hideReport('300', 'bridge', '200');
    await expect.poll(async () => (await another.hidden.of('300')).reports, soon).toEqual(['bridge']);
  });

  test('stays hidden when its report leaves, comes back, or is indexed anew under other numbers', async () => {
    const before = await idOf('harbour', 1);
    await opened.records.hidden.hidePassage('300', before, '200');
    expect((await opened.records.hidden.of('300')).passages).toEqual([before]);
    await publishReports(library, [], { remove: ['harbour'] });
    expect((await opened.records.hidden.of('300')).passages).toEqual([]);

    const longer = sampleReport('harbour', [['A new beginning.'], ['The harbour froze.'], ['Nobody was hurt.']]);
    await publishReports(library, [longer]);
    const after = await idOf('harbour', 2);
    expect(after).not.toBe(before);
    expect((await opened.records.hidden.of('300')).passages).toEqual([after]);
    expect(await opened.records.hidden.unhidePassage('300', after, '200')).toBe(true);
    expect((await opened.records.hidden.of('300')).passages).toEqual([]);
  });
}
