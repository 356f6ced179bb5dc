import { sql } from 'kysely';
import { otherDimension } from '../stored/check-publication.js';
import { checkVectors, encodeSentenceVectors } from '../stored/vector-columns.js';
import type { Embedding, PassageVectors } from '../library.js';
import type { Database, Queries } from './database.js';
import { toVectorText } from './read.js';

/** Passages whose vectors go in one statement: about 2 MB. */
const rowsPerStatement = 200;

/**
 * The row of an embedding, made if it is new.
 * @throws IsnadError `embedding-invalid` when it is known with another dimension.
 */
export async function embeddingRow(queries: Queries, library: number, embedding: Embedding): Promise<number> {
  const { fingerprint, model, dimension } = embedding;
  await sql`insert into embeddings (library, fingerprint, model, dimension)
    values (${library}, ${fingerprint}, ${model}, ${dimension}) on conflict do nothing`.execute(queries);
  const { rows } = await sql<{ id: number; dimension: number }>`
    select id, dimension from embeddings where library = ${library} and fingerprint = ${fingerprint}`.execute(queries);
  const [row] = rows;
  if (row?.dimension === dimension) return row.id;
  throw otherDimension(embedding, row?.dimension);
}

/** Saves vectors in one transaction; keys that are saved already stay as they are, so that it may be done again. */
export async function saveVectors(
  database: Database,
  library: number,
  embedding: Embedding,
  entries: ReadonlyMap<string, PassageVectors>,
): Promise<void> {
  for (const [key, vectors] of entries) checkVectors(key, vectors, embedding.dimension);
  // In one order, so that two that save the same keys wait for one another and not in a circle.
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  await database.attemptTogether(async (queries) => {
    const row = await embeddingRow(queries, library, embedding);
    for (let start = 0; start < sorted.length; start += rowsPerStatement) {
      const some = sorted.slice(start, start + rowsPerStatement);
      const sentences = some.map(([, vectors]) => encodeSentenceVectors(vectors.sentences, embedding.dimension));
      await sql`insert into vectors (embedding, vector_key, passage, sentences)
        select ${row}::integer, key, passage::vector, decode(sentences, 'base64')
        from unnest(${some.map(([key]) => key)}::text[], ${some.map(([, { passage }]) => toVectorText(passage))}::text[],
          ${sentences.map((column) => Buffer.from(column).toString('base64'))}::text[]) as given (key, passage, sentences)
        on conflict do nothing`.execute(queries);
    }
  });
}
