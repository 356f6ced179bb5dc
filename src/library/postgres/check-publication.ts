import { sql } from 'kysely';
import { checkSpans, unembedded } from '../stored/check-publication.js';
import { sentenceBytes } from '../stored/vector-columns.js';
import type { Embedding, IndexedReport } from '../library.js';
import type { Queries } from './database.js';

/**
 * PostgreSQL keeps no NUL.
 * @throws RangeError where a report has one, or offsets outside of its text
 */
export function checkReport(indexed: IndexedReport): void {
  const { id, text } = indexed.report;
  if (text.includes('\u0000')) throw new RangeError(`The text of ${id} holds the character U+0000.`);
  checkSpans(indexed);
}

/** @throws IsnadError `embedding-invalid` when vectors of these reports are missing, or too few for the sentences. */
export async function checkVectorsSaved(
  queries: Queries,
  put: readonly IndexedReport[],
  { dimension, model }: Embedding,
  embedding: number,
): Promise<void> {
  const given = put.flatMap(({ report, passages }) =>
    passages.map(({ passage, vectorKey }) => ({
      ordinal: passage.ordinal,
      report: report.id,
      vectorKey,
      bytes: sentenceBytes(passage.sentences.length, dimension),
    })),
  );
  const saved = await sql<{ vector_key: string; bytes: number }>`
    select vector_key, octet_length(sentences) as bytes from vectors
    where embedding = ${embedding} and vector_key = any(${given.map(({ vectorKey }) => vectorKey)}::text[])`.execute(
    queries,
  );
  const bytes = new Map(saved.rows.map((row) => [row.vector_key, row.bytes]));
  const unsaved = given.find((one) => bytes.get(one.vectorKey) !== one.bytes);
  if (unsaved !== undefined) throw unembedded(unsaved.ordinal, unsaved.report, model);
}

/**
 * The same of all passages of a library: for when the embedding changes, and the passages that stay need vectors too.
 * @throws IsnadError `embedding-invalid`
 */
export async function checkAllVectors(
  queries: Queries,
  library: number,
  { dimension, model }: Embedding,
  embedding: number,
): Promise<void> {
  const { rows } = await sql<{ ordinal: number; report: string }>`
    select passages.ordinal, reports.id as report from passages join reports on reports.key = passages.report
    left join vectors on vectors.embedding = ${embedding} and vectors.vector_key = passages.vector_key
    where passages.library = ${library}
      and octet_length(vectors.sentences) is distinct from
        json_array_length(passages.sentences::json) / 2 * ${sentenceBytes(1, dimension)}::integer
    limit 1`.execute(queries);
  const [missing] = rows;
  if (missing !== undefined) throw unembedded(missing.ordinal, missing.report, model);
}
