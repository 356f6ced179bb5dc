import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { Records } from '../../src/records/records.js';

/** One implementation of `Records`, with the base library that it stands beside. */
export interface RecordsKind {
  /** Given an empty folder, and the same folder when it opens again. */
  open(directory: string, now: () => Date): Promise<Records>;
  openLibrary(directory: string): Promise<Library>;
}

/** Records opened anew for each test, and the time that they are told. */
export interface OpenedRecords {
  readonly records: Records;
  readonly directory: string;
  /** Lets time pass: milliseconds. */
  pass(milliseconds: number): void;
  readonly now: string;
  /** Closes the records and opens them again. */
  reopen(): Promise<void>;
  /** Opens the same records once more, as another process would. */
  openAnother(): Promise<Records>;
}

/** What another process changes may still be on its way. */
export const soon = { timeout: 20_000, interval: 5 };

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

const beginning = Date.parse('2026-03-10T12:00:00.000Z');

export function openedRecords(kind: RecordsKind): OpenedRecords {
  let directory = '';
  let time = beginning;
  let opened: Records[] = [];
  const open = async () => {
    const records = await kind.open(directory, () => new Date(time));
    opened.push(records);
    return records;
  };

  beforeEach(async () => {
    time = beginning;
    directory = await mkdtemp(join(tmpdir(), 'isnad-records-'));
    await open();
  });
  afterEach(async () => {
    for (const records of opened) await records.close();
    opened = [];
    await rm(directory, { recursive: true, force: true });
  });

  return {
    get records() {
      return opened[0]!;
    },
    get directory() {
      return directory;
    },
    pass: (milliseconds) => {
      time += milliseconds;
    },
    get now() {
      return new Date(time).toISOString();
    },
    reopen: async () => {
      await opened.shift()?.close();
      await open();
    },
    openAnother: open,
  };
}
