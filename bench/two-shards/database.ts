import pg from 'pg';

/** Makes a database on a server, does something with it, and drops it. @param server address of one who may, of any database there */
export async function withDatabase<Result>(server: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const name = `isnad_two_shards_${process.pid}`;
  await onServer(server, `create database ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await use(url.href);
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
}

/** What the server is, in its own words. */
export async function versionOf(server: string): Promise<string> {
  const [row] = await onServer(
    server,
    `select current_setting('server_version') as server, default_version as vector
     from pg_available_extensions where name = 'vector'`,
  );
  return `PostgreSQL ${row?.['server']}, pgvector ${row?.['vector']}`;
}

/** When the server was started. */
export async function startOf(server: string): Promise<string> {
  const [row] = await onServer(server, 'select pg_postmaster_start_time()::text as start');
  return row?.['start'] ?? '';
}

async function onServer(server: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
}
