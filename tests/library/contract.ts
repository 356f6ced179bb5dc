import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Embedding, IndexedReport, Library, Publication } from '../../src/library/library.js';
import { clusteredReports, embedding, randomNumbers, type SampleReport, sampleReport, vectorOf } from './sample.js';

const otherEmbedding: Embedding = { model: 'other', fingerprint: 'other-16', dimension: 16 };

/** Saves the vectors of reports and publishes them on top of what is there. */
export async function publishReports(
  library: Library,
  put: readonly SampleReport[],
  change: Partial<Publication> = {},
): Promise<number> {
  const used = change.embedding ?? embedding;
  for (const report of put) await library.saveVectors(used, report.vectors(used.dimension));
  return library.publish({
    basis: (await library.state()).generation,
    embedding: used,
    analysis: 'words-1',
    remove: [],
    put: put.map((report) => report.indexed),
    ...change,
  });
}

const palmyra = sampleReport(
  'palmyra',
  [
    ['Fighting reached the old town.', 'Nobody was hurt.'],
    ['The museum stayed closed.'],
    ['Families returned in May.', 'Schools opened.', 'Shops did not.'],
  ],
  {
    title: 'Palmyra',
    outlet: 'الأخبار',
    published: '2016-05-03',
    language: 'en',
    author: 'A. Writer',
    url: 'https://example.org/1',
  },
);
const raqqa = sampleReport('raqqa', [['خرجت القوافل من المدينة.', 'عاد السكان بعدها.'], ['بقيت الجسور مهدمة.']], {
  title: 'الرقة',
  outlet: 'Deutsche Zeitung',
  published: '2017-10-20',
  language: 'ar',
});
const undated = sampleReport('undated', [['Fighting went on for days.']], { title: 'Undated', language: 'en' });

/**
 * What every implementation of `Library` promises.
 * @param open opens the library that lives in this folder, making it if it is new. Two libraries of one folder share their content.
 */
