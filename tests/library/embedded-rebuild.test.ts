import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { publishReports } from './contract.js';
import { clusteredReports } from './sample.js';

test('a library that lacks a vector is damaged: its index is not built anew', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'isnad-rebuild-'));
  const library = await openLibrary({ directory, create: true });
  await publishReports(library, clusteredReports(100, 5));
  await library.close();
  const other = new Database(join(directory, 'library.sqlite'));
  other.exec('delete from vectors where rowid = 5');
  other.close();
  await unlink(join(directory, 'vectors-1.int8'));
  await expect(openLibrary({ directory })).rejects.toMatchObject({
    identifier: 'library-damaged',
    message: expect.stringContaining('the vector of passage'),
    hint: expect.stringContaining('isnad reindex --full'),
  });
  await rm(directory, { recursive: true });
});
