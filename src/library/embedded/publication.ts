import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Publication } from '../library.js';
import type { Connection } from './connection.js';
import { kyselyOver } from './migrations.js';
import { PublicationRows } from './publication-rows.js';
import type { Tables } from './schema.js';
import type { VectorIndexKind } from './vector-index.js';

/** Which file holds the vector index of a generation. */
export interface PublishedIndex {
  readonly kind: VectorIndexKind;
  readonly generation: number;
  readonly sha256: string;
}

/** A publication with everything decided that needs no transaction. */
export interface PreparedPublication {
  readonly publication: Publication;
  /** Row of `embeddings`. */
  readonly embedding: number;
  /** Brings the vector index up to what the transaction holds; null where there is no passage. Told the highest id that a passage may have. */
  readonly updateIndex: (lastPassage: number) => Promise<PublishedIndex | null>;
}

/** Vectors deleted in one statement: a few milliseconds each. */
const vectorsPerStatement = 500;

/**
 * Writes a publication in one transaction. Readers see it after the commit and not before; the main thread is left free between reports.
 * @returns the new generation and its index, or null when something else was published since the basis and nothing was written.
 * @throws IsnadError `embedding-invalid` when vectors of a passage are missing; nothing is written then
 */
export async function writePublication(
  writer: Connection,
  { publication, embedding, updateIndex }: PreparedPublication,
): Promise<{ generation: number; index: PublishedIndex | null } | null> {
  const database = kyselyOver(writer);
  writer.execute('begin immediate');
  try {
    const before = await database.selectFrom('state').selectAll().executeTakeFirstOrThrow();
    if (before.generation !== publication.basis) {
      writer.rollBack();
      return null;
    }
    const generation = before.generation + 1;
    const rows = new PublicationRows(writer, publication.embedding, embedding);
    for (const id of publication.remove) rows.delete(id);
    let nextPassage = before.next_passage;
    for await (const report of publication.put) {
      rows.delete(report.report.id);
      rows.insert(report, nextPassage);
      nextPassage += report.passages.length;
      await nextTurn();
    }
    if (before.embedding !== embedding) rows.checkStaying(before.next_passage);
    await mergeWords(database, nextPassage - before.next_passage);
    await countWords(database);
    const index = await updateIndex(nextPassage - 1);
    if (before.embedding !== null && before.embedding !== embedding) {
      await database
        .updateTable('embeddings')
        .set({ retired: generation })
        .where('id', '=', before.embedding)
        .execute();
    }
    await database.updateTable('embeddings').set({ retired: null }).where('id', '=', embedding).execute();
    await deleteUnusedVectors(database, embedding, generation, rows.deleted > 0);
    await database
      .updateTable('state')
      .set((expression) => ({
        generation,
        embedding,
        analysis: publication.analysis,
        published_at: new Date().toISOString(),
        next_passage: nextPassage,
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
    return { generation, index };
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
