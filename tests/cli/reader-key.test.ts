import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReaderKey } from '../../src/cli/reader-key.js';

let folder: string;
const keyIn = (readerSecret = '') => openReaderKey({ readerSecret, indexDirectory: folder });

describe('the key of signed links', () => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'isnad-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is the setting where there is one, and nothing is written then', async () => {
    const secret = 'a long sentence that nobody can guess'.replaceAll(' ', '-');
    expect(Buffer.from(await keyIn(secret)).toString()).toBe(secret);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is made once, for its owner alone, and the same from then on', async () => {
    const key = await keyIn();
    expect(key).toHaveLength(32);
    expect(await keyIn()).toEqual(key);
    expect(await readdir(folder)).toEqual(['reader-key']);
    expect((await stat(path.join(folder, 'reader-key'))).mode & 0o777).toBe(0o600);
  });

  it('is the same for all who make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyIn()));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['reader-key']);
  });

  it('is not taken from a file that holds something else, which stays as it is', async () => {
    for (const content of ['', 'short', 'x'.repeat(100)]) {
      await writeFile(path.join(folder, 'reader-key'), content);
      await expect(keyIn()).rejects.toMatchObject({ identifier: 'setting-invalid' });
      expect(await readFile(path.join(folder, 'reader-key'), 'utf8')).toBe(content);
    }
  });

  it.skipIf(process.getuid?.() === 0)('names the folder where none can be made', async () => {
    await chmod(folder, 0o500);
    await expect(keyIn()).rejects.toMatchObject({ identifier: 'disk-write-failed' });
    await chmod(folder, 0o700);
  });

  it('names the folder where there is none', async () => {
    await rm(folder, { recursive: true });
    await expect(keyIn()).rejects.toMatchObject({ identifier: 'disk-write-failed' });
  });
});
