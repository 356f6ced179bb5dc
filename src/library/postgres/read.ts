import { type RawBuilder, sql } from 'kysely';
import type { Report } from '../../reports/report.js';
import {
  type DerivedRow,
  entryColumns as columnsOfEntry,
  type EntryRow,
  type PassageRow,
  type ReportRow,
  toEntry,
  toReport,
  toStoredPassage,
} from '../stored/rows.js';
import { decodeSentenceVectors } from '../stored/vector-columns.js';
import { fromIndexWord, toIndexWord } from '../stored/words-column.js';
import type { PassageVectors, ReportEntry, StoredPassage } from '../library.js';
import type { Queries } from './database.js';

const entryColumns = sql.raw(columnsOfEntry);

/** `id` is the report's. */
type PassageWithReportRow = Omit<PassageRow, 'id'> & EntryRow & { readonly passage: number };

const passagesWithReports = sql`select passages.id as passage, passages.report, passages.ordinal, passages.paragraph,
    passages.start, passages."end", passages.sentences, passages.words, passages.text, ${entryColumns}
  from passages join reports on reports.key = passages.report`;

const toPassage = ({ passage, ...row }: PassageWithReportRow): StoredPassage =>
  toStoredPassage({ ...row, id: passage }, toEntry(row));

/** The passages of these ids that exist, in the order asked. */
export async function readPassages(
  queries: Queries,
  library: number,
  ids: readonly number[],
): Promise<StoredPassage[]> {
  const { rows } = await sql<PassageWithReportRow>`${passagesWithReports}
    where passages.library = ${library} and passages.id = any(${ids}::bigint[])`.execute(queries);
  const stored = new Map(rows.map((row) => [row.passage, toPassage(row)]));
  return ids.flatMap((id) => stored.get(id) ?? []);
}

/** Passages of one report in order. */
export async function readReportPassages(queries: Queries, library: number, id: string): Promise<StoredPassage[]> {
  const { rows } = await sql<PassageWithReportRow>`${passagesWithReports}
    where reports.library = ${library} and reports.id = ${id} order by passages.ordinal`.execute(queries);
  return rows.map(toPassage);
}

/** Vectors of these passages under an embedding, by id. */
export async function readVectors(
  queries: Queries,
  library: number,
  ids: readonly number[],
  embedding: number,
  dimension: number,
): Promise<Map<number, PassageVectors>> {
  const { rows } = await sql<{ id: number; passage: string; sentences: Uint8Array }>`
    select passages.id, vectors.passage::text as passage, vectors.sentences
    from passages join vectors on vectors.embedding = ${embedding} and vectors.vector_key = passages.vector_key
    where passages.library = ${library} and passages.id = any(${ids}::bigint[])`.execute(queries);
  return new Map(
    rows.map(({ id, passage, sentences }) => [
      id,
      { passage: fromVectorText(passage), sentences: decodeSentenceVectors(sentences, dimension) },
    ]),
  );
}

/** A vector as pgvector reads and writes it; its text of a float32 is exact. */
export const toVectorText = (vector: Float32Array): string => `[${vector.join(',')}]`;
const fromVectorText = (text: string): Float32Array => Float32Array.from(JSON.parse(text) as number[]);

/** In how many passages each word occurs; words that occur in none are left out. */
export async function readWordCounts(
  queries: Queries,
  library: number,
  words: readonly string[],
): Promise<Map<string, number>> {
  const asked = words.map(toIndexWord);
  const { rows } = await sql<{ word: string; passages: number }>`
    select word, passages from word_counts where library = ${library} and word = any(${asked}::text[])`.execute(
    queries,
  );
  return new Map(rows.map(({ word, passages }) => [fromIndexWord(word), passages]));
}

/** Words that begin so, in the order of their letters. */
export async function readWordsBeginning(
  queries: Queries,
  library: number,
  beginning: string,
  limit: number,
): Promise<Map<string, number>> {
  const first = toIndexWord(beginning);
  // No letter comes behind the last code point.
  const { rows } = await sql<{ word: string; passages: number }>`
    select word, passages from word_counts
    where library = ${library} and word >= ${first} and word < ${`${first}\u{10FFFF}`}
    order by word limit ${limit}`.execute(queries);
  return new Map(rows.map(({ word, passages }) => [fromIndexWord(word), passages]));
}

/** Reports that meet the condition, newest first, then by title as its letters stand in Unicode. */
export async function readReports(
  queries: Queries,
  library: number,
  condition: RawBuilder<boolean> | null,
): Promise<ReportEntry[]> {
  const { rows } = await sql<EntryRow>`select ${entryColumns} from reports
    where library = ${library} and ${condition ?? sql`true`}
    order by published desc nulls last, title collate "C", id collate "C"`.execute(queries);
  return rows.map(toEntry);
}

export async function readReport(queries: Queries, library: number, id: string): Promise<Report | null> {
  const { rows } = await sql<ReportRow>`
    select ${entryColumns}, reports.paragraphs, reports.text from reports
    where library = ${library} and id = ${id}`.execute(queries);
  const [row] = rows;
  return row === undefined ? null : toReport(row);
}

export async function readContentHashes(queries: Queries, library: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; content_hash: string }>`
    select id, content_hash from reports where library = ${library} order by key`.execute(queries);
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

/** Which of these keys have no vectors under the fingerprint, in the order asked. */
export async function readMissingVectors(
  queries: Queries,
  library: number,
  fingerprint: string,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ vector_key: string }>`
    select vectors.vector_key from embeddings join vectors on vectors.embedding = embeddings.id
    where embeddings.library = ${library} and embeddings.fingerprint = ${fingerprint}
      and vectors.vector_key = any(${keys}::text[])`.execute(queries);
  const saved = new Set(rows.map((row) => row.vector_key));
  return keys.filter((key) => !saved.has(key));
}

export async function readDerived(queries: Queries, library: number, name: string): Promise<DerivedRow | undefined> {
  const { rows } = await sql<DerivedRow>`
    select generation, fingerprint, value from derived where library = ${library} and name = ${name}`.execute(queries);
  return rows[0];
}
