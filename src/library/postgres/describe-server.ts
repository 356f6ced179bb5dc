import { sql } from 'kysely';
import type { Database } from './database.js';

/** The server that a library is on, for `isnad doctor`. */
export interface ServerDescription {
  /** As the server writes it, `17.2`. */
  readonly version: string;
  readonly major: number;
  readonly pgvector: string;
  readonly isEncrypted: boolean;
  /** Whether the user may store what a bot stores. */
  readonly mayWrite: boolean;
}

/** @throws IsnadError `library-unreachable` and the like */
export async function describeServer(database: Database): Promise<ServerDescription> {
  const { rows } = await database.attempt((queries) =>
    sql<ServerDescription>`select split_part(current_setting('server_version'), ' ', 1) as version,
      current_setting('server_version_num')::integer / 10000 as major,
      coalesce((select extversion from pg_extension where extname = 'vector'), '0') as pgvector,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isEncrypted",
      has_table_privilege('votes', 'insert') and has_table_privilege('passages', 'insert') as "mayWrite"`.execute(
      queries,
    ),
  );
  return rows[0] ?? { version: 'unknown', major: 0, pgvector: '0', isEncrypted: false, mayWrite: false };
}
