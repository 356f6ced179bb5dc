import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { type BackupManifest, manifestSum } from '../../../src/library/embedded/backup/manifest.js';
import { checkBackup, openBackup } from '../../../src/library/embedded/backup/read-backup.js';
import { restoreBackup } from '../../../src/library/embedded/backup/restore-backup.js';
import { tarEnd, tarHeader, tarPadding } from '../../../src/library/embedded/backup/tar.js';
import { writeBackup } from '../../../src/library/embedded/backup/write-backup.js';
import { EmbeddedLibraries } from '../../../src/library/embedded/embedded-libraries.js';
import { migrate } from '../../../src/library/embedded/migrations.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import type { VectorIndexKind } from '../../../src/library/embedded/vector-index.js';
import { baseScope } from '../../../src/library/scope.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { latestRecord } from '../../../src/records/embedded/latest-record.js';
import { publishReports } from '../contract.js';
import { clusteredReports, randomNumbers, sampleReport, vectorOf } from '../sample.js';

const server = '100000000000000001';
const other = '100000000000000002';
const base = clusteredReports(20, 5);
const harbour = sampleReport('+harbour', [['The harbour of the server froze.']]);

let folder: string;
const index = () => path.join(folder, 'index');
const file = () => path.join(folder, 'backup.tar');
const back = () => writeBackup(index(), file(), '0.0.0');
const restore = (force = false, to = index(), from = file()) => restoreBackup(from, to, { force, latestRecord });

/** Everything open over an index, as a bot has it. */
async function openBot(directory = index(), vectorIndex: VectorIndexKind = 'rounded') {
  const notices: string[] = [];
  const onNotice = (notice: string) => notices.push(notice);
  const options = { directory, vectorIndex, exactLimit: 0, create: true, onNotice };
  const libraries = new EmbeddedLibraries(await openLibrary(options), options);
  const records = await openRecords(directory);
  return {
    ...{ libraries, records, notices },
    titles: async (of: string | null) => {
      await libraries.refresh();
      const reader = await libraries.inScope({ ...baseScope, server: of });
      return (await reader.reports()).map(({ title }) => title).sort();
    },
    async close() {
      await records.close();
      await libraries.close();
    },
  };
}

