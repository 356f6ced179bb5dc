import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { staleFiles } from '../../src/indexing/stale.js';
import { baseScope } from '../../src/library/scope.js';
import { LibraryOfReports } from '../support/library-of-reports.js';

let place: LibraryOfReports;
let embedder: Embedder;
const lines = (): string => path.join(place.corpus, 'wire.jsonl');
const write = (...reports: readonly unknown[]): void =>
  writeFileSync(lines(), reports.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join(''));

const harbour = { id: 'harbour', title: 'Storm', text: 'The harbour of Latakia was closed after the storm.' };
const bridge = { title: 'Bridge', paragraphs: ['The old bridge over the Euphrates was blown up on Friday.'] };
const dam = { id: 'dam', title: 'Dam', text: 'The dam at Tabqa was opened for the first time in years.' };

beforeEach(async () => {
  place = new LibraryOfReports();
  embedder = await place.embedder();
});
afterEach(() => place.discard());

describe('a .jsonl file of the corpus', () => {
  it('is indexed line by line beside Markdown files, and quoted with its citation', async () => {
    place.write('ferry', ['Engineers began to build a ferry the same day.']);
    write(harbour, '', { ...bridge, outlet: 'The Wire', date: '2016-05-06' });
    expect(await place.reindex(embedder)).toMatchObject({
      added: ['ferry', 'harbour', 'wire-3'],
      embedded: 3,
      failed: [],
    });
    const library = await place.library();
    expect(await library.report('wire-3')).toMatchObject({
      file: 'wire.jsonl',
      outlet: 'The Wire',
      published: '2016-05-06',
    });
    expect(await staleFiles(place.corpus, library)).toEqual({ added: [], changed: [], removed: [] });

    expect(await place.reindex(embedder)).toMatchObject({ added: [], changed: [], unchanged: 3, generation: 1 });
    appendFileSync(lines(), `${JSON.stringify(dam)}\n`);
    expect(await place.reindex(embedder)).toMatchObject({ added: ['dam'], unchanged: 3, embedded: 1, generation: 2 });

    write({ ...harbour, text: 'The harbour of Latakia was opened again.' }, '', bridge);
    expect(await staleFiles(place.corpus, await place.library())).toEqual({
      added: [],
      changed: ['wire.jsonl'],
      removed: ['dam'],
    });
    expect(await place.reindex(embedder)).toMatchObject({
      changed: ['harbour', 'wire-3'],
      removed: ['dam'],
      embedded: 1,
    });
  });

  it('loses nothing to lines that cannot be read: what they were stays', async () => {
    write(harbour, bridge, dam);
    await place.reindex(embedder);
    write('{"id": "harbour", "title":', { ...bridge, date: 'Friday' }, { ...dam, text: 'The dam was closed again.' });
    const summary = await place.reindex(embedder);
    expect(summary).toMatchObject({ added: [], changed: ['dam'], removed: [] });
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      'The report in line 1 of wire.jsonl is not JSON.',
      'The report in line 2 of wire.jsonl has a date that is none: "Friday".',
    ]);
    const library = await place.library();
    expect((await library.report('harbour'))?.text).toContain('Latakia');
    expect((await library.report('wire-2'))?.text).toContain('Euphrates');

    // Made anew, as with another model, they stay as well.
    expect(await place.reindex(embedder, { full: true })).toMatchObject({ removed: [], changed: [] });
    expect((await (await place.library()).reports()).map(({ id }) => id).sort()).toEqual(['dam', 'harbour', 'wire-2']);
  });

  it('names the second of two reports with one id, and keeps the first', async () => {
    place.write('harbour', ['The harbour of Tartus was never closed.']);
    write(harbour, dam, { ...bridge, id: 'Dam' });
    const { added, failed } = await place.reindex(embedder);
    expect(added).toEqual(['harbour', 'dam']);
    expect(failed.map(({ error }) => error.message)).toEqual([
      'Two reports have the same name: harbour, the second of them in wire.jsonl.',
      'Two reports have the same name: Dam, the second of them in wire.jsonl.',
    ]);
    expect((await (await place.library()).report('harbour'))?.text).toContain('Tartus');
    // Also when nothing but the second has changed.
    write({ ...harbour, text: 'Another text.' }, dam);
    expect((await place.reindex(embedder)).failed).toHaveLength(1);
    expect((await (await place.library()).report('harbour'))?.text).toContain('Tartus');
  });

  it('is refused when no line of it can be read, and counts as no report when it is empty', async () => {
    write('');
    await expect(place.reindex(embedder)).rejects.toMatchObject({ identifier: 'corpus-empty' });
    write('nothing', '[]');
    await expect(place.reindex(embedder)).rejects.toMatchObject({
      identifier: 'report-damaged',
      message: 'The report in line 1 of wire.jsonl is not JSON.',
    });
  });

  it('answers questions', async () => {
    write(harbour, bridge, dam);
    await place.reindex(embedder);
    const session = await place.session();
    const { quotes } = await session.ask('What happened to the bridge over the Euphrates?', baseScope);
    expect(quotes[0]).toMatchObject({ text: bridge.paragraphs[0], report: { title: 'Bridge', file: 'wire.jsonl' } });
  });
});
