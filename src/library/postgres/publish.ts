import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import { sentenceBytes } from '../stored/vector-columns.js';
import type { IndexedReport, Publication, PublicationProgress } from '../library.js';
import { type Database, type Queries, tellChange } from './database.js';
import { isConnectionLost, translate } from './failures.js';
import { readState, type StoredState } from './read-state.js';
import { embeddingRow } from './save-vectors.js';
import { writeChange } from './write-change.js';

/** First key of the advisory locks by which publications into one library follow one another; the second is the library. */
const publishingLock = 0x15_4ad;
/** A publication is not a question: large ones take minutes, and a statement of them up to so many milliseconds. */
const statementTimeout = 600_000;

/**
 * Publishes a change in one transaction: who reads sees the old generation until its commit, the new one after it.
 * @param name of the library
 * @returns the new generation.
 */
export async function publish(
  database: Database,
  name: string,
  publication: Publication,
  onProgress?: PublicationProgress,
): Promise<number> {
  publication.put.forEach(checkReport);
  const token = randomUUID();
  try {
    return await database.writeTogether(async (queries) => {
      await sql`select set_config('statement_timeout', ${String(statementTimeout)}, true)`.execute(queries);
      const stored = await lockedState(queries, name);
      if (stored.state.generation !== publication.basis) throw changed(publication.basis, stored.state.generation);
      const embedding = await embeddingRow(queries, stored.library, publication.embedding);
      const leaving = await reportRows(queries, stored.library, publication);
      await checkVectorsSaved(queries, stored, publication, embedding, leaving);
      await tellChange(queries, { library: name });
      return writeChange(queries, { stored, publication, embedding, leaving, token }, onProgress);
    });
  } catch (error) {
    // Where the connection broke while the commit was on its way, only the database knows whether it arrived.
    if (isConnectionLost(error) && (await hasArrived(database, name, token))) return publication.basis + 1;
    throw translate(error, database.place);
  }
}

/** Milliseconds within which the server ends a transaction whose client is gone; see `Database.connectionSettings`. */
const abandonedTransaction = 90_000;

/** Whether a publication was committed, once its transaction has ended one way or the other: until then it holds the lock. */
function hasArrived(database: Database, name: string, token: string): Promise<boolean> {
  return database.attemptTogether(async (queries) => {
    await sql`select set_config('lock_timeout', ${String(abandonedTransaction)}, true),
      set_config('statement_timeout', ${String(abandonedTransaction)}, true)`.execute(queries);
    return (await lockedState(queries, name)).publication === token;
  });
}

/** The state of a library, held until the end of the transaction: others that publish wait, and those that read do not. */
async function lockedState(queries: Queries, name: string): Promise<StoredState> {
  const before = await readState(queries, name);
  if (before === undefined) throw gone(name);
  await sql`select pg_advisory_xact_lock(${publishingLock}::integer, ${before.library}::integer)`.execute(queries);
  const stored = await readState(queries, name);
  if (stored?.library !== before.library) throw gone(name);
  return stored;
}

function gone(name: string): IsnadError {
  return new IsnadError('library-missing', `The library ${name} has been deleted from the database.`, {
    hint: 'Nothing was changed; run `isnad reindex` to make it anew.',
  });
}

function changed(basis: number, found: number): IsnadError {
  return new IsnadError(
    'library-changed',
    `Another process has published generation ${found} of the library; this change was worked out from generation ${basis}.`,
    { hint: 'Run `isnad reindex` again: it starts from what is published now.' },
  );
}

/** Offsets that lie outside the text would make quotes that are not in the report, and PostgreSQL keeps no NUL: defects of whoever split it. */
function checkReport({ report, passages }: IndexedReport): void {
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

/** Rows of the stored reports that the publication removes or replaces. */
async function reportRows(queries: Queries, library: number, { remove, put }: Publication): Promise<number[]> {
  const ids = [...remove, ...put.map(({ report }) => report.id)];
  const { rows } = await sql<{ key: number }>`
    select key from reports where library = ${library} and id = any(${ids}::text[])`.execute(queries);
  return rows.map(({ key }) => key);
}

/** @throws IsnadError `embedding-invalid` when vectors are missing, or too few for the sentences. */
async function checkVectorsSaved(
  queries: Queries,
  stored: StoredState,
  { put, embedding: { dimension, model } }: Publication,
  embedding: number,
  leaving: readonly number[],
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
  if (embedding === stored.embedding) return;
  // The embedding changes: the passages that stay need vectors too.
  const { rows } = await sql<{ ordinal: number; report: string }>`
    select passages.ordinal, reports.id as report from passages join reports on reports.key = passages.report
    left join vectors on vectors.embedding = ${embedding} and vectors.vector_key = passages.vector_key
    where passages.library = ${stored.library} and passages.report <> all(${leaving}::bigint[])
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
