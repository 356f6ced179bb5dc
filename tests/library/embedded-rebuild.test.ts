import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { publishReports } from './contract.js';
import { clusteredReports } from './sample.js';

test.each(vectorIndexKinds)(
  'a library that lacks a vector is damaged: its index (%s) is not built anew',
  async (vectorIndex) => {
    const directory = await mkdtemp(join(tmpdir(), 'isnad-rebuild-'));
    const library = await openLibrary({ directory, create: true, vectorIndex });
    await publishReports(library, clusteredReports(100, 5));
    await library.close();
    const other = new Database(join(directory, 'library.sqlite'));
    other.exec('delete from vectors where rowid = 5');
    other.close();
    await unlink(join(directory, 'vectors-1.json'));
    await expect(openLibrary({ directory, vectorIndex })).rejects.toMatchObject({
      identifier: 'library-damaged',
      message: expect.stringContaining('the vector of passage'),
      hint: expect.stringContaining('isnad reindex --full'),
    });
    await rm(directory, { recursive: true });
  },
);
