import type { Connection } from '../../library/embedded/connection.js';
import type { Report } from '../../reports/report.js';
import { type RemovedReport, undoableAfter } from '../removed.js';
import { overwriteJournal } from './tables.js';

export function putRemoved(connection: Connection, { server, report, at }: RemovedReport): void {
  connection
    .prepare(
      `insert into removed_reports (server, id, at, report) values (?, ?, ?, ?)
       on conflict (server, id) do update set at = excluded.at, report = excluded.report`,
    )
    .run([server, report.id, at, JSON.stringify(report)]);
}

/** Gives a report back that can still be had at a time, and forgets it. */
export function takeRemoved(connection: Connection, server: string, report: string, now: Date): Report | null {
  const [row] = connection
    .prepare<{ report: string }>(
      'delete from removed_reports where server = ? and id = ? and at > ? returning removed_reports.report',
    )
    .all([server, report, undoableAfter(now)]);
  return row === undefined ? null : (JSON.parse(row.report) as Report);
}

/** What a server can have back at a time, removed last first. */
export function readRemoved(connection: Connection, server: string, now: Date): RemovedReport[] {
  return connection
    .prepare<{ at: string; report: string }>(
      'select at, report from removed_reports where server = ? and at > ? order by at desc, id',
    )
    .all([server, undoableAfter(now)])
    .map(({ at, report }) => ({ server, at, report: JSON.parse(report) as Report }));
}

/** Deletes what cannot be had back any more. @returns how many. */
export function pruneRemoved(connection: Connection, now: Date): number {
  const find = connection.prepare<unknown>('select 1 from removed_reports where at <= ? limit 1');
  if (find.get([undoableAfter(now)]) === undefined) return 0;
  const deleted = connection.writeTogether(() => {
    // What was hidden of them is text of theirs.
    connection
      .prepare(
        `delete from hidden_passages where exists (select 1 from removed_reports as removed
         where removed.server = hidden_passages.server and removed.id = hidden_passages.report and removed.at <= ?)`,
      )
      .run([undoableAfter(now)]);
    return connection.prepare('delete from removed_reports where at <= ? returning 1').all([undoableAfter(now)]).length;
  });
  if (deleted > 0) overwriteJournal(connection);
  return deleted;
}
