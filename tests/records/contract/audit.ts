import { expect, test } from 'vitest';
import { openedRecords, type RecordsKind } from '../opened.js';
import { deed } from '../sample.js';

export function auditContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);
  const subjects = async (server: string, page: { before?: number; limit: number }) =>
    (await opened.records.audit.list(server, page)).map(({ subject }) => subject);

  test('gives what was done back as it was, with the time', async () => {
    const done = deed({ before: { title: 'الجليد "؟"', lines: [1, null, true] }, after: 'x' });
    await opened.records.audit.add(done);
    const [entry] = await opened.records.audit.list('300', { limit: 1 });
    expect(entry).toEqual({ ...done, id: entry!.id, at: opened.now });
  });

  test('is turned page by page, newest first, also when time goes back', async () => {
    for (let number = 1; number <= 7; number += 1) {
      await opened.records.audit.add(deed({ subject: String(number) }));
      await opened.records.audit.add(deed({ server: '301', subject: 'elsewhere' }));
      opened.pass(-1000);
    }
    const first = await opened.records.audit.list('300', { limit: 3 });
    expect(first.map(({ subject }) => subject)).toEqual(['7', '6', '5']);
    const before = first.at(-1)!.id;
    expect(await subjects('300', { limit: 3, before })).toEqual(['4', '3', '2']);
    await opened.records.audit.add(deed({ subject: '8' }));
    expect(await subjects('300', { limit: 10, before })).toEqual(['4', '3', '2', '1']);
    expect(await subjects('302', { limit: 10 })).toEqual([]);
  });
}
