import { sql } from 'kysely';
import { fold } from '../../language/fold.js';
import type { IndexedPassage, IndexedReport, Publication } from '../library.js';
import { encodeParagraphs, encodeSentences } from '../stored/rows.js';
import { encodeWords, toIndexWord } from '../stored/words-column.js';
import type { Queries } from './database.js';

/** Passages in one statement. */
const rowsPerStatement = 500;
/** Characters of reports in one statement, more than which only a single report may have. */
const charactersPerStatement = 2_000_000;

/** Reports in groups that one statement takes: reports of news are short, and a way to the server for each would be most of the time. */
export async function* batchesOf(reports: Publication['put']): AsyncGenerator<IndexedReport[]> {
  let batch: IndexedReport[] = [];
  let [passages, characters] = [0, 0];
  for await (const each of reports) {
    passages += each.passages.length;
    characters += each.report.text.length;
    if (batch.length > 0 && (passages > rowsPerStatement || characters > charactersPerStatement)) {
      yield batch;
      batch = [];
      [passages, characters] = [each.passages.length, each.report.text.length];
    }
    batch.push(each);
  }
  if (batch.length > 0) yield batch;
}

/** Inserts reports with their passages and words. @returns the id that the next passage gets */
export async function insertReports(
  queries: Queries,
  library: number,
  reports: readonly IndexedReport[],
  firstPassage: number,
): Promise<number> {
  const keys = await insertEntries(queries, library, reports);
  let next = firstPassage;
  const rows = reports.flatMap(({ report, passages }) =>
    passages.map((passage) => ({ id: next++, report: keys.get(report.id), text: report.text, passage })),
  );
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement);
    await insertPassages(queries, library, some);
    await insertWords(
      queries,
      library,
      some.flatMap(({ id, passage }) => wordRows(passage.words, id)),
    );
  }
  return next;
}

/** @returns the key of each report, by its id. */
async function insertEntries(
  queries: Queries,
  library: number,
  reports: readonly IndexedReport[],
): Promise<ReadonlyMap<string, number>> {
  const column = (valueOf: (each: IndexedReport) => string | null): (string | null)[] => reports.map(valueOf);
  const { rows } = await sql<{ key: number; id: string }>`insert into reports
      (library, id, title, outlet, outlet_key, author, published, url, language, file, content_hash, passages, paragraphs, text)
    select ${library}::integer, given.* from unnest(
      ${column(({ report }) => report.id)}::text[], ${column(({ report }) => report.title)}::text[],
      ${column(({ report }) => report.outlet)}::text[],
      ${column(({ report }) => (report.outlet === null ? null : fold(report.outlet)))}::text[],
      ${column(({ report }) => report.author)}::text[], ${column(({ report }) => report.published)}::text[],
      ${column(({ report }) => report.url)}::text[], ${column(({ report }) => report.language)}::text[],
      ${column(({ report }) => report.file)}::text[], ${column(({ contentHash }) => contentHash)}::text[],
      ${reports.map(({ passages }) => passages.length)}::integer[],
      ${column(({ report }) => encodeParagraphs(report.paragraphs))}::text[],
      ${column(({ report }) => report.text)}::text[]) as given
    returning key, id`.execute(queries);
  return new Map(rows.map(({ id, key }) => [id, key]));
}

interface NewPassage {
  readonly id: number;
  /** Row of `reports`. */
  readonly report: number | undefined;
  /** Text of the report. */
  readonly text: string;
  readonly passage: IndexedPassage;
}

async function insertPassages(queries: Queries, library: number, rows: readonly NewPassage[]): Promise<void> {
  const given = rows.map(({ id, report, text, passage: { passage, vectorKey, words } }) => ({
    ...{ id, report, ordinal: passage.ordinal, paragraph: passage.paragraph },
    ...{ start: passage.start, end: passage.end, vector_key: vectorKey },
    ...{ sentences: encodeSentences(passage), words: encodeWords(words) },
    text: text.slice(passage.start, passage.end),
  }));
  await sql`insert into passages (library, id, report, ordinal, paragraph, start, "end", vector_key, sentences, words, text)
    select ${library}::integer, given.* from json_to_recordset(${JSON.stringify(given)}::json) as given
      (id bigint, report bigint, ordinal integer, paragraph integer, start integer, "end" integer, vector_key text,
       sentences text, words text, text text)`.execute(queries);
}

interface WordRow {
  readonly passage: number;
  readonly length: number;
  readonly occurrences: number;
  readonly word: string;
}

function wordRows(sentences: readonly (readonly string[])[], passage: number): WordRow[] {
  const words = sentences.flat().filter(Boolean).map(toIndexWord);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, occurrences]) => ({ passage, length: words.length, occurrences, word }));
}

async function insertWords(queries: Queries, library: number, rows: readonly WordRow[]): Promise<void> {
  await sql`insert into occurrences (library, passage, length, occurrences, word)
    select ${library}::integer, given.* from unnest(${rows.map((row) => row.passage)}::bigint[],
      ${rows.map((row) => row.length)}::integer[], ${rows.map((row) => row.occurrences)}::integer[],
      ${rows.map((row) => row.word)}::text[]) as given`.execute(queries);
}
