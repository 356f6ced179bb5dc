import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import type { Library } from '../../src/library/library.js';
import { ScopedReaders } from '../../src/library/scoped/scoped-readers.js';
import { publishReports } from './contract.js';
import { inServer, ofOne, ofTwo, one, palmyra, raqqa, two } from './scoped-contract.js';

const most = 2;
const three = '100000000000000003';

let directory: string;
let opened: Library[];
let base: Library;
let libraryOne: Library;
let libraryTwo: Library;
let readers: ScopedReaders;

const open = async (name: string): Promise<Library> => {
  const library = await openLibrary({ directory: join(directory, name), create: true });
  opened.push(library);
  return library;
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isnad-readers-'));
  opened = [];
  [base, libraryOne, libraryTwo] = [await open('base'), await open(one), await open(two)];
  await publishReports(base, [palmyra]);
  await publishReports(libraryOne, [ofOne]);
  await publishReports(libraryTwo, [ofTwo]);
  readers = new ScopedReaders(base, most);
});
afterEach(async () => {
  for (const library of opened) await library.close();
  await rm(directory, { recursive: true });
});

const idsIn = async (server: string, library: Library | null): Promise<string[]> =>
  (await (await readers.of(inServer(server), library)).reports()).map(({ id }) => id).sort();

it('the reader of one server is never another’s, whatever was asked before', async () => {
  for (const _ of [1, 2]) {
    expect(await idsIn(one, libraryOne)).toEqual(['+secret-one', 'palmyra']);
    expect(await idsIn(two, libraryTwo)).toEqual(['+secret-two', 'palmyra']);
    expect(await idsIn(three, null)).toEqual(['palmyra']);
  }
});

it('a server whose library is gone reads the base library alone, though nothing was forgotten', async () => {
  expect(await idsIn(one, libraryOne)).toContain('+secret-one');
  expect(await idsIn(one, null)).toEqual(['palmyra']);
  const without = await readers.of(inServer(one, { includesBase: false }), null);
  expect(await without.reports()).toEqual([]);
});

it('a library that was opened again is read through a new reader, though nothing was published', async () => {
  const before = await readers.of(inServer(one), libraryOne);
  const again = await open(one);
  expect(await again.state()).toEqual(await libraryOne.state());
  const after = await readers.of(inServer(one), again);
  expect(after).not.toBe(before);
  await libraryOne.close();
  expect(await after.report('+secret-one')).toMatchObject({ title: 'Secret of one' });
});

it('a publication to either library makes a new reader', async () => {
  const first = await readers.of(inServer(one), libraryOne);
  await publishReports(base, [raqqa]);
  const second = await readers.of(inServer(one), libraryOne);
  expect(second).not.toBe(first);
  await publishReports(libraryOne, [ofTwo]);
  expect(await readers.of(inServer(one), libraryOne)).not.toBe(second);
});

it('what a server hides counts as soon as it is another list, and so does the base library', async () => {
  const hidden = { reports: ['palmyra'], passages: [] };
  const before = await readers.of(inServer(one), libraryOne);
  const after = await readers.of(inServer(one, { hidden }), libraryOne);
  expect(after).not.toBe(before);
  expect(await after.report('palmyra')).toBeNull();
  expect(await readers.of(inServer(one, { hidden }), libraryOne)).toBe(after);
  const alone = await readers.of(inServer(one, { hidden, includesBase: false }), libraryOne);
  expect((await alone.reports()).map(({ id }) => id)).toEqual(['+secret-one']);
});

it('a library of another model is left out until it has the base library’s', async () => {
  const other = { model: 'other', fingerprint: 'other-16', dimension: 16 };
  await publishReports(libraryOne, [ofOne], { embedding: other });
  expect(await readers.of(inServer(one), libraryOne)).toBe(base);
  await publishReports(libraryOne, [ofOne]);
  expect(await idsIn(one, libraryOne)).toEqual(['+secret-one', 'palmyra']);
});

it('a reader is kept until it is forgotten, or as many others have come', async () => {
  const first = await readers.of(inServer(one), libraryOne);
  readers.forget(one);
  const second = await readers.of(inServer(one), libraryOne);
  expect(second).not.toBe(first);
  await readers.of(inServer(two), libraryTwo);
  expect(await readers.of(inServer(one), libraryOne)).toBe(second);
  await readers.of(inServer(three, { includesBase: false }), null);
  expect(await readers.of(inServer(one), libraryOne)).not.toBe(second);
});
