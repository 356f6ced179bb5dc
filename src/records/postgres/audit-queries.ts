import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import type { AuditDeed, AuditEntry } from '../audit.js';
import { type AuditRow, toAuditEntry } from '../stored-audit.js';

/** Writes a line of the audit trail, in the transaction of the deed where there is one. */
export async function writeEntry(queries: Queries, deed: AuditDeed, at: string): Promise<void> {
  const { server, by, action, subject, before, after } = deed;
  await sql`insert into audit (server, at, by, action, subject, before, after)
    values (${server}, ${at}, ${by}, ${action}, ${subject}, ${JSON.stringify(before)}, ${JSON.stringify(after)})`.execute(
    queries,
  );
}

/** Entries of a server older than the entry `before`, newest first. All of them with a limit of null. */
export async function readEntries(
  queries: Queries,
  server: string,
  limit: number | null,
  before?: number,
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditRow>`select id, server, at, by, action, subject, before, after from audit
    where server = ${server} and id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by id desc limit ${limit}`.execute(queries);
  return rows.map(toAuditEntry);
}
