import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { setLibraryAside } from '../../src/library/embedded/set-aside.js';
import { type VectorIndexKind, vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { publishReports } from './contract.js';
import { clusteredReports, embedding, randomNumbers, sampleReport, vectorOf } from './sample.js';

const reports = clusteredReports(40, 5);
const questions = reports.map((report) => report.texts[2]!);

let directory: string;
let notices: string[];
let vectorIndex: VectorIndexKind = 'rounded';

/** Opens through the index, whatever the size, and remembers what it was told. */
async function openIndexed() {
  notices = [];
  return openLibrary({ directory, exactLimit: 0, vectorIndex, onNotice: (message) => notices.push(message) });
}

async function flipBit(path: string, byte: number, bit: number): Promise<void> {
  const file = await open(path, 'r+');
  const one = Buffer.alloc(1);
  await file.read(one, 0, 1, byte);
  one[0]! ^= 1 << bit;
  await file.write(one, 0, 1, byte);
  await file.close();
}

async function writeRandomBytes(path: string, seed: number): Promise<void> {
  const { size } = await stat(path);
  const random = randomNumbers(seed);
  await writeFile(
    path,
    Buffer.from({ length: size } as ArrayLike<number>).map(() => Math.floor(random() * 256)),
  );
}

async function changeManifest(change: Record<string, unknown>): Promise<void> {
  const path = join(directory, 'vectors-1.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...change }));
}

async function makeLibrary(kind: VectorIndexKind): Promise<void> {
  vectorIndex = kind;
  directory = await mkdtemp(join(tmpdir(), 'isnad-damage-'));
  const library = await openLibrary({ directory, create: true, vectorIndex });
  await publishReports(library, reports);
  await library.close();
}
const removeLibrary = () => rm(directory, { recursive: true, force: true });

/** The file of a kind's index. */
const fileOf = { rounded: 'vectors-1.int8', graph: 'vectors-1.hnsw' } as const;
const nextFileOf = { rounded: 'vectors-2.int8', graph: 'vectors-2.hnsw' } as const;

describe.each(vectorIndexKinds)('a damaged vector index (%s) is noticed before it is opened, and rebuilt', (kind) => {
  beforeEach(() => makeLibrary(kind));
  afterEach(removeLibrary);
  const index = () => join(directory, fileOf[kind]);
  const random = randomNumbers(5);
  const flips = Array.from({ length: 8 }, (_, number): [string, () => Promise<void>] => {
    // The header: of rounded vectors an id and a scale, of a graph where a flipped bit crashes hnswlib.
    const place = number < 5 ? Math.floor(random() * 96) : 96 + Math.floor(random() * 30_000);
    const bit = Math.floor(random() * 8);
    return [`bit ${bit} of byte ${place} flipped`, () => flipBit(index(), place, bit)];
  });

  test.each<[string, () => Promise<void>]>([
    ['missing', () => unlink(index())],
    ['manifest missing', () => unlink(join(directory, 'vectors-1.json'))],
    ['both missing', () => Promise.all([unlink(index()), unlink(join(directory, 'vectors-1.json'))]).then(() => {})],
    ['empty', () => truncate(index(), 0)],
    ['truncated', async () => truncate(index(), Math.floor((await stat(index())).size / 2))],
    ['one byte short', async () => truncate(index(), (await stat(index())).size - 1)],
    ['bytes appended', async () => writeFile(index(), Buffer.alloc(100), { flag: 'a' })],
    ['random bytes, same size', () => writeRandomBytes(index(), 3)],
    ...flips,
    ['manifest: not JSON', () => writeFile(join(directory, 'vectors-1.json'), '{"format": 1,')],
    ['manifest: of another kind', () => changeManifest({ kind: kind === 'graph' ? 'rounded' : 'graph' })],
    ['manifest: another format', () => changeManifest({ format: 3 })],
    ['manifest: of an older version', () => changeManifest({ format: 1, m: 32, efConstruction: 400 })],
    ['manifest: wrong dimension', () => changeManifest({ dimension: 16 })],
    ['manifest: wrong count', () => changeManifest({ count: 7 })],
    ['manifest: wrong size', () => changeManifest({ bytes: 7 })],
    ['manifest: wrong checksum', () => changeManifest({ sha256: '0'.repeat(64) })],
    ['manifest: newer generation', () => changeManifest({ generation: 9 })],
    ['manifest: another model', () => changeManifest({ fingerprint: 'another', model: 'another' })],
  ])('%s', async (_, damage) => {
    await damage();
    const library = await openIndexed();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^vectors-1\.(int8|hnsw|json) .*: rebuilding it from the library\.$/);
    expect((await library.describe()).search).toBe('index');
    expect(await library.state()).toMatchObject({ generation: 1, passages: 200 });
    for (const text of questions) {
      const [hit] = await library.findByVector(vectorOf(text), 1);
      expect((await library.passages([hit!.passage]))[0]?.text).toBe(text);
    }
    await library.close();
    const again = await openIndexed();
    expect(notices).toEqual([]);
    await again.close();
  });

  test("another library's index, whole and with a fitting manifest, is not taken", async () => {
    const other = await mkdtemp(join(tmpdir(), 'isnad-other-'));
    const library = await openLibrary({ directory: other, create: true, vectorIndex });
    await publishReports(library, clusteredReports(40, 5, 99));
    await library.close();
    for (const name of [fileOf[kind], 'vectors-1.json']) await copyFile(join(other, name), join(directory, name));
    await rm(other, { recursive: true });
    await (await openIndexed()).close();
    expect(notices[0]).toContain('does not belong to this library');
  });

  test('a small library is checked too, though it is searched without its index', async () => {
    await truncate(index(), 100);
    const library = await openLibrary({ directory, vectorIndex, onNotice: (message) => notices.push(message) });
    notices = [];
    await library.close();
    await (await openIndexed()).close();
    expect(notices).toEqual([]);
  });

  test('publishing upon a damaged index builds a new one', async () => {
    const library = await openIndexed();
    await writeRandomBytes(index(), 4);
    await publishReports(library, [sampleReport('added', [['topic1 added later']])]);
    expect((await library.findByVector(vectorOf('topic1 added later'), 1))[0]?.score).toBeCloseTo(1, 5);
    await library.close();
    await (await openIndexed()).close();
    expect(notices).toEqual([]);
  });

  test('files that a killed publication left are cleared away by the next', async () => {
    const left = ['int8', 'hnsw', 'json'].flatMap((ending) => [`vectors-2.${ending}`, `vectors-3.${ending}.partial`]);
    for (const name of left) {
      await writeFile(join(directory, name), 'left over');
    }
    const library = await openIndexed();
    expect(notices).toEqual([]);
    await publishReports(library, [sampleReport('added', [['topic1 added later']])]);
    await library.close();
    const names = (await readdir(directory)).filter((name) => name.startsWith('vectors-')).sort();
    expect(names).toEqual([nextFileOf[kind], 'vectors-2.json']);
  });
});

describe('a damaged database is a typed error that says what to do', () => {
  beforeEach(() => makeLibrary('rounded'));
  afterEach(removeLibrary);
  const database = () => join(directory, 'library.sqlite');
  const execute = (sql: string): void => {
    const other = new Database(database());
    other.exec(sql);
    other.close();
  };

  test.each<[string, () => Promise<void>]>([
    ['truncated to half', async () => truncate(database(), Math.floor((await stat(database())).size / 2))],
    ['truncated to a page', () => truncate(database(), 8192)],
    ['truncated within the header', () => truncate(database(), 50)],
    ['random bytes', () => writeRandomBytes(database(), 6)],
    [
      'of a format that there is not',
      async () => {
        execute('pragma wal_checkpoint(truncate)');
        await flipBit(database(), 47, 0);
      },
    ],
    [
      'with another name in a table',
      async () =>
        execute(`pragma writable_schema = on;
          update sqlite_schema set sql = replace(sql, '"vector_key"', '"vector_kez"') where name = 'passages'`),
    ],
    ['a text file', () => writeFile(database(), 'This is no database. '.repeat(100))],
  ])('%s', async (_, damage) => {
    await damage();
    await expect(openIndexed()).rejects.toMatchObject({
      identifier: 'library-damaged',
      message: expect.stringContaining('library.sqlite'),
      hint: expect.stringContaining('isnad reindex --full'),
    });
    const kept = await setLibraryAside(directory);
    expect((await stat(kept!)).isFile()).toBe(true);
    const fresh = await openLibrary({ directory, create: true });
    await publishReports(fresh, reports.slice(0, 3));
    expect(await fresh.state()).toMatchObject({ generation: 1, reports: 3 });
    await fresh.close();
  });

  test('a passage that cannot be read is told, and the others are there', async () => {
    execute(`update passages set sentences = '[0, 5' where id = 1;
      update vectors set sentences = zeroblob(3) where vector_key = (select vector_key from passages where id = 2)`);
    const library = await openIndexed();
    const damaged = { identifier: 'library-damaged', message: expect.stringContaining('passage 1') };
    await expect(library.passages([1])).rejects.toMatchObject(damaged);
    await expect(library.vectors([2])).rejects.toMatchObject({
      ...damaged,
      message: expect.stringContaining('passage 2'),
    });
    expect(await library.passages([2, 3])).toHaveLength(2);
    await library.close();
  });

  test('a database of something else', async () => {
    await unlink(database());
    const other = new Database(database());
    other.exec('create table notes (text)');
    other.close();
    await expect(openIndexed()).rejects.toMatchObject({ identifier: 'library-damaged' });
  });

  test('a library of a newer program is left alone', async () => {
    const other = new Database(database());
    other.exec("insert into kysely_migration values ('9999-later', '2030-01-01')");
    other.close();
    await expect(openIndexed()).rejects.toMatchObject({ identifier: 'library-newer' });
    await expect(openLibrary({ directory, create: true })).rejects.toMatchObject({ identifier: 'library-newer' });
  });

  test('no library at all', async () => {
    await rm(directory, { recursive: true });
    await expect(openIndexed()).rejects.toMatchObject({ identifier: 'library-missing' });
    expect(await stat(directory).catch(() => null)).toBeNull();
  });

  test('a vector missing from the database is told when the index needs it', async () => {
    const other = new Database(database());
    other.exec('delete from vectors where rowid = 5');
    other.close();
    await unlink(join(directory, fileOf.rounded));
    await expect(openIndexed()).rejects.toMatchObject({ identifier: 'library-damaged' });
  });
});

test('a folder being published to by another process is told apart', async () => {
  await makeLibrary('rounded');
  const lock = new Database(join(directory, 'publishing.lock'));
  lock.exec('begin exclusive');
  const library = await openIndexed();
  await expect(
    library.publish({ basis: 1, embedding, analysis: 'words-1', remove: [], put: [] }),
  ).rejects.toMatchObject({ identifier: 'library-busy' });
  lock.close();
  expect(await publishReports(library, [])).toBe(2);
  await library.close();
  await removeLibrary();
});
