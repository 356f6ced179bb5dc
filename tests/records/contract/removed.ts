import { expect, test } from 'vitest';
import { hour, openedRecords, type RecordsKind } from '../opened.js';
import { report } from '../sample.js';

export function removedContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);

  test('are had back once, as they were', async () => {
    await opened.records.removed.put('300', report());
    await opened.reopen();
    expect(await opened.records.removed.take('301', '+harbour')).toBeNull();
    expect(await opened.records.removed.take('300', '+bridge')).toBeNull();
    expect(await opened.records.removed.take('300', '+harbour')).toEqual(report());
    expect(await opened.records.removed.take('300', '+harbour')).toBeNull();
  });

  test('are had back by one of two who ask at once', async () => {
    await opened.records.removed.put('300', report());
    const another = await opened.openAnother();
    const taken = await Promise.all([opened.records, another].map(({ removed }) => removed.take('300', '+harbour')));
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
  });

  test('are listed for a day, removed last first', async () => {
    const { removed } = opened.records;
    await removed.put('300', report('+harbour'));
    await removed.put('301', report('+elsewhere'));
    const { now } = opened;
    opened.pass(hour);
    await removed.put('300', report('+bridge'));
    expect(await removed.list('300')).toEqual([
      { server: '300', report: report('+bridge'), at: opened.now },
      { server: '300', report: report('+harbour'), at: now },
    ]);
    opened.pass(23 * hour);
    expect((await removed.list('300')).map(({ report: { id } }) => id)).toEqual(['+bridge']);
    expect(await removed.take('300', '+harbour')).toBeNull();
    expect(await removed.prune()).toBe(2);
    expect(await removed.prune()).toBe(0);
    expect(await removed.take('300', '+bridge')).toEqual(report('+bridge'));
  });

  test('take what was hidden of them along when they cannot be had back any more', async () => {
    const { removed, hidden } = opened.records;
    const [gone, kept] = ['+harbour', '+bridge'].map((id) => ({ report: id, text: 'Nobody was hurt.' }));
    for (const [server, place] of [
      ['300', gone!],
      ['300', kept!],
      ['301', gone!],
    ] as const)
      await hidden.hideOwnPassage(server, place, '200');
    await removed.put('300', report('+harbour'));
    await removed.prune();
    expect((await hidden.of('300')).ownPassages).toEqual([kept, gone]);
    opened.pass(25 * hour);
    expect(await removed.prune()).toBe(1);
    expect((await opened.records.servers.export('300')).hiddenPassages).toEqual([kept]);
    expect((await opened.records.servers.export('301')).hiddenPassages).toEqual([gone]);
  });

  test('are replaced by one of the same id that is removed later', async () => {
    const { removed } = opened.records;
    await removed.put('300', report('+harbour', 'First.'));
    opened.pass(23 * hour);
    await removed.put('300', report('+harbour', 'Second.'));
    opened.pass(2 * hour);
    expect((await removed.take('300', '+harbour'))?.text).toBe('Second.');
  });
}
