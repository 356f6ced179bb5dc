import { expect, test } from 'vitest';
import { openedRecords, type RecordsKind } from '../opened.js';
import { vote } from '../sample.js';

export function votesContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);

  test('tells a first vote from a changed one and from the same again', async () => {
    expect(await opened.records.votes.put(vote())).toBe('new');
    expect(await opened.records.votes.put(vote())).toBe('same');
    expect(await opened.records.votes.put(vote({ helpful: false }))).toBe('changed');
    expect(await opened.records.votes.put(vote({ helpful: false }))).toBe('same');
    expect(await opened.records.votes.put(vote())).toBe('changed');
  });

  test('counts one vote a person and answer', async () => {
    expect(await opened.records.votes.put(vote())).toBe('new');
    expect(await opened.records.votes.put(vote({ person: '201' }))).toBe('new');
    expect(await opened.records.votes.put(vote({ answer: '101' }))).toBe('new');
    await opened.records.votes.put(vote({ helpful: false }));
    expect(await opened.records.votes.byReport('300')).toEqual([
      { report: 'bridge', helpful: 2, notHelpful: 1 },
      { report: 'harbour', helpful: 2, notHelpful: 1 },
    ]);
  });

  test('puts the report with the most votes first', async () => {
    await opened.records.votes.put(vote({ reports: ['bridge'], helpful: false }));
    await opened.records.votes.put(vote({ answer: '101', reports: ['harbour', 'bridge'], helpful: false }));
    await opened.records.votes.put(vote({ answer: '102', reports: ['harbour', 'bridge', 'mill'] }));
    expect(await opened.records.votes.byReport('300')).toEqual([
      { report: 'bridge', helpful: 1, notHelpful: 2 },
      { report: 'harbour', helpful: 1, notHelpful: 1 },
      { report: 'mill', helpful: 1, notHelpful: 0 },
    ]);
  });

  test('keeps servers and direct messages apart', async () => {
    await opened.records.votes.put(vote());
    await opened.records.votes.put(vote({ answer: '101', server: '301', reports: ['mill'] }));
    await opened.records.votes.put(vote({ answer: '102', server: null, reports: ['bridge'], helpful: false }));
    expect((await opened.records.votes.byReport('300')).map(({ report }) => report)).toEqual(['bridge', 'harbour']);
    expect(await opened.records.votes.byReport('301')).toEqual([{ report: 'mill', helpful: 1, notHelpful: 0 }]);
    expect(await opened.records.votes.byReport(null)).toEqual([{ report: 'bridge', helpful: 0, notHelpful: 1 }]);
    expect(await opened.records.votes.byReport('302')).toEqual([]);
  });

  test('stores a vote on an answer that quotes no report, and counts a report named twice once', async () => {
    expect(await opened.records.votes.put(vote({ reports: [] }))).toBe('new');
    expect(await opened.records.votes.put(vote({ reports: [], helpful: false }))).toBe('changed');
    expect(await opened.records.votes.byReport('300')).toEqual([]);
    await opened.records.votes.put(vote({ answer: '101', reports: ['mill', 'mill'] }));
    expect(await opened.records.votes.byReport('300')).toEqual([{ report: 'mill', helpful: 1, notHelpful: 0 }]);
  });

  test("deletes a person's votes, everywhere and only theirs", async () => {
    await opened.records.votes.put(vote());
    await opened.records.votes.put(vote({ answer: '101', server: null }));
    await opened.records.votes.put(vote({ person: '201', helpful: false, reports: ['mill'] }));
    expect(await opened.records.votes.deleteOf('200')).toBe(2);
    expect(await opened.records.votes.deleteOf('200')).toBe(0);
    expect(await opened.records.votes.byReport('300')).toEqual([{ report: 'mill', helpful: 0, notHelpful: 1 }]);
    expect(await opened.records.votes.byReport(null)).toEqual([]);
    expect(await opened.records.votes.put(vote())).toBe('new');
  });

  test('takes ids of any characters as they are', async () => {
    const reports = ['أين-ذهب-القادة', "'; drop table votes; --", 'a"b,[c]', '😀'];
    await opened.records.votes.put(vote({ reports, server: "o'clock" }));
    expect((await opened.records.votes.byReport("o'clock")).map(({ report }) => report).sort()).toEqual(
      [...reports].sort(),
    );
  });

  test('stores votes given at once, the last word of each person last', async () => {
    const people = Array.from({ length: 40 }, (_, number) => `2${number}`);
    const outcomes = await Promise.all(
      people.flatMap((person) => [
        opened.records.votes.put(vote({ person })),
        opened.records.votes.put(vote({ person, helpful: false })),
      ]),
    );
    expect(outcomes).toEqual(people.flatMap(() => ['new', 'changed']));
    expect((await opened.records.votes.byReport('300'))[0]).toEqual({ report: 'bridge', helpful: 0, notHelpful: 40 });
  });

  test('holds what was stored when it is opened again', async () => {
    await opened.records.votes.put(vote());
    await opened.reopen();
    expect(await opened.records.votes.put(vote())).toBe('same');
    expect(await opened.records.votes.byReport('300')).toHaveLength(2);
  });

  test('closes after the votes that were given before, and refuses those after', async () => {
    const given = opened.records.votes.put(vote());
    await opened.records.close();
    expect(await given).toBe('new');
    await expect(opened.records.votes.put(vote({ helpful: false }))).rejects.toMatchObject({
      identifier: 'library-busy',
    });
    await opened.reopen();
    expect(await opened.records.votes.put(vote())).toBe('same');
  });

  test('leaves a vote on an answer of another server where it is', async () => {
    await opened.records.votes.put(vote());
    expect(await opened.records.votes.put(vote({ server: '301', helpful: false }))).toBe('same');
    expect(await opened.records.votes.byReport('301')).toEqual([]);
    expect(await opened.records.votes.byReport('300')).toMatchObject([{ helpful: 1 }, { helpful: 1 }]);
  });

  test("counts a person's votes, wherever they were given", async () => {
    await opened.records.votes.put(vote());
    await opened.records.votes.put(vote({ answer: '101', server: null }));
    await opened.records.votes.put(vote({ answer: '102', server: '301' }));
    await opened.records.votes.put(vote({ person: '201' }));
    expect(await opened.records.votes.countOf('200')).toBe(3);
    expect(await opened.records.votes.countOf('202')).toBe(0);
  });

  test('of direct messages are exported as plain data, and taken back beside those that are there', async () => {
    await opened.records.votes.put(vote());
    await opened.records.votes.put(vote({ answer: '101', server: null, reports: [] }));
    await opened.records.votes.put(vote({ answer: '102', server: null, helpful: false }));
    const direct = await opened.records.votes.exportDirect();
    expect(direct).toEqual([
      { answer: '101', person: '200', helpful: true, reports: [], at: opened.now },
      { answer: '102', person: '200', helpful: false, reports: ['harbour', 'bridge'], at: opened.now },
    ]);
    await opened.records.votes.deleteOf('200');
    await opened.records.votes.put(vote({ answer: '102', server: null }));
    await opened.records.votes.importDirect(direct);
    expect(await opened.records.votes.exportDirect()).toEqual([direct[0], { ...direct[1], helpful: true }]);
  });
}
