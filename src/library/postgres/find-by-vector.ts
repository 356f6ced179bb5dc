import { type RawBuilder, sql } from 'kysely';
import type { Hit } from '../library.js';
import type { Database, Queries } from './database.js';
import { toVectorText } from './read.js';
import type { StoredState } from './read-state.js';

/** Filters that leave so few passages are answered by comparing every one of them: exact, and as quick as the graph. */
const narrowFilter = 5_000;
/** Candidates asked of the graph for each hit wanted: half precision may have them in another order than full. */
const candidatesForHit = 2;
const moreCandidates = 16;

interface Asked {
  readonly embedding: number;
  readonly dimension: number;
  readonly vector: string;
  readonly limit: number;
  readonly condition: RawBuilder<boolean> | null;
}

/**
 * The nearest passages by cosine, best first.
 * @param indexed whether the library has a vector index that may be used
 */
export async function findByVector(
  database: Database,
  { library, embedding, dimension, state }: StoredState,
  vector: Float32Array,
  limit: number,
  condition: RawBuilder<boolean> | null,
  indexed: boolean,
): Promise<Hit[]> {
  if (embedding === null || dimension === null || limit <= 0) return [];
  const asked: Asked = { embedding, dimension, vector: toVectorText(vector), limit, condition };
  if (!indexed) return database.attempt((queries) => compareAll(queries, library, asked));
  const candidates =
    condition === null
      ? state.passages
      : await database.attempt((queries) => countPassages(queries, library, condition));
  if (candidates === 0) return [];
  if (condition !== null && candidates <= narrowFilter)
    return database.attempt((queries) => compareAll(queries, library, asked));
  const hits = await database.attemptTogether((queries) => throughIndex(queries, library, asked));
  // A graph may lose its way where most of what it finds is filtered out, or where pgvector is older than its iterative scans.
  if (hits.length >= Math.min(limit, candidates)) return hits;
  return database.attempt((queries) => compareAll(queries, library, asked));
}

async function countPassages(queries: Queries, library: number, condition: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ passages: number }>`
    select coalesce(sum(passages), 0)::integer as passages from reports where library = ${library} and ${condition}`.execute(
    queries,
  );
  return rows[0]?.passages ?? 0;
}

/** `<#>` is the negative inner product: of unit vectors, the negative cosine. */
async function compareAll(queries: Queries, library: number, asked: Asked): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select passages.id as passage, -(vectors.passage <#> ${asked.vector}::vector) as score
    from passages join vectors on vectors.embedding = ${asked.embedding} and vectors.vector_key = passages.vector_key
    ${joinedReports(asked)}
    where passages.library = ${library} and ${asked.condition ?? sql`true`}
    order by score desc, passage limit ${asked.limit}`.execute(queries);
  return rows.map(({ passage, score }) => ({ passage, score }));
}

/** Candidates from the graph, in half precision, then put in the order of their full vectors. */
async function throughIndex(queries: Queries, library: number, asked: Asked): Promise<Hit[]> {
  // Numbers of the database itself, written into the statement: only so does the server see which of its indexes fits.
  const [embedding, dimension] = [sql.lit(asked.embedding), sql.lit(asked.dimension)];
  const half = sql`halfvec(${dimension})`;
  await sql`select set_config('enable_sort', 'off', true)`.execute(queries);
  // Older versions do not know the setting, and refuse it.
  await sql`select set_config('hnsw.iterative_scan', 'relaxed_order', true) from pg_extension
    where extname = 'vector' and string_to_array(extversion, '.')::integer[] >= '{0,8}'`.execute(queries);
  const { rows } = await sql<Hit>`
    with near as materialized (
      select passages.id, vectors.passage
      from vectors join passages on passages.library = ${library} and passages.vector_key = vectors.vector_key
      ${joinedReports(asked)}
      where vectors.embedding = ${embedding} and ${asked.condition ?? sql`true`}
      order by vectors.passage::${half} <#> ${asked.vector}::${half}
      limit ${asked.limit * candidatesForHit + moreCandidates})
    select id as passage, -(passage <#> ${asked.vector}::vector) as score from near
    order by score desc, passage limit ${asked.limit}`.execute(queries);
  return rows.map(({ passage, score }) => ({ passage, score }));
}

const joinedReports = ({ condition }: Asked): RawBuilder<unknown> =>
  condition === null ? sql`` : sql`join reports on reports.key = passages.report`;
