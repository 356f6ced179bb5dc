import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockPublishing } from '../../src/library/embedded/lock.js';
import { type LibraryOptions, openLibrary } from '../../src/library/embedded/open.js';
import { publishReports } from './contract.js';
import { clusteredReports, sampleReport, vectorOf } from './sample.js';

const reports = clusteredReports(60, 5);

let directory: string;
let notices: string[];

async function open(options: Partial<LibraryOptions>) {
  notices = [];
  return openLibrary({ directory, exactLimit: 0, onNotice: (message) => notices.push(message), ...options });
}

const indexFiles = async () => (await readdir(directory)).filter((name) => name.startsWith('vectors-')).sort();

async function expectFound(library: Awaited<ReturnType<typeof open>>): Promise<void> {
  for (const { texts } of reports.slice(0, 20)) {
    const [hit] = await library.findByVector(vectorOf(texts[2]!), 1);
    expect((await library.passages([hit!.passage]))[0]?.text).toBe(texts[2]);
  }
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-kinds-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe.each([
  ['rounded', 'graph'],
  ['graph', 'rounded'],
] as const)('a library whose vector index is %s, opened where %s is asked for', (before, after) => {
  const [oldFile, newFile] = before === 'graph' ? ['hnsw', 'int8'] : ['int8', 'hnsw'];

  beforeEach(async () => {
    const library = await open({ create: true, vectorIndex: before });
    await publishReports(library, reports);
    await library.close();
    expect(await indexFiles()).toEqual([`vectors-1.${oldFile}`, 'vectors-1.json'].sort());
  });

  it('is rebuilt with a notice, once, and loses nothing', async () => {
    const library = await open({ vectorIndex: after });
    expect(notices).toEqual([
      `vectors-1.${oldFile} is of the kind ${before}, not ${after}: rebuilding it from the library.`,
    ]);
    expect(await library.describe()).toMatchObject({
      ...{ indexKind: after, indexFile: `vectors-1.${newFile}`, search: 'index', comparedPassages: 0 },
    });
    expect(await library.state()).toMatchObject({ generation: 1, reports: 60, passages: 300 });
    await expectFound(library);
    await library.close();
    expect(await indexFiles()).toEqual([`vectors-1.${newFile}`, 'vectors-1.json'].sort());
    await (await open({ vectorIndex: after })).close();
    expect(notices).toEqual([]);
  });

  it('serves as it is while another process publishes', async () => {
    const unlock = lockPublishing(directory);
    const library = await open({ vectorIndex: after });
    expect(notices.at(-1)).toMatch(/^The vector index was not rebuilt, so it is used as it is: /);
    expect(await library.describe()).toMatchObject({ indexKind: before, search: 'index' });
    await expectFound(library);
    unlock();
    await publishReports(library, [sampleReport('added', [['topic1 added later']])]);
    expect(await library.describe()).toMatchObject({ indexKind: after, search: 'index', comparedPassages: 0 });
    expect((await library.findByVector(vectorOf('topic1 added later'), 1))[0]?.score).toBeCloseTo(1, 5);
    await library.close();
    expect(await indexFiles()).toEqual([`vectors-2.${newFile}`, 'vectors-2.json'].sort());
  });

  it('is not rebuilt again and again by two processes that ask for different kinds', async () => {
    const first = await open({ vectorIndex: before });
    const second = await open({ vectorIndex: after });
    notices = [];
    expect(await first.refresh()).toBe(false);
    expect(await second.refresh()).toBe(false);
    expect(notices).toEqual([]);
    await expectFound(first);
    await expectFound(second);
    await first.close();
    await second.close();
  });
});

describe('a graph', () => {
  it('of the time when there was no other kind is rebuilt as what is asked for', async () => {
    for (const vectorIndex of ['graph', 'rounded'] as const) {
      const written = await open({ create: true, vectorIndex: 'graph' });
      await publishReports(written, reports);
      await written.close();
      const [manifest = ''] = (await indexFiles()).filter((name) => name.endsWith('.json'));
      const { kind: _, ...fields } = JSON.parse(await readFile(join(directory, manifest), 'utf8')) as { kind: string };
      const earlier = { ...fields, format: 1, m: 32, efConstruction: 400 };
      await writeFile(join(directory, manifest), JSON.stringify(earlier));
      const library = await open({ vectorIndex });
      expect(notices).toEqual([`${manifest} is of an older version of Isnad: rebuilding it from the library.`]);
      expect(await library.describe()).toMatchObject({ indexKind: vectorIndex, search: 'index' });
      await expectFound(library);
      await library.close();
      expect(await indexFiles()).toHaveLength(2);
    }
  });

  it('is extended by what is added, a little or much, and keeps for a while what was removed', async () => {
    const library = await open({ create: true, vectorIndex: 'graph' });
    const all = clusteredReports(160, 5, 3);
    await publishReports(library, all.slice(0, 50));
    const removed = all.slice(0, 3).map(({ indexed }) => indexed.report.id);
    await publishReports(library, all.slice(50, 60), { remove: removed });
    await publishReports(library, all.slice(60));
    expect(await library.describe()).toMatchObject({ indexKind: 'graph', comparedPassages: 0 });
    expect(notices).toEqual([]);
    const manifest = JSON.parse(await readFile(join(directory, 'vectors-3.json'), 'utf8')) as { count: number };
    expect({ count: manifest.count, passages: (await library.state()).passages }).toEqual({
      count: 800,
      passages: 785,
    });
    const [gone] = await library.findByVector(vectorOf(all[0]!.texts[2]!), 1);
    expect((await library.passages([gone!.passage]))[0]?.report.id).not.toBe(removed[0]);
    await library.close();
  });

  it('takes the place of the rounded vectors under the eyes of who searches, who notices nothing', async () => {
    const writer = await open({ create: true, vectorIndex: 'graph' });
    await publishReports(writer, reports);
    const reader = await open({ vectorIndex: 'graph' });
    let isOver = false;
    const seen = new Set<string>();
    const reading = (async () => {
      while (!isOver) {
        await reader.refresh();
        const { search, indexKind } = await reader.describe();
        seen.add(`${search} ${indexKind}`);
        await expectFound(reader);
      }
    })();
    for (let round = 0; round < 8; round += 1) {
      await publishReports(writer, [sampleReport(`added-${round}`, [[`topic1 added in round ${round}`]])]);
    }
    isOver = true;
    await reading;
    await reader.refresh();
    expect(await reader.describe()).toMatchObject({ indexKind: 'graph', indexFile: 'vectors-9.hnsw' });
    expect([...seen].filter((one) => !one.startsWith('index '))).toEqual([]);
    expect(notices).toEqual([]);
    await reader.close();
    await writer.close();
  });

  it('that was not complete when the library was closed is built when it is opened next', async () => {
    const library = await open({ create: true, vectorIndex: 'graph' });
    const publishing = publishReports(library, clusteredReports(300, 10, 7));
    const outcome = publishing.catch((error: unknown) => error);
    while (!(await indexFiles()).includes('vectors-1.json')) await new Promise((resolve) => setTimeout(resolve, 1));
    await library.close();
    await outcome;
    const again = await open({ vectorIndex: 'graph' });
    const { generation, passages } = await again.state();
    expect(generation === 0 ? 0 : passages).toBe(generation === 0 ? 0 : 3_000);
    expect((await again.describe()).indexKind).toBe(generation === 0 ? null : 'graph');
    await again.close();
  });
});
