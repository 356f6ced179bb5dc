import { baseScope } from '../../src/library/scope.js';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { LibraryOfReports } from '../support/library-of-reports.js';

let place: LibraryOfReports;
let embedder: Embedder;

beforeEach(async () => {
  place = new LibraryOfReports();
  place.write('harbour', [
    'The harbour of Latakia was closed after the storm.',
    'Fishermen said that nobody had warned them of it.',
  ]);
  place.write('bridge', [
    'The old bridge over the Euphrates was blown up on Friday.',
    'Engineers began to build a ferry the same day.',
  ]);
  embedder = await place.embedder();
});
afterEach(() => place.discard());

const stored = async (id: string): Promise<string | undefined> => {
  const library = await place.library();
  return (await library.report(id))?.text;
};

describe('reindex', () => {
  it('embeds each passage once, whatever happens around it', async () => {
    expect(await place.reindex(embedder)).toMatchObject({ added: ['bridge', 'harbour'], embedded: 4, generation: 1 });
    expect(await place.reindex(embedder)).toMatchObject({
      added: [],
      changed: [],
      unchanged: 2,
      embedded: 0,
      generation: 1,
    });

    place.write('harbour', [
      'A new first paragraph about the lighthouse.',
      'The harbour of Latakia was closed after the storm.',
    ]);
    place.remove('bridge');
    expect(await place.reindex(embedder)).toMatchObject({
      changed: ['harbour'],
      removed: ['bridge'],
      embedded: 1,
      generation: 2,
    });
    expect(await stored('bridge')).toBeUndefined();
    expect(await stored('harbour')).toContain('lighthouse');

    const paragraphs = [
      'The harbour of Latakia was closed after the storm.',
      'A new first paragraph about the lighthouse.',
    ];
    place.write('storm', paragraphs, { title: 'Report harbour' });
    place.remove('harbour');
    expect(await place.reindex(embedder)).toMatchObject({
      added: ['storm'],
      removed: ['harbour'],
      embedded: 0,
      generation: 3,
    });
    expect(await place.reindex(embedder, { full: true })).toMatchObject({
      changed: [],
      unchanged: 0,
      embedded: 0,
      generation: 4,
    });

    // A passage's vector leans towards its report's title.
    place.write('storm', paragraphs, { title: 'Latakia after the storm' });
    expect(await place.reindex(embedder)).toMatchObject({ changed: ['storm'], embedded: 2, generation: 5 });
  });

  it('keeps a report whose file has become unreadable, and names the file', async () => {
    await place.reindex(embedder);
    writeFileSync(path.join(place.corpus, 'bridge.md'), 'no front matter');
    place.write('harbour', ['The harbour of Latakia opened again.']);
    for (const full of [false, true]) {
      const { failed } = await place.reindex(embedder, { full });
      expect(failed).toMatchObject([{ file: 'bridge.md', error: { identifier: 'report-damaged' } }]);
      expect(await stored('bridge')).toContain('blown up');
      expect(await stored('harbour')).toBe('The harbour of Latakia opened again.');
    }
  });

  it('says so when there is nothing to index', async () => {
    place.remove('harbour');
    place.remove('bridge');
    await expect(place.reindex(embedder)).rejects.toMatchObject({ identifier: 'corpus-empty' });
    writeFileSync(path.join(place.corpus, 'bad.md'), 'no front matter');
    await expect(place.reindex(embedder)).rejects.toMatchObject({ identifier: 'report-damaged' });
  });

  it('tells how far it is', async () => {
    const seen = { reading: 0, embedding: 0 };
    await place.reindex(embedder, {
      onReading: (done) => {
        seen.reading = done;
      },
      onEmbedding: (done) => {
        seen.embedding = done;
      },
    });
    expect(seen).toEqual({ reading: 2, embedding: 2 });
  });
});

describe('a session that is open while the library changes', () => {
  it('answers from what is published next', async () => {
    await place.reindex(embedder);
    const session = await place.session();
    const question = 'What happened to the lighthouse of Zorblatt?';
    expect((await session.ask(question, baseScope)).answered).toBe(false);
    place.write('light', [
      'The lighthouse of Zorblatt fell into the sea after the earthquake.',
      'Nobody was hurt when it fell.',
    ]);
    await place.reindex(embedder);
    const { quotes } = await session.ask(question, baseScope);
    expect(quotes[0]?.text).toContain('lighthouse');
    place.remove('light');
    await place.reindex(embedder);
    expect((await session.ask(question, baseScope)).quotes.filter(({ report }) => report.id === 'light')).toEqual([]);
  });

  it('goes on with the old model until the new index is complete, then takes the new one', async () => {
    await place.reindex(embedder);
    const session = await place.session();
    expect((await session.ask('Who closed the harbour of Latakia?', baseScope)).answered).toBe(true);
    const other = await place.embedder(path.join('tests', 'support', 'tiny-model'));
    expect(other.fingerprint).not.toBe(embedder.fingerprint);
    expect(await place.reindex(other)).toMatchObject({ embedded: 4, generation: 2 });
    await session.ask('Who closed the harbour of Latakia?', baseScope);
    expect(session.embedder().fingerprint).toBe(other.fingerprint);
    expect(await place.reindex(embedder)).toMatchObject({ embedded: 0, generation: 3 });
    await session.ask('Who closed the harbour of Latakia?', baseScope);
    expect(session.embedder().fingerprint).toBe(embedder.fingerprint);
  });

  it('answers many questions at once while the library is being published', async () => {
    await place.reindex(embedder);
    const session = await place.session();
    const asking = Array.from({ length: 30 }, (_, index) =>
      session.ask(`Who closed the harbour of Latakia, time ${index}?`, baseScope),
    );
    place.write('harbour', ['The harbour of Latakia was closed by the governor.', 'He gave no reason for it.']);
    await place.reindex(embedder);
    for (const answer of await Promise.all(asking)) expect(answer.quotes.length).toBeGreaterThan(0);
  });

  it('cannot be opened on nothing', async () => {
    await expect(place.session()).rejects.toMatchObject({ identifier: 'library-missing' });
  });
});
