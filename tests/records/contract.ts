import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Records } from '../../src/records/records.js';
import type { Vote } from '../../src/records/votes.js';

export const vote = (change: Partial<Vote> = {}): Vote => ({
  answer: '100',
  person: '200',
  server: '300',
  helpful: true,
  reports: ['harbour', 'bridge'],
  ...change,
});

/** What every implementation of `Records` must do. `open` is given an empty folder, and the same folder when it opens again. */
export function recordsContract(name: string, open: (directory: string) => Promise<Records>): void {
  describe(name, () => {
    let directory: string;
    let records: Records;

    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'isnad-records-'));
      records = await open(directory);
    });
    afterEach(async () => {
      await records.close();
      await rm(directory, { recursive: true });
    });

    test('tells a first vote from a changed one and from the same again', async () => {
      expect(await records.votes.put(vote())).toBe('new');
      expect(await records.votes.put(vote())).toBe('same');
      expect(await records.votes.put(vote({ helpful: false }))).toBe('changed');
      expect(await records.votes.put(vote({ helpful: false }))).toBe('same');
      expect(await records.votes.put(vote())).toBe('changed');
    });

    test('counts one vote a person and answer', async () => {
      expect(await records.votes.put(vote())).toBe('new');
      expect(await records.votes.put(vote({ person: '201' }))).toBe('new');
      expect(await records.votes.put(vote({ answer: '101' }))).toBe('new');
      await records.votes.put(vote({ helpful: false }));
      expect(await records.votes.byReport('300')).toEqual([
        { report: 'bridge', helpful: 2, notHelpful: 1 },
        { report: 'harbour', helpful: 2, notHelpful: 1 },
      ]);
    });

    test('puts the report with the most votes first', async () => {
      await records.votes.put(vote({ reports: ['bridge'], helpful: false }));
      await records.votes.put(vote({ answer: '101', reports: ['harbour', 'bridge'], helpful: false }));
      await records.votes.put(vote({ answer: '102', reports: ['harbour', 'bridge', 'mill'] }));
      expect(await records.votes.byReport('300')).toEqual([
        { report: 'bridge', helpful: 1, notHelpful: 2 },
        { report: 'harbour', helpful: 1, notHelpful: 1 },
        { report: 'mill', helpful: 1, notHelpful: 0 },
      ]);
    });

    test('keeps servers and direct messages apart', async () => {
      await records.votes.put(vote());
      await records.votes.put(vote({ answer: '101', server: '301', reports: ['mill'] }));
      await records.votes.put(vote({ answer: '102', server: null, reports: ['bridge'], helpful: false }));
      expect((await records.votes.byReport('300')).map(({ report }) => report)).toEqual(['bridge', 'harbour']);
      expect(await records.votes.byReport('301')).toEqual([{ report: 'mill', helpful: 1, notHelpful: 0 }]);
      expect(await records.votes.byReport(null)).toEqual([{ report: 'bridge', helpful: 0, notHelpful: 1 }]);
      expect(await records.votes.byReport('302')).toEqual([]);
    });

    test('stores a vote on an answer that quotes no report, and counts a report named twice once', async () => {
      expect(await records.votes.put(vote({ reports: [] }))).toBe('new');
      expect(await records.votes.put(vote({ reports: [], helpful: false }))).toBe('changed');
      expect(await records.votes.byReport('300')).toEqual([]);
      await records.votes.put(vote({ answer: '101', reports: ['mill', 'mill'] }));
      expect(await records.votes.byReport('300')).toEqual([{ report: 'mill', helpful: 1, notHelpful: 0 }]);
    });

    test("deletes a person's votes, everywhere and only theirs", async () => {
      await records.votes.put(vote());
      await records.votes.put(vote({ answer: '101', server: null }));
      await records.votes.put(vote({ person: '201', helpful: false, reports: ['mill'] }));
      expect(await records.votes.deleteOf('200')).toBe(2);
      expect(await records.votes.deleteOf('200')).toBe(0);
      expect(await records.votes.byReport('300')).toEqual([{ report: 'mill', helpful: 0, notHelpful: 1 }]);
      expect(await records.votes.byReport(null)).toEqual([]);
      expect(await records.votes.put(vote())).toBe('new');
    });

    test('takes ids of any characters as they are', async () => {
      const reports = ['أين-ذهب-القادة', "'; drop table votes; --", 'a"b,[c]', '😀'];
      await records.votes.put(vote({ reports, server: "o'clock" }));
      expect((await records.votes.byReport("o'clock")).map(({ report }) => report).sort()).toEqual([...reports].sort());
    });

    test('stores votes given at once, the last word of each person last', async () => {
      const people = Array.from({ length: 40 }, (_, number) => `2${number}`);
      const outcomes = await Promise.all(
        people.flatMap((person) => [
          records.votes.put(vote({ person })),
          records.votes.put(vote({ person, helpful: false })),
        ]),
      );
      expect(outcomes).toEqual(people.flatMap(() => ['new', 'changed']));
      expect((await records.votes.byReport('300'))[0]).toEqual({ report: 'bridge', helpful: 0, notHelpful: 40 });
    });

    test('holds what was stored when it is opened again', async () => {
      await records.votes.put(vote());
      await records.close();
      records = await open(directory);
      expect(await records.votes.put(vote())).toBe('same');
      expect(await records.votes.byReport('300')).toHaveLength(2);
    });

    test('closes after the votes that were given before, and refuses those after', async () => {
      const given = records.votes.put(vote());
      await records.close();
      expect(await given).toBe('new');
      await expect(records.votes.put(vote({ helpful: false }))).rejects.toMatchObject({ identifier: 'library-busy' });
      records = await open(directory);
      expect(await records.votes.put(vote())).toBe('same');
    });
  });
}
