import { sql } from 'kysely';
import type { LibraryState } from '../library.js';
import type { Queries } from './database.js';

/** One published state of a library, as a process holds it until it refreshes. */
export interface StoredState {
  /** Row of `libraries`. */
  readonly library: number;
  /** Row of `embeddings`. */
  readonly embedding: number | null;
  readonly dimension: number | null;
  readonly nextPassage: number;
  readonly publication: string | null;
  readonly state: LibraryState;
}

interface StateRow {
  readonly id: number;
  readonly generation: number;
  readonly embedding: number | null;
  readonly analysis: string | null;
  readonly published_at: string | null;
  readonly reports: number;
  readonly passages: number;
  readonly next_passage: number;
  readonly publication: string | null;
  readonly fingerprint: string | null;
  readonly model: string | null;
  readonly dimension: number | null;
}

/** What is published now in the library of this name; undefined when there is no such library. */
export async function readState(queries: Queries, name: string): Promise<StoredState | undefined> {
  const { rows } = await sql<StateRow>`
    select libraries.id, generation, embedding, analysis, published_at, reports, passages, next_passage, publication,
      embeddings.fingerprint, embeddings.model, embeddings.dimension
    from libraries left join embeddings on embeddings.id = libraries.embedding
    where libraries.name = ${name}`.execute(queries);
  const [row] = rows;
  return row === undefined ? undefined : toStoredState(row);
}

function toStoredState(row: StateRow): StoredState {
  const { generation, analysis, reports, passages, model, fingerprint, dimension } = row;
  const isEmbedded = model !== null && fingerprint !== null && dimension !== null;
  return {
    library: row.id,
    embedding: row.embedding,
    dimension,
    nextPassage: row.next_passage,
    publication: row.publication,
    state: {
      generation,
      embedding: isEmbedded ? { model, fingerprint, dimension } : null,
      analysis,
      publishedAt: row.published_at,
      reports,
      passages,
    },
  };
}
