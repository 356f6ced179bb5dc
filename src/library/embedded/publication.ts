import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { fold } from '../../language/fold.js';
import type { IndexedReport, Publication } from '../library.js';
import type { Connection } from './connection.js';
import { kyselyOver } from './migrations.js';
import { encodeParagraphs, encodeSentences } from '../stored/rows.js';
import type { Tables } from './schema.js';
import { encodeWords } from '../stored/words-column.js';

/** A publication with everything decided that needs no transaction. */
export interface PreparedPublication {
  readonly publication: Publication;
  /** Row of `embeddings`. */
  readonly embedding: number;
  /** Rows of `reports` that go: removed, or replaced. */
  readonly leaving: readonly number[];
  /** Id of the first new passage; the others follow in the order of `put`. */
  readonly firstPassage: number;
  readonly index: { readonly generation: number; readonly sha256: string } | null;
}

/** Rows in one statement: SQLite takes 32,766 parameters, and Kysely's time grows with them. */
const rowsPerStatement = 100;
/** Vectors deleted in one statement: a few milliseconds each. */
const vectorsPerStatement = 500;

/**
 * Writes a publication in one transaction. Readers see it after the commit and not before; the main thread is left free between reports.
 * @returns the new generation, or null when something else was published since the basis and nothing was written.
 */
export async function writePublication(writer: Connection, prepared: PreparedPublication): Promise<number | null> {
  const database = kyselyOver(writer);
  const { publication, embedding, leaving, index } = prepared;
  writer.execute('begin immediate');
  try {
    const before = await database.selectFrom('state').selectAll().executeTakeFirstOrThrow();
    if (before.generation !== publication.basis) {
      writer.rollBack();
      return null;
    }
    const generation = before.generation + 1;
    for (const report of leaving) await deleteReport(database, report);
    let nextPassage = prepared.firstPassage;
    for (const report of publication.put) {
      await insertReport(database, report, nextPassage);
      nextPassage += report.passages.length;
      await nextTurn();
    }
    await mergeWords(database, nextPassage - prepared.firstPassage);
    await countWords(database);
    if (before.embedding !== null && before.embedding !== embedding) {
      await database
        .updateTable('embeddings')
        .set({ retired: generation })
        .where('id', '=', before.embedding)
        .execute();
    }
    await database.updateTable('embeddings').set({ retired: null }).where('id', '=', embedding).execute();
    await deleteUnusedVectors(database, embedding, generation, leaving.length > 0);
    await database
      .updateTable('state')
      .set((expression) => ({
        generation,
        embedding,
        analysis: publication.analysis,
        published_at: new Date().toISOString(),
        reports: expression.selectFrom('reports').select(({ fn }) => fn.countAll<number>().as('reports')),
        passages: expression
          .selectFrom('reports')
          .select(({ fn }) => fn.coalesce(fn.sum<number>('passages'), sql<number>`0`).as('passages')),
        index_generation: index?.generation ?? null,
        index_sha256: index?.sha256 ?? null,
      }))
      .execute();
    await saveDerived(database, publication, generation);
    writer.execute('commit');
    return generation;
  } catch (error) {
    writer.rollBack();
    throw error;
  }
}

async function saveDerived(
  database: Kysely<Tables>,
  { derived = {}, embedding: { fingerprint } }: Publication,
  generation: number,
): Promise<void> {
  for (const [name, value] of Object.entries(derived)) {
    await database
      .replaceInto('derived')
      .values({ name, generation, fingerprint, value: JSON.stringify(value) })
      .execute();
  }
}

async function deleteReport(database: Kysely<Tables>, report: number): Promise<void> {
  // The word index keeps no text of its own: it has to be told which words go.
  await sql`insert into passage_words (passage_words, rowid, words)
    select 'delete', id, words from passages where report = ${report}`.execute(database);
  await database.deleteFrom('passages').where('report', '=', report).execute();
  await database.deleteFrom('reports').where('key', '=', report).execute();
}

async function insertReport(
  database: Kysely<Tables>,
  { report, contentHash, passages }: IndexedReport,
  firstPassage: number,
): Promise<void> {
  const { id, title, outlet, author, published, url, language, file, text } = report;
  const { key } = await database
    .insertInto('reports')
    .values({
      ...{ id, title, outlet, author, published, url, language, file, text },
      outlet_key: outlet === null ? null : fold(outlet),
      content_hash: contentHash,
      passages: passages.length,
      paragraphs: encodeParagraphs(report.paragraphs),
    })
    .returning('key')
    .executeTakeFirstOrThrow();
  for (let start = 0; start < passages.length; start += rowsPerStatement) {
    const rows = passages.slice(start, start + rowsPerStatement).map(({ passage, vectorKey, words }, index) => ({
      id: firstPassage + start + index,
      report: key,
      ordinal: passage.ordinal,
      paragraph: passage.paragraph,
      start: passage.start,
      end: passage.end,
      vector_key: vectorKey,
      sentences: encodeSentences(passage),
      words: encodeWords(words),
      text: text.slice(passage.start, passage.end),
    }));
    await database.insertInto('passages').values(rows).execute();
  }
  await sql`insert into passage_words (rowid, words) select id, words from passages where report = ${key}`.execute(
    database,
  );
}

/** Pages of the word index that one publication may merge: a few milliseconds, and more where it brings more. */
const mergedPages = 1_000;
const mergedPagesForPassage = 10;

/**
 * Merges the segments that the word index is written in, or some of them: each has to be looked into for every word, and a fresh index of
 * 1,000 passages has fifteen.
 */
async function mergeWords(database: Kysely<Tables>, added: number): Promise<void> {
  // Negative: also segments of different levels, down to one.
  const pages = -(mergedPages + mergedPagesForPassage * added);
  await sql`insert into passage_words (passage_words, rank) values ('merge', ${pages})`.execute(database);
}

/** Counted anew each time: 0.2 s at 100,000 passages, and never out of step with the index. */
async function countWords(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom('word_counts').execute();
  await sql`insert into word_counts (word, passages) select term, doc from passage_vocabulary`.execute(database);
}

/**
 * Deletes vectors that nobody reads: of passages that are gone, and of embeddings retired by an earlier publication. The embedding
 * retired by this one stays for readers that have not followed yet, and one that is still being prepared was never retired.
 */
async function deleteUnusedVectors(
  database: Kysely<Tables>,
  embedding: number,
  generation: number,
  passagesLeft: boolean,
): Promise<void> {
  if (passagesLeft) {
    await deleteVectors(
      database,
      sql`embedding = ${embedding} and not exists (select 1 from passages where passages.vector_key = vectors.vector_key)`,
    );
  }
  const retired = await database.selectFrom('embeddings').select('id').where('retired', '<', generation).execute();
  for (const { id } of retired) {
    await deleteVectors(database, sql`embedding = ${id}`);
    await database.deleteFrom('embeddings').where('id', '=', id).execute();
  }
}

async function deleteVectors(database: Kysely<Tables>, condition: ReturnType<typeof sql>): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`delete from vectors where rowid in
      (select rowid from vectors where ${condition} limit ${vectorsPerStatement})`.execute(database);
    if ((numAffectedRows ?? 0n) < BigInt(vectorsPerStatement)) return;
    await nextTurn();
  }
}