export function libraryContract(name: string, open: (directory: string) => Promise<Library>): void {
  describe(`${name}: the contract of a library`, () => {
    let directory: string;
    let library: Library;
    const opened: Library[] = [];
    const openAnother = async () => {
      const another = await open(directory);
      opened.push(another);
      return another;
    };

    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'isnad-library-'));
      library = await openAnother();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await rm(directory, { recursive: true, force: true });
    });

    const idsOf = async (report: string, from = library) =>
      (await from.reportPassages(report)).map((passage) => passage.id);
    const reportsOf = async (hits: readonly { passage: number }[]) =>
      (await library.passages(hits.map((hit) => hit.passage))).map((passage) => passage.report.id);

    test('an empty library answers with nothing', async () => {
      expect(await library.state()).toEqual({
        generation: 0,
        embedding: null,
        analysis: null,
        publishedAt: null,
        reports: 0,
        passages: 0,
      });
      expect(await library.findByVector(vectorOf('anything'), 5)).toEqual([]);
      expect(await library.findByWords(['anything'], 5)).toEqual([]);
      expect(await library.countWords(['anything'])).toEqual(new Map());
      expect(await library.passages([1, 2])).toEqual([]);
      expect(await library.vectors([1])).toEqual(new Map());
      expect(await library.reports()).toEqual([]);
      expect(await library.report('palmyra')).toBeNull();
      expect(await library.reportPassages('palmyra')).toEqual([]);
      expect(await library.contentHashes()).toEqual(new Map());
      expect(await library.derived('calibration')).toBeNull();
      expect(await library.refresh()).toBe(false);
    });

    test("a report's passages have consecutive ids, in order", async () => {
      await publishReports(library, [palmyra, raqqa]);
      await publishReports(library, [palmyra]);
      for (const report of ['palmyra', 'raqqa']) {
        const ids = (await library.reportPassages(report)).map((passage) => passage.id);
        expect(ids.length).toBeGreaterThan(1);
        expect(ids).toEqual(ids.map((_, index) => ids[0]! + index));
      }
    });

    test('publishing nothing is a publication too', async () => {
      expect(await publishReports(library, [])).toBe(1);
      expect(await library.state()).toMatchObject({ generation: 1, embedding, reports: 0, passages: 0 });
      expect(await library.findByVector(vectorOf('anything'), 5)).toEqual([]);
    });

    test('a publication is there, whole, when publish returns', async () => {
      expect(await publishReports(library, [palmyra, raqqa])).toBe(1);
      const state = await library.state();
      expect(state).toMatchObject({ generation: 1, embedding, analysis: 'words-1', reports: 2, passages: 5 });
      expect(new Date(state.publishedAt ?? '').getTime()).not.toBeNaN();
      expect(await library.report('palmyra')).toEqual(palmyra.indexed.report);
      expect(await library.report('raqqa')).toEqual(raqqa.indexed.report);
      expect(await library.contentHashes()).toEqual(
        new Map([
          ['palmyra', palmyra.indexed.contentHash],
          ['raqqa', raqqa.indexed.contentHash],
        ]),
      );
    });

    test('what was published is there in the next process', async () => {
      await publishReports(library, [palmyra, raqqa]);
      await library.close();
      const next = await openAnother();
      expect(await next.state()).toMatchObject({ generation: 1, reports: 2, passages: 5 });
      const [hit] = await next.findByVector(vectorOf(raqqa.texts[0]!), 1);
      expect((await next.passages([hit!.passage]))[0]?.text).toBe(raqqa.texts[0]);
    });

    test('passages come as they were put, each a slice of its report', async () => {
      await publishReports(library, [palmyra, raqqa]);
      for (const { indexed, texts } of [palmyra, raqqa]) {
        const stored = await library.reportPassages(indexed.report.id);
        expect(stored.map((one) => one.passage)).toEqual(indexed.passages.map((one) => one.passage));
        expect(stored.map((one) => one.words)).toEqual(indexed.passages.map((one) => one.words));
        expect(stored.map((one) => one.text)).toEqual(texts);
        for (const { passage, text, report } of stored) {
          expect(indexed.report.text.slice(passage.start, passage.end)).toBe(text);
          const { text: _text, paragraphs: _paragraphs, ...entry } = indexed.report;
          expect(report).toEqual({ ...entry, passages: indexed.passages.length });
        }
      }
    });

    test('passages are returned in the order asked, unknown ids left out', async () => {
      await publishReports(library, [palmyra, raqqa]);
      const [first, second, third] = await idsOf('palmyra');
      const asked = await library.passages([third!, 999_999, first!, second!]);
      expect(asked.map((one) => one.id)).toEqual([third, first, second]);
    });

    test('a passage without sentences keeps its empty lists', async () => {
      const wordless = sampleReport('wordless', [[]]);
      await publishReports(library, [wordless, palmyra]);
      const [passage] = await library.reportPassages('wordless');
      expect(passage).toMatchObject({ text: '', words: [], passage: { sentences: [] } });
      expect((await library.vectors([passage!.id])).get(passage!.id)?.sentences).toEqual([]);
    });

    test('a report that is put again replaces its former self', async () => {
      await publishReports(library, [palmyra, raqqa]);
      const former = await idsOf('palmyra');
      const kept = await idsOf('raqqa');
      const revised = sampleReport('palmyra', [['Everything was rewritten.']], { title: 'Palmyra, again' });
      expect(await publishReports(library, [revised])).toBe(2);
      expect(await library.state()).toMatchObject({ reports: 2, passages: 3 });
      expect(await library.report('palmyra')).toEqual(revised.indexed.report);
      expect(await library.passages(former)).toEqual([]);
      expect(await library.vectors(former)).toEqual(new Map());
      expect(await idsOf('raqqa')).toEqual(kept);
      expect(await library.findByWords(['fighting'], 5)).toEqual([]);
      expect(await library.countWords(['fighting', 'rewritten.'])).toEqual(new Map([['rewritten.', 1]]));
      const hits = await library.findByVector(vectorOf(palmyra.texts[0]!), 10);
      expect(hits).toHaveLength(3);
    });

    test('a removed report is gone from every search', async () => {
      await publishReports(library, [palmyra, raqqa]);
      await publishReports(library, [], { remove: ['palmyra', 'never-there'] });
      expect(await library.state()).toMatchObject({ generation: 2, reports: 1, passages: 2 });
      expect(await library.report('palmyra')).toBeNull();
      expect(await library.reportPassages('palmyra')).toEqual([]);
      expect((await library.reports()).map((entry) => entry.id)).toEqual(['raqqa']);
      expect(await reportsOf(await library.findByVector(vectorOf(palmyra.texts[0]!), 10))).toEqual(['raqqa', 'raqqa']);
      expect(await library.findByWords(['museum', 'closed.'], 10)).toEqual([]);
    });

    test('an id is never used again', async () => {
      await publishReports(library, [palmyra]);
      const before = await idsOf('palmyra');
      await publishReports(library, [], { remove: ['palmyra'] });
      await publishReports(library, [palmyra]);
      const after = await idsOf('palmyra');
      expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
    });

    test('reports are listed newest first, those without a date last, then by title', async () => {
      const sameDay = sampleReport('same-day', [['One.']], { title: 'Aleppo', published: '2016-05-03' });
      await publishReports(library, [undated, palmyra, raqqa, sameDay]);
      expect((await library.reports()).map((entry) => entry.id)).toEqual(['raqqa', 'same-day', 'palmyra', 'undated']);
    });

    test.each([
      ['report', { report: 'raqqa' }, ['raqqa']],
      ['outlet, other letters and case', { outlet: 'DEUTSCHE zeitung' }, ['raqqa']],
      ['outlet, Arabic letter variants', { outlet: 'الاخبار' }, ['palmyra']],
      ['language', { language: 'en' }, ['palmyra', 'undated']],
      ['first day, inclusive', { from: '2016-05-03' }, ['palmyra', 'raqqa']],
      ['a day later', { from: '2016-05-04' }, ['raqqa']],
      ['last day, inclusive', { to: '2016-05-03' }, ['palmyra']],
      ['a range', { from: '2016-05-03', to: '2017-10-20' }, ['palmyra', 'raqqa']],
      ['two conditions', { language: 'en', from: '2016-01-01' }, ['palmyra']],
      ['all but some reports', { exceptReports: ['raqqa', 'gone'] }, ['palmyra', 'undated']],
      ['some reports but others', { language: 'en', exceptReports: ['palmyra'] }, ['undated']],
      ['nothing that exists', { outlet: 'nobody' }, []],
      ['no condition', {}, ['palmyra', 'raqqa', 'undated']],
    ])('a filter narrows every search: %s', async (_, filter, expected) => {
      await publishReports(library, [palmyra, raqqa, undated]);
      const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();
      expect(sorted((await library.reports(filter)).map((entry) => entry.id))).toEqual(expected);
      expect(sorted(await reportsOf(await library.findByVector(vectorOf('Fighting'), 20, filter)))).toEqual(expected);
      const everyWord = [palmyra, raqqa, undated].flatMap((one) => one.indexed.passages.flatMap((p) => p.words.flat()));
      expect(sorted(await reportsOf(await library.findByWords(everyWord, 20, filter)))).toEqual(expected);
    });

    test('vector search finds what comparing every vector finds', async () => {
      const reports = clusteredReports(60, 5);
      await publishReports(library, reports);
      const texts = reports.flatMap((report) => report.texts);
      const random = randomNumbers(11);
      for (let question = 0; question < 20; question += 1) {
        const asked = vectorOf(`topic${Math.floor(random() * 60)} question ${question}`);
        const cosine = (text: string) => vectorOf(text).reduce((sum, one, index) => sum + one * asked[index]!, 0);
        const expected = texts.map((text) => ({ text, score: cosine(text) })).sort((a, b) => b.score - a.score);
        const hits = await library.findByVector(asked, 10);
        const found = await library.passages(hits.map((hit) => hit.passage));
        expect(found.map((one) => one.text)).toEqual(expected.slice(0, 10).map((one) => one.text));
        for (const [index, hit] of hits.entries()) expect(hit.score).toBeCloseTo(expected[index]!.score, 4);
      }
    });

    test('limits: none, one, more than there is', async () => {
      await publishReports(library, [palmyra]);
      expect(await library.findByVector(vectorOf('x'), 0)).toEqual([]);
      expect(await library.findByVector(vectorOf('x'), 1)).toHaveLength(1);
      expect(await library.findByVector(vectorOf('x'), 1_000)).toHaveLength(3);
      expect(await library.findByWords(['was'], 0)).toEqual([]);
      expect(await library.findByWords(['was'], 1_000)).toHaveLength(1);
    });

    test.each([
      ['another dimension', new Float32Array(7).fill(0.1)],
      ['not a number in it', new Float32Array(32).fill(Number.NaN)],
      ['not of unit length', new Float32Array(32).fill(3)],
    ])('a question vector is refused: %s', async (_, vector) => {
      await publishReports(library, [palmyra]);
      await expect(library.findByVector(vector, 3)).rejects.toMatchObject({ identifier: 'embedding-invalid' });
    });

    test('passages with more and rarer words come first', async () => {
      const reports = [
        sampleReport('common', [['city city market']]),
        sampleReport('rare', [['city harbour']]),
        sampleReport('both', [['harbour lighthouse city']]),
        ...Array.from({ length: 8 }, (_, index) => sampleReport(`other-${index}`, [[`city number ${index}`]])),
      ];
      await publishReports(library, reports);
      const hits = await library.findByWords(['harbour', 'lighthouse', 'city', 'unheard'], 3);
      expect((await reportsOf(hits)).slice(0, 2)).toEqual(['both', 'rare']);
      const scores = hits.map((hit) => hit.score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(await library.countWords(['city', 'harbour', 'lighthouse', 'unheard'])).toEqual(
        new Map([
          ['city', 11],
          ['harbour', 2],
          ['lighthouse', 1],
        ]),
      );
    });

    test('the words of the index are listed by how they begin', async () => {
      await publishReports(library, [
        sampleReport('one', [['¤mlk·مملوك ¤mlk·mamlouk']]),
        sampleReport('two', [['¤mlk·مملوك ¤mlkt·ملكت ¤ml·مال']]),
      ]);
      expect(await library.indexedWords('¤mlk·', 10)).toEqual(
        new Map([
          ['¤mlk·mamlouk', 1],
          ['¤mlk·مملوك', 2],
        ]),
      );
      expect((await library.indexedWords('¤ml', 2)).size).toBe(2);
      expect(await library.indexedWords('¤z', 10)).toEqual(new Map());
    });

    test.each([
      'داعش',
      '§حلب',
      '¤isis',
      'a"b',
      "o'neil",
      'c++',
      'r&d',
      'x|y',
      '|',
      'not',
      'NOT',
      'OR',
      'NEAR(',
      '*',
      'أ',
      '२०',
      '漢字',
      '😀',
      'tab\there',
      'two words',
      '-',
      '%',
      '\\',
    ])('a word is found as it is, and only as it is: %j', async (word) => {
      const [first, second] = [sampleReport('one', [['first text']]), sampleReport('two', [['second text']])];
      const withWord = {
        ...first,
        indexed: {
          ...first.indexed,
          passages: first.indexed.passages.map((p) => ({ ...p, words: [[word, 'shared']] })),
        },
      };
      const withPieces = {
        ...second,
        indexed: {
          ...second.indexed,
          passages: second.indexed.passages.map((p) => ({ ...p, words: [['a', 'b', 'c', 'x', 'y', 'shared']] })),
        },
      };
      await publishReports(library, [withWord, withPieces]);
      expect(await reportsOf(await library.findByWords([word], 5))).toEqual(['one']);
      expect(await library.countWords([word])).toEqual(new Map([[word, 1]]));
      expect((await library.reportPassages('one'))[0]?.words).toEqual([[word, 'shared']]);
    });

    test('no words, empty words and unknown words find nothing', async () => {
      await publishReports(library, [palmyra]);
      expect(await library.findByWords([], 5)).toEqual([]);
      expect(await library.findByWords([''], 5)).toEqual([]);
      expect(await library.findByWords(['unheard'], 5)).toEqual([]);
    });

    test('vectors come back as they were saved', async () => {
      await publishReports(library, [palmyra]);
      const ids = await idsOf('palmyra');
      const vectors = await library.vectors([...ids, 999_999]);
      expect([...vectors.keys()].sort((a, b) => a - b)).toEqual(ids);
      const saved = palmyra.vectors();
      for (const [index, id] of ids.entries()) {
        const expected = saved.get(palmyra.indexed.passages[index]!.vectorKey);
        expect(vectors.get(id)?.passage).toEqual(expected?.passage);
        expect(vectors.get(id)?.sentences).toEqual(expected?.sentences);
      }
    });

    test('saving vectors is durable, and saving them again changes nothing', async () => {
      const [[key, first]] = [...palmyra.vectors()] as [
        [string, ReturnType<typeof palmyra.vectors> extends Map<string, infer V> ? V : never],
      ];
      await library.saveVectors(embedding, new Map([[key, first]]));
      await library.saveVectors(embedding, new Map([[key, { ...first, passage: vectorOf('something else') }]]));
      await library.close();
      const next = await openAnother();
      const keys = palmyra.indexed.passages.map((one) => one.vectorKey);
      expect(await next.missingVectors(embedding.fingerprint, keys)).toEqual(keys.filter((one) => one !== key));
      expect(await next.missingVectors('another-fingerprint', keys)).toEqual(keys);
      await publishReports(next, [palmyra]);
      const [id] = await idsOf('palmyra', next);
      expect((await next.vectors([id!])).get(id!)?.passage).toEqual(first.passage);
    });

    test.each([
      ['wrong dimension', new Float32Array(31)],
      ['not a number', new Float32Array(32).fill(Number.NaN)],
      ['not of unit length', new Float32Array(32).fill(1)],
    ])('vectors that are none are not saved: %s', async (_, passage) => {
      const saving = library.saveVectors(embedding, new Map([['key', { passage, sentences: [] }]]));
      await expect(saving).rejects.toMatchObject({ identifier: 'embedding-invalid' });
      expect(await library.missingVectors(embedding.fingerprint, ['key'])).toEqual(['key']);
    });

    test('a publication whose vectors are missing, or too few, is refused and changes nothing', async () => {
      await publishReports(library, [palmyra]);
      const put = [raqqa.indexed];
      const publication = { basis: 1, embedding, analysis: 'words-1', remove: ['palmyra'], put };
      await expect(library.publish(publication)).rejects.toMatchObject({ identifier: 'embedding-invalid' });
      const tooFew = [...raqqa.vectors()].map(
        ([key, one]) => [key, { ...one, sentences: one.sentences.slice(1) }] as const,
      );
      await library.saveVectors(embedding, new Map(tooFew));
      await expect(library.publish(publication)).rejects.toMatchObject({ identifier: 'embedding-invalid' });
      expect(await library.state()).toMatchObject({ generation: 1, reports: 1 });
      expect((await library.reports()).map((entry) => entry.id)).toEqual(['palmyra']);
    });

    test.each([
      { start: -1, end: 4 },
      { start: 0.5, end: 4 },
      { start: 5, end: 4 },
      { start: 0, end: raqqa.indexed.report.text.length + 1 },
    ])('a passage that spans what is not in the text is refused, and so is a sentence: $start–$end', async (span) => {
      await publishReports(library, [palmyra]);
      const [first, ...others] = raqqa.indexed.passages;
      const wrong = [
        { ...first!.passage, ...span },
        { ...first!.passage, sentences: [span] },
      ];
      for (const passage of wrong) {
        const indexed = { ...raqqa.indexed, passages: [{ ...first!, passage }, ...others] };
        await expect(publishReports(library, [{ ...raqqa, indexed }])).rejects.toThrow(RangeError);
      }
      expect(await library.state()).toMatchObject({ generation: 1, reports: 1 });
    });

    test('a change worked out from an older generation is refused', async () => {
      const other = await openAnother();
      await publishReports(other, [palmyra]);
      await expect(publishReports(library, [raqqa], { basis: 0 })).rejects.toMatchObject({
        identifier: 'library-changed',
      });
      expect(await other.refresh()).toBe(false);
      expect((await other.reports()).map((entry) => entry.id)).toEqual(['palmyra']);
    });

    test('another process follows when it refreshes, and not before', async () => {
      const reader = await openAnother();
      await publishReports(library, [palmyra]);
      expect(await reader.state()).toMatchObject({ generation: 0 });
      expect(await reader.refresh()).toBe(true);
      expect(await reader.refresh()).toBe(false);
      expect(await reader.state()).toMatchObject({ generation: 1, passages: 3 });
      await publishReports(library, [raqqa], { remove: ['palmyra'] });
      const between = await reader.findByVector(vectorOf(palmyra.texts[0]!), 5);
      expect((await reader.passages(between.map((hit) => hit.passage))).every((one) => one.report.id === 'raqqa')).toBe(
        true,
      );
      expect(await reader.refresh()).toBe(true);
      expect(await reportsOf(await reader.findByVector(vectorOf(palmyra.texts[0]!), 5))).toEqual(['raqqa', 'raqqa']);
    });

    test('what another process removed is found no more, however lately it was read', async () => {
      const reader = await openAnother();
      await publishReports(library, [palmyra, raqqa]);
      await reader.refresh();
      const ids = await idsOf('palmyra');
      const read = async () => [
        (await reader.passages(ids)).length,
        (await reader.vectors(ids)).size,
        (await reader.countWords(['museum'])).size,
        await reader.report('palmyra'),
      ];
      expect(await read()).toEqual([3, 3, 1, expect.objectContaining({ id: 'palmyra' })]);
      await publishReports(library, [], { remove: ['palmyra'] });
      expect(await read()).toEqual([0, 0, 0, null]);
      await publishReports(library, [palmyra]);
      expect(await read()).toEqual([0, 0, 1, expect.objectContaining({ id: 'palmyra' })]);
    });

    test('searches go on while another process publishes', async () => {
      await publishReports(library, clusteredReports(20, 5));
      const reader = await openAnother();
      let publishing = true;
      const publications = (async () => {
        for (let round = 0; round < 5; round += 1) {
          await publishReports(library, [sampleReport('extra', [[`topic1 round ${round}`]])]);
        }
        publishing = false;
      })();
      while (publishing) {
        await reader.refresh();
        const { generation, passages } = await reader.state();
        expect(passages).toBe(generation === 1 ? 100 : 101);
        expect(await reader.findByVector(vectorOf('topic1 anything'), 10)).toHaveLength(10);
        expect((await reader.findByWords(['p0'], 3)).length).toBeGreaterThan(0);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await publications;
      await reader.refresh();
      expect(await reader.state()).toMatchObject({ generation: 6, passages: 101 });
    });

    test('a switch of the model: the old one serves until the new one is published', async () => {
      await publishReports(library, [palmyra, raqqa]);
      const ids = await idsOf('palmyra');
      await library.saveVectors(otherEmbedding, palmyra.vectors(otherEmbedding.dimension));
      expect(await library.state()).toMatchObject({ embedding });
      expect(await library.findByVector(vectorOf(palmyra.texts[0]!), 1)).toHaveLength(1);
      await expect(publishReports(library, [], { embedding: otherEmbedding })).rejects.toMatchObject({
        identifier: 'embedding-invalid',
      });
      const keysOf = (report: typeof raqqa) => report.indexed.passages.map((one) => one.vectorKey);
      expect(await library.missingVectors(otherEmbedding.fingerprint, [...keysOf(palmyra), ...keysOf(raqqa)])).toEqual(
        keysOf(raqqa),
      );
      await library.saveVectors(otherEmbedding, raqqa.vectors(otherEmbedding.dimension));
      const reader = await openAnother();
      expect(await publishReports(library, [], { embedding: otherEmbedding })).toBe(2);
      expect(await library.state()).toMatchObject({ embedding: otherEmbedding, passages: 5 });
      expect(await idsOf('palmyra')).toEqual(ids);
      const asked = vectorOf(palmyra.texts[0]!, otherEmbedding.dimension);
      expect((await library.findByVector(asked, 1))[0]?.passage).toBe(ids[0]);
      expect((await library.vectors(ids)).get(ids[0]!)?.passage).toHaveLength(otherEmbedding.dimension);
      // Who has not followed yet goes on with the vectors of the former model.
      expect((await reader.findByVector(vectorOf(palmyra.texts[0]!), 1))[0]?.passage).toBe(ids[0]);
      expect((await reader.vectors(ids)).get(ids[0]!)?.passage).toHaveLength(embedding.dimension);
    });

    test('derived values belong to one generation', async () => {
      await publishReports(library, [palmyra]);
      await library.saveDerived('calibration', 1, { floor: 0.25, marks: ['é'] });
      await library.saveDerived('calibration', 1, { floor: 0.5 });
      const expected = { generation: 1, embedding: embedding.fingerprint, value: { floor: 0.5 } };
      expect(await library.derived('calibration')).toEqual(expected);
      expect(await (await openAnother()).derived('calibration')).toEqual(expected);
      await publishReports(library, [raqqa]);
      await library.saveDerived('calibration', 1, { floor: 0.9 });
      expect(await library.derived('calibration')).toEqual(expected);
      expect(await library.derived('something else')).toBeNull();
    });

    test('derived values that come with a change are saved with it, or not at all', async () => {
      await publishReports(library, [palmyra]);
      for (const report of [raqqa]) await library.saveVectors(embedding, report.vectors());
      const change = { embedding, analysis: 'words-1', remove: [], put: [raqqa.indexed] };
      const late = library.publish({ ...change, basis: 0, derived: { deed: 'late' } });
      await expect(late).rejects.toMatchObject({ identifier: 'library-changed' });
      expect(await library.derived('deed')).toBeNull();
      await library.publish({ ...change, basis: 1, derived: { deed: { by: 'é' }, other: null } });
      const saved = { generation: 2, embedding: embedding.fingerprint };
      expect(await (await openAnother()).derived('deed')).toEqual({ ...saved, value: { by: 'é' } });
      await publishReports(library, [palmyra]);
      expect(await library.derived('deed')).toEqual({ ...saved, value: { by: 'é' } });
    });

    test('takes reports one after the other, from wherever they come', async () => {
      const reports = clusteredReports(60, 5);
      for (const report of reports) await library.saveVectors(embedding, report.vectors());
      async function* oneByOne(): AsyncGenerator<IndexedReport> {
        for (const { indexed } of reports) yield indexed;
      }
      await library.publish({ basis: 0, embedding, analysis: 'words-1', remove: [], put: oneByOne() });
      expect(await library.state()).toMatchObject({ generation: 1, reports: 60, passages: 300 });
    });

    test('publishes nothing when reports stop coming', async () => {
      await publishReports(library, [palmyra]);
      await library.saveVectors(embedding, raqqa.vectors());
      async function* brokenOff(): AsyncGenerator<IndexedReport> {
        yield raqqa.indexed;
        throw new Error('broken off');
      }
      const change = { basis: 1, embedding, analysis: 'words-1', remove: ['palmyra'], put: brokenOff() };
      await expect(library.publish(change)).rejects.toThrow('broken off');
      await library.refresh();
      expect(await library.state()).toMatchObject({ generation: 1, reports: 1 });
      expect((await library.reports()).map(({ id }) => id)).toEqual([palmyra.indexed.report.id]);
    });
  });
}
