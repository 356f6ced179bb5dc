import { sql } from 'kysely';
import { type Queries, tellChange } from '../../library/postgres/database.js';
import type { Report } from '../../reports/report.js';
import { type RemovedReport, undoableAfter } from '../removed.js';

export async function putRemoved(queries: Queries, { server, report, at }: RemovedReport): Promise<void> {
  await sql`insert into removed_reports (server, id, at, report)
    values (${server}, ${report.id}, ${at}, ${JSON.stringify(report)})
    on conflict (server, id) do update set at = excluded.at, report = excluded.report`.execute(queries);
}

/** Gives a report back that can still be had at a time, and forgets it. */
export async function takeRemoved(queries: Queries, server: string, report: string, now: Date): Promise<Report | null> {
  const { rows } = await sql<{ report: string }>`delete from removed_reports
    where server = ${server} and id = ${report} and at > ${undoableAfter(now)} returning report`.execute(queries);
  const [row] = rows;
  return row === undefined ? null : (JSON.parse(row.report) as Report);
}

/** What a server can have back at a time, removed last first. */
export async function readRemoved(queries: Queries, server: string, now: Date): Promise<RemovedReport[]> {
  const { rows } = await sql<{ at: string; report: string }>`select at, report from removed_reports
    where server = ${server} and at > ${undoableAfter(now)} order by at desc, id`.execute(queries);
  return rows.map(({ at, report }) => ({ server, at, report: JSON.parse(report) as Report }));
}

/** Deletes what cannot be had back any more, and with it what was hidden of it: text of its own. @returns how many. */
export async function pruneRemoved(queries: Queries, now: Date): Promise<number> {
  const hidden = await sql<{ server: string }>`delete from hidden_passages as hidden using removed_reports as removed
    where removed.server = hidden.server and removed.id = hidden.report and removed.at <= ${undoableAfter(now)}
    returning hidden.server`.execute(queries);
  for (const server of new Set(hidden.rows.map((row) => row.server))) await tellChange(queries, { server });
  const { rows } = await sql`delete from removed_reports where at <= ${undoableAfter(now)} returning 1`.execute(
    queries,
  );
  return rows.length;
}
