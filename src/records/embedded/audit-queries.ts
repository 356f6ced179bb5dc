import type { Connection } from '../../library/embedded/connection.js';
import type { AuditDeed, AuditEntry } from '../audit.js';
import { type AuditRow, toAuditEntry } from '../stored-audit.js';

/** Writes a line of the audit trail, in the transaction of the deed where there is one. */
export function writeEntry(connection: Connection, deed: AuditDeed, at: string): void {
  const { server, by, action, subject, before, after } = deed;
  connection
    .prepare('insert into audit (server, at, by, action, subject, before, after) values (?, ?, ?, ?, ?, ?, ?)')
    .run([server, at, by, action, subject, JSON.stringify(before), JSON.stringify(after)]);
}

/** Entries of a server older than the entry `before`, newest first. All of them with a limit of -1. */
export function readEntries(connection: Connection, server: string, limit: number, before?: number): AuditEntry[] {
  return connection
    .prepare<AuditRow>(
      `select id, server, at, by, action, subject, before, after from audit
       where server = ? and id < ? order by id desc limit ?`,
    )
    .all([server, before ?? Number.MAX_SAFE_INTEGER, limit])
    .map(toAuditEntry);
}
