import { sql } from 'kysely';
import type { Database, Queries } from './database.js';
import type { StoredState } from './read-state.js';

/** What the graph is built with: links of a point, and candidates looked at for each (pgvector's `m` and `ef_construction`). */
const linksPerPoint = 16;
const constructionCandidates = 128;
/** Components that pgvector's index takes of half precision. */
const mostComponents = 4_000;

/** First key of the advisory locks by which one process builds an index; the second is the embedding. */
const indexingLock = 0x15_4ae;

/** The graph of one embedding of one library. */
const indexName = (embedding: number): string => `vectors_hnsw_${embedding}`;

/** Whether an embedding has an index that is complete. */
export async function isIndexed(queries: Queries, embedding: number): Promise<boolean> {
  const { rows } = await sql<{ indisvalid: boolean }>`
    select indisvalid from pg_index where indexrelid = to_regclass(${indexName(embedding)})`.execute(queries);
  return rows[0]?.indisvalid ?? false;
}

/** Bytes of the whole database, and of the index of an embedding. */
export async function readSizes(
  queries: Queries,
  embedding: number | null,
): Promise<{ database: number; index: number }> {
  const { rows } = await sql<{ database: number; index: number }>`
    select pg_database_size(current_database()) as database,
      coalesce(pg_relation_size(to_regclass(${indexName(embedding ?? 0)})), 0) as index`.execute(queries);
  return rows[0] ?? { database: 0, index: 0 };
}

/**
 * Builds the vector index of a large library that has none, while others go on reading and writing. Without one every vector is compared.
 * @returns whether there is one now. A user without the right to make one is told.
 */
export async function buildIndex(
  database: Database,
  { embedding, dimension, state }: StoredState,
  exactLimit: number,
  onNotice: (message: string) => void,
): Promise<boolean> {
  if (embedding === null || dimension === null || state.passages <= exactLimit) return false;
  if (await database.attempt((queries) => isIndexed(queries, embedding))) return true;
  if (dimension > mostComponents) {
    onNotice(`Vectors of more than ${mostComponents} components cannot be indexed, so every vector is compared.`);
    return false;
  }
  try {
    return await database.once((kysely) =>
      kysely.connection().execute((queries) => build(queries, database.connectionSettings, embedding, dimension)),
    );
  } catch (error) {
    onNotice(
      `The vector index was not built, so every vector is compared: ${error instanceof Error ? error.message : String(error)}`,
    );
    return false;
  }
}

async function build(
  queries: Queries,
  connectionSettings: string,
  embedding: number,
  dimension: number,
): Promise<boolean> {
  const lock = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(${indexingLock}::integer, ${embedding}::integer) as held`.execute(queries);
  if (lock.rows[0]?.held !== true) return false;
  try {
    await sql`select set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false)`.execute(
      queries,
    );
    for (const unused of await unusedIndexes(queries)) {
      await sql`drop index concurrently if exists ${sql.table(unused)}`.execute(queries);
    }
    await sql`create index concurrently ${sql.table(indexName(embedding))} on vectors
      using hnsw ((passage::halfvec(${sql.lit(dimension)})) halfvec_ip_ops)
      with (m = ${sql.lit(linksPerPoint)}, ef_construction = ${sql.lit(constructionCandidates)})
      where embedding = ${sql.lit(embedding)}`.execute(queries);
    await sql`analyze vectors, passages`.execute(queries);
    return true;
  } finally {
    await sql.raw(connectionSettings).execute(queries);
    await sql`select pg_advisory_unlock(${indexingLock}::integer, ${embedding}::integer)`.execute(queries);
  }
}

/** Indexes of embeddings that are gone, and those that an interrupted build has left incomplete. */
async function unusedIndexes(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_index on indexrelid = pg_class.oid
    where indrelid = to_regclass('vectors') and relname ~ '^vectors_hnsw_[0-9]+$'
      and (substring(relname from '[0-9]+$')::integer not in (select id from embeddings)
        or not indisvalid and not exists (select from pg_stat_progress_create_index as building
          where building.index_relid = indexrelid))`.execute(queries);
  return rows.map(({ name }) => name);
}
