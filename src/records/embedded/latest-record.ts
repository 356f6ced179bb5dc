import type { Connection } from '../../library/embedded/connection.js';

/** What says when it was recorded. Settings and what is hidden are written into the audit trail as they change. */
const dated = ['votes', 'audit', 'questions', 'removed_reports', 'left_servers'] as const;

/** When something was last recorded in a library, ISO 8601; null where nothing was. A library of an older program has fewer tables. */
export function latestRecord(connection: Connection): string | null {
  const tables = connection.prepare<{ name: string }>("select name from sqlite_schema where type = 'table'").all();
  const times = dated
    .filter((name) => tables.some((table) => table.name === name))
    .flatMap((name) => connection.prepare<{ at: string | null }>(`select max(at) as at from ${name}`).all())
    .flatMap(({ at }) => at ?? []);
  return times.sort().at(-1) ?? null;
}
