import type { Connection } from '../../library/embedded/connection.js';
import type { ServerCounts, StoredServer } from '../servers.js';
import { daysBefore, timeOf } from '../times.js';
import { overwriteJournal, recordTables } from './tables.js';

export function markLeft(connection: Connection, server: string, at: string): void {
  connection
    .prepare('insert into left_servers (server, at) values (?, ?) on conflict do nothing')
    .run([server, timeOf(at)]);
}

export function markReturned(connection: Connection, server: string): void {
  const find = connection.prepare('select 1 from left_servers where server = ?');
  if (find.get([server]) === undefined) return;
  connection.prepare('delete from left_servers where server = ?').run([server]);
}

/** Servers that were left at least so many days before a time (ISO 8601), the longest gone first. */
export function leftBefore(connection: Connection, graceDays: number, now: string): string[] {
  const latest = daysBefore(now, graceDays);
  return connection
    .prepare<{ server: string }>('select server from left_servers where at <= ? order by at, server')
    .all([latest])
    .map(({ server }) => server);
}

/** Each count of a server, and what it counts. */
const counted: Readonly<Record<keyof ServerCounts, string>> = {
  votes: 'select server, 1 as rows from votes where server is not null',
  settings: 'select server, (select count(*) from json_each(settings.settings)) as rows from settings',
  audit: 'select server, 1 as rows from audit',
  hiddenReports: 'select server, 1 as rows from hidden_reports',
  hiddenPassages: 'select server, 1 as rows from hidden_passages',
  questions: 'select server, 1 as rows from questions',
  removed: 'select server, 1 as rows from removed_reports',
};
const nothing = Object.freeze(Object.fromEntries(Object.keys(counted).map((name) => [name, 0])));

/** Every server of which anything is stored, by id. */
export function readServers(connection: Connection): StoredServer[] {
  return connection.readTogether(() => {
    const found = new Map<string, StoredServer>();
    const left = connection.prepare<{ server: string; at: string }>('select server, at from left_servers').all();
    const none = nothing as unknown as ServerCounts;
    for (const { server, at } of left) found.set(server, { server, leftAt: at, counts: none });
    for (const [name, rows] of Object.entries(counted)) {
      const counts = connection
        .prepare<{ server: string; count: number }>(`select server, sum(rows) as count from (${rows}) group by server`)
        .all();
      for (const { server, count } of counts) {
        const before = found.get(server) ?? { server, leftAt: null, counts: none };
        found.set(server, { ...before, counts: { ...before.counts, [name]: count } });
      }
    }
    return [...found.values()].sort((a, b) => (a.server < b.server ? -1 : 1));
  });
}

/** Deletes everything of a server, all or nothing, and overwrites it. @returns how many rows there were. */
export function deleteServer(connection: Connection, server: string): number {
  const deleted = connection.writeTogether(() => deleteRows(connection, server));
  if (deleted > 0) overwriteJournal(connection);
  return deleted;
}

/** Deletes all rows of a server, in the transaction that is open. @returns how many there were. */
export function deleteRows(connection: Connection, server: string): number {
  return recordTables.reduce(
    (count, { name }) =>
      count + connection.prepare(`delete from ${name} where server = ? returning 1`).all([server]).length,
    0,
  );
}
