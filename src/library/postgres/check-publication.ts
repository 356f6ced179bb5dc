import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import { sentenceBytes } from '../stored/vector-columns.js';
import type { Embedding, IndexedReport } from '../library.js';
import type { Queries } from './database.js';

/** Offsets that lie outside the text would make quotes that are not in the report, and PostgreSQL keeps no NUL: defects of whoever split it. */
export function checkReport({ report, passages }: IndexedReport): void {
  if (report.text.includes('\u0000')) throw new RangeError(`The text of ${report.id} holds the character U+0000.`);
  for (const { passage } of passages) {
    for (const { start, end } of [passage, ...passage.sentences]) {
      if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= report.text.length) {
        continue;
      }
      throw new RangeError(
        `Passage ${passage.ordinal} of ${report.id} spans ${start}–${end} of ${report.text.length}.`,
      );
    }
  }
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
      name: `passage ${passage.ordinal} of ${report.id}`,
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
  if (unsaved !== undefined) throw unembedded(unsaved.name, model);
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
  if (missing !== undefined) throw unembedded(`passage ${missing.ordinal} of ${missing.report}`, model);
}

function unembedded(passage: string, model: string): IsnadError {
  return new IsnadError(
    'embedding-invalid',
    `The vectors of ${passage} under ${model} were not saved, or not for all its sentences.`,
    { hint: 'Run `isnad reindex --full`.' },
  );
}
