import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import type { ServerCounts, StoredServer } from '../servers.js';
import { daysBefore, timeOf } from '../times.js';
import { lockSettings } from './setting-queries.js';

/** Every table that records stand in, each with a column `server`: what is deleted with a server. */
export const recordTables = [
  ...['votes', 'settings', 'audit', 'hidden_reports', 'hidden_passages', 'questions', 'removed_reports'],
  'left_servers',
] as const;

export async function markLeft(queries: Queries, server: string, at: string): Promise<void> {
  await sql`insert into left_servers (server, at) values (${server}, ${timeOf(at)}) on conflict do nothing`.execute(
    queries,
  );
}

export async function markReturned(queries: Queries, server: string): Promise<void> {
  await sql`delete from left_servers where server = ${server}`.execute(queries);
}

export async function hasLeft(queries: Queries, server: string): Promise<boolean> {
  const { rows } = await sql`select from left_servers where server = ${server}`.execute(queries);
  return rows.length > 0;
}

/** Servers that were left at least so many days before a time (ISO 8601), the longest gone first. */
export async function leftBefore(queries: Queries, graceDays: number, now: string): Promise<string[]> {
  const latest = daysBefore(now, graceDays);
  const { rows } = await sql<{ server: string }>`
    select server from left_servers where at <= ${latest} order by at, server`.execute(queries);
  return rows.map(({ server }) => server);
}

/** Every server of which anything is stored, by id. */
export async function readServers(queries: Queries): Promise<StoredServer[]> {
  const { rows } = await sql<ServerCounts & { server: string; leftAt: string | null }>`
    select server, max(left_at) as "leftAt", sum(votes) as votes, sum(settings) as settings, sum(audit) as audit,
      sum(hidden_reports) as "hiddenReports", sum(hidden_passages) as "hiddenPassages", sum(questions) as questions,
      sum(removed) as removed
    from (
      select server, null as left_at, 1 as votes, 0 as settings, 0 as audit, 0 as hidden_reports,
        0 as hidden_passages, 0 as questions, 0 as removed from votes where server is not null
      union all select server, null, 0, (select count(*) from json_object_keys(settings::json)), 0, 0, 0, 0, 0 from settings
      union all select server, null, 0, 0, 1, 0, 0, 0, 0 from audit
      union all select server, null, 0, 0, 0, 1, 0, 0, 0 from hidden_reports
      union all select server, null, 0, 0, 0, 0, 1, 0, 0 from hidden_passages
      union all select server, null, 0, 0, 0, 0, 0, 1, 0 from questions
      union all select server, null, 0, 0, 0, 0, 0, 0, 1 from removed_reports
      union all select server, at, 0, 0, 0, 0, 0, 0, 0 from left_servers) as stored
    group by server order by server`.execute(queries);
  return rows.map(({ server, leftAt, ...counts }) => ({ server, leftAt, counts: numbers(counts) }));
}

/** Sums come as numbers without end, which the driver gives as text. */
const numbers = (counts: ServerCounts): ServerCounts =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as unknown as ServerCounts;

/** Deletes all rows of a server, in the transaction that is open. @returns how many there were. */
export async function deleteRows(queries: Queries, server: string): Promise<number> {
  await lockSettings(queries, server);
  let deleted = 0;
  for (const name of recordTables) {
    const { rows } = await sql`delete from ${sql.table(name)} where server = ${server} returning 1`.execute(queries);
    deleted += rows.length;
  }
  return deleted;
}
