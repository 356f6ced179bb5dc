import type { AuditEntry, Json } from './audit.js';

/** A row of the audit trail, in which what was and what is are JSON. */
export type AuditRow = Omit<AuditEntry, 'before' | 'after'> & { readonly before: string; readonly after: string };

export function toAuditEntry(row: AuditRow): AuditEntry {
  return { ...row, before: JSON.parse(row.before) as Json, after: JSON.parse(row.after) as Json };
}
