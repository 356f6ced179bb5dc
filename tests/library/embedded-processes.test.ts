import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { publishReports } from './contract.js';
import { clusteredReports } from './sample.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-processes-'));
  const library = await openLibrary({ directory, create: true });
  await publishReports(library, clusteredReports(10, 5));
  await library.close();
});
afterEach(async () => {
  await chmod(directory, 0o755);
  await rm(directory, { recursive: true });
});

async function readAsNobody(): Promise<unknown> {
  await chmod(directory, 0o555);
  const reader = fileURLToPath(new URL('read-as-nobody.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [reader, directory]);
  return JSON.parse(stdout);
}

const reading = { hits: 5, refused: 'disk-write-failed', writable: false, refreshed: false };

test('a library in a folder that cannot be written is read', async () => {
  expect(await readAsNobody()).toEqual({ ...reading, notices: [], search: 'index' });
});

test('without its index, and no right to write one, it is searched by comparing every vector', async () => {
  await unlink(join(directory, 'vectors-1.int8'));
  expect(await readAsNobody()).toEqual({
    ...reading,
    notices: ['vectors-1.int8 is missing: the folder cannot be written, so every vector is compared.'],
    search: 'exact',
  });
});

test('of two that publish at once one succeeds, and the other is told why not', async () => {
  const libraries = [await openLibrary({ directory }), await openLibrary({ directory })];
  const outcomes = await Promise.allSettled(
    libraries.map((library) => publishReports(library, clusteredReports(30, 10, 7))),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(['library-busy', 'library-changed']).toContain(refused?.reason.identifier);
  for (const library of libraries) await library.refresh();
  for (const library of libraries) expect(await library.state()).toMatchObject({ generation: 2, passages: 300 });
  for (const library of libraries) await library.close();
});

test('closing while the index is being built ends the publication, and nothing is published', async () => {
  const library = await openLibrary({ directory });
  const publishing = publishReports(library, clusteredReports(400, 10, 7));
  const outcome = publishing.then(
    () => null,
    (error: unknown) => error,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  await library.close();
  expect(await outcome).not.toBeNull();
  const again = await openLibrary({ directory });
  expect(await again.state()).toMatchObject({ generation: 1, passages: 50 });
  await again.close();
});
