import { IsnadError } from '../../errors.js';
import type { Report } from '../../reports/report.js';
import type { Hit, PassageVectors, ReportEntry, StoredPassage } from '../library.js';
import type { Blob, Connection, Query } from './connection.js';
import { damagedLibrary } from './connection.js';
import type { Condition } from './filter.js';
import {
  type DerivedRow,
  type EntryRow,
  entryColumns,
  type PassageRow,
  type ReportRow,
  toEntry,
  toReport,
  toStoredPassage,
} from '../stored/rows.js';
import type { StateTable } from './schema.js';
import { decodePassageVector, decodeSentenceVectors } from '../stored/vector-columns.js';
import { VectorRows } from './vector-rows.js';

/** The state row with its embedding. */
export interface StoredState extends StateTable {
  readonly fingerprint: string | null;
  readonly model: string | null;
  readonly dimension: number | null;
}

const passageColumns =
  'passages.id, passages.report, passages.ordinal, passages.paragraph, passages.start, passages.end, passages.sentences, passages.words, passages.text';
/** `report` is `reports.key`. */
type PassageOfReportRow = PassageRow & { readonly report: number };

/**
 * Vectors of the passages of a JSON list of ids. `cross join` fixes the order: left to itself SQLite reads all vectors of the embedding
 * (117 ms instead of 0.3 ms for 30 ids among 10,000).
 */
const vectorsOfAsked = `from json_each(?) as asked
  cross join passages on passages.id = asked.value
  cross join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key`;

interface PassageVectorRow {
  readonly id: number;
  readonly passage: Blob;
}

function toVectorRows(rows: readonly PassageVectorRow[], dimension: number): VectorRows {
  const ids = rows.map((row) => row.id);
  const vectorOf = (place: number): Float32Array => decodePassageVector((rows[place] as PassageVectorRow).passage);
  return new VectorRows(ids, vectorOf, dimension);
}

/** Entries kept in memory. */
const recentEntries = 2_000;

const everyReport: Condition = { sql: 'true', parameters: [] };

/**
 * What a question reads. Plain SQL prepared once, not Kysely: loading Kysely takes 120–200 ms, a fifth of the time in which a cold
 * process is to answer, and a prepared statement runs in microseconds.
 */
export class Queries {
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Query<unknown>>();
  /** By `reports.key`. A report's row never changes: its new version gets a new key. */
  readonly #recentEntries = new Map<number, ReportEntry>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws IsnadError `library-damaged` when the state row is missing. */
  state(): StoredState {
    const row = this.#query<StoredState>(
      `select state.*, embeddings.fingerprint, embeddings.model, embeddings.dimension
       from state left join embeddings on embeddings.id = state.embedding`,
    ).get();
    if (row === undefined) throw damagedLibrary(this.#connection.path, 'its state is missing');
    return row;
  }

  /** The generation that is published now. */
  generation(): number {
    return this.#query<{ generation: number }>('select generation from state').get()?.generation ?? 0;
  }

