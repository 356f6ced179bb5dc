import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StagedReports } from '../../src/indexing/staged-reports.js';
import type { IndexedReport } from '../../src/library/library.js';
import { sampleReport } from '../library/sample.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'isnad-staged-'));
});
afterEach(() => rm(directory, { recursive: true }));

const reports = (count: number, words: number): IndexedReport[] =>
  Array.from(
    { length: count },
    (_, index) => sampleReport(`r${index}`, [[`تقرير ${index} \u2028 ${'word '.repeat(words)}`]]).indexed,
  );

async function all(staged: StagedReports): Promise<IndexedReport[]> {
  const found: IndexedReport[] = [];
  for await (const report of staged) found.push(report);
  return found;
}

describe('staged reports', () => {
  it.each([
    ['few', 3, 10],
    ['more than wait in memory', 60, 20_000],
  ])('come back as they went in: %s', async (_, count, words) => {
    const put = reports(count, words);
    const staged = new StagedReports(path.join(directory, 'new'));
    for (const report of put) await staged.add(report);
    expect(await all(staged)).toEqual(put);
    expect(await all(staged)).toEqual(put);
    await staged.close();
  });

  it('leave nothing behind, not even while they are there', async () => {
    const staged = new StagedReports(directory);
    for (const report of reports(60, 20_000)) await staged.add(report);
    if (process.platform !== 'win32') expect(await readdir(directory)).toEqual([]);
    await staged.close();
    expect(await readdir(directory)).toEqual([]);
  });

  it('say where they cannot be put down', async () => {
    const file = path.join(directory, 'file');
    await writeFile(file, '');
    const staged = new StagedReports(path.join(file, 'nowhere'));
    const adding = (async () => {
      for (const report of reports(60, 20_000)) await staged.add(report);
    })();
    await expect(adding).rejects.toMatchObject({ identifier: 'disk-write-failed' });
    await staged.close();
  });
});