const vote = { person: '8', server, helpful: true, reports: ['report-1'] };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-backup-'));
  const bot = await openBot();
  await publishReports(bot.libraries.base, base);
  await publishReports(await bot.libraries.createForServer(server), [harbour]);
  await bot.records.settings.change(server, { keepsQuestions: true }, '7');
  await bot.records.votes.put({ ...vote, answer: '5' });
  await bot.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a backup', () => {
  test('holds every library and all records, and comes back whole in an empty folder', async () => {
    const { manifest, leftOut } = await back();
    expect(leftOut).toEqual([]);
    expect(manifest.libraries).toMatchObject([
      { server: null, generation: 1, reports: 20, passages: 100 },
      { server, generation: 1, reports: 1, passages: 1 },
    ]);
    expect(manifest.files.map(({ name }) => name)).toEqual([
      ...['library.sqlite', 'vectors-1.int8', 'vectors-1.json'],
      ...[`servers/${server}/library.sqlite`, `servers/${server}/vectors-1.int8`, `servers/${server}/vectors-1.json`],
    ]);
    const elsewhere = path.join(folder, 'elsewhere');
    await restore(false, elsewhere);
    const bot = await openBot(elsewhere);
    expect(await bot.titles(server)).toHaveLength(21);
    expect(await bot.titles(null)).toHaveLength(20);
    expect(bot.notices).toEqual([]);
    expect((await bot.libraries.base.describe()).search).toBe('index');
    for (const { texts } of base.slice(0, 5)) {
      const [hit] = await bot.libraries.base.findByVector(vectorOf(texts[1]!), 1);
      expect((await bot.libraries.base.passages([hit!.passage]))[0]?.text).toBe(texts[1]);
    }
    expect(await bot.records.settings.of(server)).toMatchObject({ keepsQuestions: true });
    expect(await bot.records.votes.countOf('8')).toBe(1);
    await bot.close();
    expect((await readdir(elsewhere)).sort()).not.toContain('restoring');
  });

  test.each([
    ['graph', 'hnsw', 'rounded'],
    ['rounded', 'int8', 'graph'],
  ] as const)(
    'holds the vector index (%s), which is taken as it is, or rebuilt as another',
    async (kind, ending, other) => {
      await rm(index(), { recursive: true });
      const bot = await openBot(index(), kind);
      await publishReports(bot.libraries.base, base);
      await publishReports(await bot.libraries.createForServer(server), [harbour]);
      await bot.close();
      const { manifest } = await back();
      expect(manifest.files.map(({ name }) => name).filter((name) => name.endsWith(ending))).toHaveLength(2);
      // Over what is there, which gets a new generation, and in an empty folder.
      for (const to of [index(), path.join(folder, 'elsewhere')]) {
        await restore(true, to);
        const restored = await openBot(to, kind);
        expect(await restored.titles(server)).toHaveLength(21);
        expect(await restored.libraries.base.describe()).toMatchObject({ indexKind: kind, search: 'index' });
        expect(restored.notices).toEqual([]);
        await restored.close();
      }
      const changed = await openBot(index(), other);
      expect(await changed.titles(server)).toHaveLength(21);
      expect(await changed.libraries.base.describe()).toMatchObject({ indexKind: other, search: 'index' });
      expect(changed.notices).toHaveLength(2);
      await changed.close();
    },
  );

  test('leaves nothing beside it, and the one before in its place where it fails', async () => {
    await back();
    expect(await readdir(folder)).toEqual(['backup.tar', 'index']);
    const before = await readFile(file());
    await writeFile(path.join(index(), 'library.sqlite'), 'This is no database. '.repeat(1_000));
    await expect(back()).rejects.toMatchObject({ identifier: 'library-damaged' });
    expect(await readdir(folder)).toEqual(['backup.tar', 'index']);
    expect((await readFile(file())).equals(before)).toBe(true);
  });

  test("says which server's library could not be read, and holds all others", async () => {
    await writeFile(path.join(index(), 'servers', server, 'library.sqlite'), 'This is no database. '.repeat(1_000));
    const { leftOut, manifest } = await back();
    expect(leftOut).toMatchObject([{ server, error: { identifier: 'library-damaged' } }]);
    expect(manifest.libraries.map((library) => library.server)).toEqual([null]);
  });

  test('of an index that is not there is refused', async () => {
    await rm(index(), { recursive: true });
    await expect(back()).rejects.toMatchObject({ identifier: 'library-missing' });
  });

  test('holds database and vector index of one generation while another process publishes', async () => {
    const publisher = fileURLToPath(new URL('../publish-until-killed.mjs', import.meta.url));
    const busy = path.join(folder, 'busy');
    const child = spawn(process.execPath, [publisher, busy], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise((resolve) =>
      child.stdout.on('data', (text: Buffer) => text.includes('published') && resolve(null)),
    );
    try {
      for (let round = 0; round < 6; round += 1) {
        const { manifest } = await writeBackup(busy, file(), '0.0.0');
        const to = path.join(folder, `restored-${round}`);
        await restore(false, to);
        const notices: string[] = [];
        const library = await openLibrary({ directory: to, exactLimit: 0, onNotice: (notice) => notices.push(notice) });
        expect(notices).toEqual([]);
        const { generation } = await library.state();
        expect(generation).toBe(manifest.libraries[0]?.generation);
        expect((await library.describe()).search).toBe('index');
        for (const name of ['a', 'b', 'c', 'd']) {
          const passages = await library.reportPassages(name);
          expect(passages.map(({ text }) => text)).toEqual(
            Array.from({ length: 60 }, (_, number) => `${name} round ${generation} passage ${number}`),
          );
        }
        await library.close();
      }
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  });
});