  /** Ids of the passages of the reports that meet the condition, ascending. */
  passageIds(condition: Condition): number[] {
    // One JSON text instead of a row an id: four times as fast at 100,000 ids.
    const row = this.#query<{ ids: string }>(
      `select json_group_array(passages.id) as ids from reports join passages on passages.report = reports.key where ${condition.sql}`,
    ).get(condition.parameters);
    return (JSON.parse(row?.ids ?? '[]') as number[]).sort((a, b) => a - b);
  }

  /** Passage vectors under an embedding: of all passages with a greater id. */
  vectorsAfter(id: number, embedding: number, dimension: number): VectorRows {
    const rows = this.#query<PassageVectorRow>(
      `select passages.id, vectors.passage from passages
       cross join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key
       where passages.id > ? order by passages.id`,
    ).all([embedding, id]);
    return toVectorRows(rows, dimension);
  }

  /** Passage vectors under an embedding: of these passages (ids ascending). */
  vectorsOf(ids: readonly number[], embedding: number, dimension: number): VectorRows {
    const rows = this.#query<PassageVectorRow>(`select passages.id, vectors.passage ${vectorsOfAsked}`).all([
      JSON.stringify(ids),
      embedding,
    ]);
    return toVectorRows(rows, dimension);
  }

  vectors(ids: readonly number[], embedding: number, dimension: number): Map<number, PassageVectors> {
    const rows = this.#query<PassageVectorRow & { sentences: Blob }>(
      `select passages.id, vectors.passage, vectors.sentences ${vectorsOfAsked}`,
    ).all([JSON.stringify(ids), embedding]);
    return new Map(
      rows.map((row) => [
        row.id,
        this.#decoded(`the vectors of passage ${row.id}`, () => ({
          passage: decodePassageVector(row.passage),
          sentences: decodeSentenceVectors(row.sentences, dimension),
        })),
      ]),
    );
  }

  /** In how many passages each index word occurs. */
  wordCounts(indexWords: readonly string[]): Map<string, number> {
    const query = this.#query<{ passages: number }>('select passages from word_counts where word = ?');
    const counts = new Map<string, number>();
    for (const word of indexWords) {
      const row = query.get([word]);
      if (row !== undefined) counts.set(word, row.passages);
    }
    return counts;
  }

  /** Index words that begin so, in the order of their letters. */
  wordsBeginning(beginning: string, limit: number): { word: string; passages: number }[] {
    // No letter comes behind the last code point.
    return this.#query<{ word: string; passages: number }>(
      'select word, passages from word_counts where word >= ?1 and word < ?1 || char(0x10FFFF) order by word limit ?2',
    ).all([beginning, limit]);
  }

  /**
   * Ranks by BM25 the passages that match, or those of them among `only` (ids, ascending). With `scanned`, only so many matching
   * passages are looked at, newest first.
   */
  matching(match: string, limit: number, only?: readonly number[], scanned = -1): Hit[] {
    // The plus keeps the words in front: asked for passage by passage, the word index answers in seconds. The ids of one report follow
    // one another, so that their range alone often leaves little to do.
    const among = only === undefined ? '' : 'and rowid between ? and ? and +rowid in (select value from json_each(?))';
    const rows = this.#query<{ passage: number; score: number }>(
      `select passage, score from
         (select rowid as passage, -bm25(passage_words) as score from passage_words
          where passage_words match ? ${among} ${scanned < 0 ? '' : 'order by rowid desc limit ?'})
       order by score desc, passage limit ?`,
    ).all([
      match,
      ...(only === undefined ? [] : [only[0] ?? 0, only.at(-1) ?? 0, JSON.stringify(only)]),
      ...(scanned < 0 ? [] : [scanned]),
      limit,
    ]);
    return rows.map(({ passage, score }) => ({ passage, score }));
  }

  /** The passages of these ids that exist, in the order asked. */
  passages(ids: readonly number[]): StoredPassage[] {
    const rows = this.#query<PassageOfReportRow>(
      `select ${passageColumns} from passages where id in (select value from json_each(?))`,
    ).all([JSON.stringify(ids)]);
    const stored = new Map(this.#stored(rows).map((passage) => [passage.id, passage]));
    return ids.flatMap((id) => stored.get(id) ?? []);
  }

  reportPassages(id: string): StoredPassage[] {
    return this.#stored(
      this.#query<PassageOfReportRow>(
        `select ${passageColumns} from reports join passages on passages.report = reports.key where reports.id = ? order by passages.ordinal`,
      ).all([id]),
    );
  }

  #stored(rows: readonly PassageOfReportRow[]): StoredPassage[] {
    return rows.map((row) => this.#decoded(`passage ${row.id}`, () => toStoredPassage(row, this.#entryOf(row))));
  }

  #entryOf(passage: PassageOfReportRow): ReportEntry {
    let entry = this.#recentEntries.get(passage.report);
    if (entry === undefined) {
      const row = this.#query<EntryRow>(`select ${entryColumns} from reports where key = ?`).get([passage.report]);
      if (row === undefined) throw damagedLibrary(this.#connection.path, `passage ${passage.id} belongs to no report`);
      entry = toEntry(row);
      if (this.#recentEntries.size >= recentEntries) this.#recentEntries.clear();
      this.#recentEntries.set(passage.report, entry);
    }
    return entry;
  }

  reports(condition: Condition | null): ReportEntry[] {
    const { sql, parameters } = condition ?? everyReport;
    return this.#query<EntryRow>(
      `select ${entryColumns} from reports where ${sql} order by published desc nulls last, title, id`,
    )
      .all(parameters)
      .map(toEntry);
  }

  report(id: string): Report | null {
    const row = this.#query<ReportRow>(
      `select ${entryColumns}, reports.paragraphs, reports.text from reports where id = ?`,
    ).get([id]);
    return row === undefined ? null : this.#decoded(`report ${id}`, () => toReport(row));
  }

  contentHashes(): Map<string, string> {
    const rows = this.#query<{ id: string; content_hash: string }>('select id, content_hash from reports').all();
    return new Map(rows.map((row) => [row.id, row.content_hash]));
  }

  missingVectors(fingerprint: string, keys: readonly string[]): string[] {
    const query = this.#query<{ found: number }>(
      `select 1 as found from vectors
       where embedding = (select id from embeddings where fingerprint = ?) and vector_key = ?`,
    );
    return keys.filter((key) => query.get([fingerprint, key]) === undefined);
  }

  derived(name: string): DerivedRow | undefined {
    return this.#query<DerivedRow>('select generation, fingerprint, value from derived where name = ?').get([name]);
  }

  /** What a row says. @throws IsnadError `library-damaged` where it is not of the form in which it was written */
  #decoded<Value>(name: string, decode: () => Value): Value {
    try {
      return decode();
    } catch (error) {
      if (error instanceof IsnadError) throw error;
      throw damagedLibrary(this.#connection.path, `${name} cannot be read`, error);
    }
  }

  #query<Row>(sql: string): Query<Row> {
    let query = this.#prepared.get(sql);
    if (query === undefined) {
      query = this.#connection.prepare<unknown>(sql);
      this.#prepared.set(sql, query);
    }
    return query as Query<Row>;
  }
}
