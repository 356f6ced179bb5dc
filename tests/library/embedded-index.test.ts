import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { publishReports } from './contract.js';
import { clusteredReports, embedding, randomNumbers, vectorOf } from './sample.js';

test.each(vectorIndexKinds)(
  'the index (%s) finds what comparing every vector finds: recall@10 at least 0.98, also after removals and additions',
  async (vectorIndex) => {
    const directory = await mkdtemp(join(tmpdir(), 'isnad-index-'));
    const reports = clusteredReports(620, 10, 21);
    const writer = await openLibrary({ directory, create: true, vectorIndex });
    await publishReports(writer, reports.slice(0, 600));
    // Few enough removals that a graph is extended, and the removed passages stay in it.
    const removed = reports.slice(0, 40).map((report) => report.indexed.report.id);
    await publishReports(writer, reports.slice(600), { remove: removed });
    const indexed = await openLibrary({ directory, exactLimit: 0, vectorIndex });
    const exact = await openLibrary({ directory, exactLimit: Number.POSITIVE_INFINITY });
    expect((await indexed.describe()).search).toBe('index');
    expect((await exact.describe()).search).toBe('exact');

    const random = randomNumbers(3);
    let found = 0;
    for (let question = 0; question < 100; question += 1) {
      const vector = vectorOf(`topic${Math.floor(random() * 60)} question ${question}`);
      const expected = (await exact.findByVector(vector, 10)).map((hit) => hit.passage);
      const hits = (await indexed.findByVector(vector, 10)).map((hit) => hit.passage);
      expect(hits).toHaveLength(10);
      found += hits.filter((passage) => expected.includes(passage)).length;
    }
    expect(found / 1_000).toBeGreaterThanOrEqual(vectorIndex === 'rounded' ? 0.99 : 0.98);

    // A filter that lets most through, and one that lets few through.
    const stored = await indexed.reports({ language: 'en' });
    expect(stored).toHaveLength(580);
    const filtered = await indexed.findByVector(vectorOf('topic7 filtered'), 10, { language: 'en' });
    expect(filtered).toEqual(await indexed.findByVector(vectorOf('topic7 filtered'), 10));
    const { id } = reports[50]!.indexed.report;
    const narrow = await indexed.findByVector(vectorOf('topic7 filtered'), 100, { report: id });
    expect(narrow).toEqual(await exact.findByVector(vectorOf('topic7 filtered'), 100, { report: id }));
    expect(narrow).toHaveLength(10);

    for (const library of [writer, indexed, exact]) await library.close();
    await rm(directory, { recursive: true });
  },
);

test('an index is good as it was written, whatever else an embedder says of itself', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'isnad-index-'));
  const notices: string[] = [];
  const options = { directory, create: true, exactLimit: 0, onNotice: (notice: string) => notices.push(notice) };
  const library = await openLibrary(options);
  const talkative = { ...embedding, comparesWords: true };
  await publishReports(library, clusteredReports(20, 5, 3), { embedding: talkative });
  const reader = await openLibrary(options);
  expect((await reader.describe()).search).toBe('index');
  expect(notices).toEqual([]);
  for (const one of [library, reader]) await one.close();
  await rm(directory, { recursive: true });
});