describe('a damaged backup is refused, and nothing is changed', () => {
  const random = randomNumbers(11);
  const places = Array.from({ length: 25 }, () => random());

  test('with any byte flipped', async () => {
    await back();
    const whole = await readFile(file());
    const damaged = path.join(folder, 'damaged.tar');
    // Headers, manifest, its checksum, and what fills up the blocks of both; then anywhere.
    const sum = whole.indexOf('manifest.json.sha256');
    const bytes = [
      ...[0, 130, 150, 160, 520, 700, 1_100, sum - 1, sum + 3, sum + 520, sum + 700],
      ...places.map((place) => Math.floor(place * (whole.length - 1_024))),
    ];
    for (const byte of bytes) {
      const copy = Buffer.from(whole);
      copy[byte]! ^= 1 << Math.floor(random() * 8);
      await writeFile(damaged, copy);
      const outcome = await restore(true, index(), damaged).catch((error: unknown) => error);
      expect(outcome, `byte ${byte}`).toMatchObject({
        identifier: expect.stringMatching(/^backup-(damaged|unsupported)$/),
        hint: expect.stringContaining('Nothing was changed'),
      });
    }
    const bot = await openBot();
    expect(await bot.titles(server)).toHaveLength(21);
    expect((await bot.libraries.base.state()).generation).toBe(1);
    await bot.close();
    expect(existsSync(path.join(index(), 'restoring'))).toBe(false);
  });

  test.each([0, 100, 700, 3_000, 0.5, 0.99])('cut off at %s', async (share) => {
    await back();
    const whole = await readFile(file());
    await writeFile(file(), whole.subarray(0, share < 1 ? Math.floor(whole.length * share) : share));
    await expect(openBackup(file()).then((backup) => checkBackup(backup))).rejects.toMatchObject({
      identifier: 'backup-damaged',
    });
    await expect(restore(true)).rejects.toMatchObject({ identifier: 'backup-damaged' });
  });

  test('not a backup at all, or not there', async () => {
    await writeFile(file(), 'something else '.repeat(1_000));
    await expect(restore()).rejects.toMatchObject({ identifier: 'backup-damaged' });
    await expect(restore(false, index(), index())).rejects.toMatchObject({ identifier: 'backup-damaged' });
    await expect(restore(false, index(), path.join(folder, 'none'))).rejects.toMatchObject({
      identifier: 'file-missing',
    });
  });
});

describe('a restore beside a running bot', () => {
  test('refuses to replace what is newer, and does with force; the bot follows at once', async () => {
    const bot = await openBot();
    await back();
    await restore();
    expect((await bot.libraries.base.state()).generation).toBe(1);
    expect(await bot.titles(server)).toHaveLength(21);
    expect((await bot.libraries.base.state()).generation).toBe(2);

    await bot.records.votes.put({ ...vote, answer: '6' });
    await expect(restore()).rejects.toMatchObject({
      identifier: 'index-newer',
      message: expect.stringContaining('holds records'),
      hint: expect.stringContaining('--force'),
    });
    const added = sampleReport('added', [['topic1 added later']]);
    await publishReports(bot.libraries.base, [added]);
    await publishReports(await bot.libraries.createForServer(other), [sampleReport('+mill', [['The mill.']])]);
    expect(await bot.titles(other)).toHaveLength(22);
    const lastPassage = (await bot.libraries.base.reportPassages('added'))[0]!.id;
    await expect(restore()).rejects.toMatchObject({ identifier: 'index-newer' });
    expect(await bot.titles(other)).toHaveLength(22);

    const { generation } = await restore(true);
    expect(generation).toBe(4);
    expect(await bot.titles(server)).toHaveLength(21);
    expect(await bot.titles(other)).toHaveLength(20);
    expect(existsSync(path.join(index(), 'servers', other))).toBe(false);
    expect(await bot.records.votes.countOf('8')).toBe(1);
    await bot.records.votes.put({ ...vote, answer: '7' });
    expect(await bot.records.votes.countOf('8')).toBe(2);
    await publishReports(bot.libraries.base, [added]);
    // An id that a button may still carry is not given to another passage.
    expect((await bot.libraries.base.reportPassages('added'))[0]!.id).toBeGreaterThan(lastPassage);
    expect(bot.notices).toEqual([]);
    await bot.close();
    const again = await openBot();
    expect(await again.records.votes.countOf('8')).toBe(2);
    expect(await again.titles(server)).toHaveLength(22);
    expect(again.notices).toEqual([]);
    await again.close();
  });

  test('loses no vote that is given meanwhile, unless it was told to', async () => {
    await back();
    const bot = await openBot();
    let given = 0;
    let isOver = false;
    const voting = (async () => {
      while (!isOver) {
        await bot.records.votes.put({ ...vote, person: '9', answer: String(given) });
        given += 1;
        await wait(1);
      }
    })();
    const outcomes: unknown[] = [];
    for (let round = 0; round < 5; round += 1) outcomes.push(await restore().catch((error: unknown) => error));
    isOver = true;
    await voting;
    expect(outcomes.at(-1)).toMatchObject({ identifier: 'index-newer' });
    const isRestored = outcomes.map((outcome) => !(outcome instanceof Error)).lastIndexOf(true);
    if (isRestored < 0) expect(await bot.records.votes.countOf('9')).toBe(given);
    // What was given after a restore is in the library that took the place of the first.
    expect(await bot.records.votes.countOf('9')).toBeGreaterThan(0);
    await restore(true);
    expect(await bot.records.votes.countOf('9')).toBe(0);
    await bot.records.votes.put({ ...vote, person: '9', answer: 'after' });
    await bot.close();
    const again = await openBot();
    expect(await again.records.votes.countOf('9')).toBe(1);
    await again.close();
  });

  test('waits for a publication, and what is published into the old library is refused', async () => {
    await back();
    const bot = await openBot();
    await publishReports(bot.libraries.base, [sampleReport('added', [['topic1 added later']])]);
    const { generation, embedding, analysis } = await bot.libraries.base.state();
    await restore(true);
    const publication = { basis: generation, embedding: embedding!, analysis: analysis!, remove: ['added'], put: [] };
    await expect(bot.libraries.base.publish(publication)).rejects.toMatchObject({ identifier: 'library-changed' });
    await bot.close();
  });

  test('replaces a damaged index without being asked twice, and keeps it', async () => {
    await back();
    await writeFile(path.join(index(), 'library.sqlite'), 'This is no database. '.repeat(1_000));
    const { kept } = await restore();
    expect(kept).toHaveLength(1);
    expect(await readFile(kept[0]!, 'utf8')).toContain('This is no database.');
    const bot = await openBot();
    expect(await bot.titles(server)).toHaveLength(21);
    expect(bot.notices).toEqual([]);
    await bot.close();
  });
});

describe('a backup of another version', () => {
  test('of the program: an older one is brought up to date', async () => {
    const old = path.join(folder, 'old');
    await mkdir(old);
    const connection = new Connection(path.join(old, 'library.sqlite'), 'write');
    await migrate(connection, '0001-reports-passages-vectors');
    connection.close();
    await writeBackup(old, file(), '0.0.0');
    await restore(true);
    const bot = await openBot();
    expect(await bot.records.votes.countOf('8')).toBe(0);
    await bot.records.votes.put({ ...vote, answer: '1' });
    await bot.close();
  });

  test('of the program: a newer one is refused', async () => {
    const { manifest } = await back();
    const unpacked = path.join(folder, 'unpacked');
    await checkBackup(await openBackup(file()), unpacked);
    const connection = new Connection(path.join(unpacked, 'library.sqlite'), 'lock');
    connection.execute("insert into kysely_migration values ('9999-later', '2030-01-01')");
    connection.close();
    await pack(manifest, unpacked);
    await expect(restore(true)).rejects.toMatchObject({
      identifier: 'backup-unsupported',
      hint: expect.stringContaining('Update Isnad'),
    });
  });

  test.each([
    [{ version: 2 }, 'backup-unsupported', /version 2; this program reads version 1/],
    [{ format: 'other' }, 'backup-damaged', /none of a backup of Isnad/],
    [{ extra: 1 }, 'backup-damaged', /not whole/],
    [{ libraries: [] }, 'backup-damaged', /not whole/],
    [{ files: [] }, 'backup-damaged', /contradicts itself/],
    [{ files: [{ name: '../../etc/passwd', bytes: 1, sha256: '0'.repeat(64) }] }, 'backup-damaged', /not whole/],
  ])('of the file itself, or with a manifest that is none: %j', async (change, identifier, message) => {
    const { manifest } = await back();
    await pack({ ...manifest, ...change } as BackupManifest, null);
    await expect(restore(true)).rejects.toMatchObject({ identifier, message: expect.stringMatching(message) });
    const bot = await openBot();
    expect(await bot.titles(server)).toHaveLength(21);
    await bot.close();
  });

  /** Writes an archive as `writeBackup` does, of a manifest that is not looked at. */
  async function pack(manifest: BackupManifest, unpacked: string | null): Promise<void> {
    const contents = new Map<string, Buffer>();
    for (const { name } of unpacked === null ? [] : manifest.files) {
      contents.set(name, await readFile(path.join(unpacked!, name)));
    }
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const files = [...contents].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
    const text = Buffer.from(JSON.stringify(unpacked === null ? manifest : { ...manifest, files }));
    const all: [string, Buffer][] = [['manifest.json', text], ['manifest.json.sha256', manifestSum(text)], ...contents];
    const parts = all.flatMap(([name, bytes]) => [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]);
    await writeFile(file(), Buffer.concat([...parts, tarEnd]));
  }
});

test('the archive is one that tar reads', async () => {
  await back();
  const { stdout } = await promisify(execFile)('tar', ['-tf', file()]);
  expect(stdout.split('\n').slice(0, 3)).toEqual(['manifest.json', 'manifest.json.sha256', 'library.sqlite']);
});
