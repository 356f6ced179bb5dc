import { fold } from '../../language/fold.js';
import type { Embedding, IndexedReport } from '../library.js';
import type { Cell, Connection, Query } from './connection.js';
import { checkSpans, unembedded } from '../stored/check-publication.js';
import { encodeParagraphs, encodeSentences } from '../stored/rows.js';
import { sentenceBytes } from '../stored/vector-columns.js';
import { encodeWords } from '../stored/words-column.js';

/**
 * The rows of reports, in the open transaction of a publication. Statements prepared once: with a hundred thousand reports, putting a statement
 * together takes longer than running it.
 */
export class PublicationRows {
  /** Reports that were deleted. */
  deleted = 0;
  readonly #writer: Connection;
  readonly #embedding: Embedding;
  readonly #embeddingRow: number;
  readonly #prepared = new Map<string, Query<unknown>>();

  constructor(writer: Connection, embedding: Embedding, embeddingRow: number) {
    this.#writer = writer;
    this.#embedding = embedding;
    this.#embeddingRow = embeddingRow;
  }

  /** Deletes a report, if it is there. */
  delete(id: string): void {
    const key = this.#query<{ key: number }>('select key from reports where id = ?').get([id])?.key;
    if (key === undefined) return;
    // The word index keeps no text of its own: it has to be told which words go.
    this.#run(
      `insert into passage_words (passage_words, rowid, words) select 'delete', id, words from passages where report = ?`,
      [key],
    );
    this.#run('delete from passages where report = ?', [key]);
    this.#run('delete from reports where key = ?', [key]);
    this.deleted += 1;
  }

  /**
   * Inserts a report; its passages get ids from `firstPassage` on.
   * @throws RangeError for offsets outside the text, IsnadError `embedding-invalid` when vectors are missing
   */
  insert(indexed: IndexedReport, firstPassage: number): void {
    checkSpans(indexed);
    this.#checkVectors(indexed);
    const { report, contentHash, passages } = indexed;
    const { id, title, outlet, author, published, url, language, file, text } = report;
    const key = this.#query<{ key: number }>(
      `insert into reports (id, title, outlet, outlet_key, author, published, url, language, file, content_hash, passages, paragraphs, text)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning key`,
    ).all([
      ...[id, title, outlet, outlet === null ? null : fold(outlet), author, published, url, language, file],
      ...[contentHash, passages.length, encodeParagraphs(report.paragraphs), text],
    ])[0]?.key;
    if (key === undefined) throw new Error(`The report ${id} was not inserted.`);
    passages.forEach(({ passage, vectorKey, words }, index) => {
      const { ordinal, paragraph, start, end } = passage;
      this.#run(
        `insert into passages (id, report, ordinal, paragraph, start, "end", vector_key, sentences, words, text)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[firstPassage + index, key, ordinal, paragraph, start, end, vectorKey],
          ...[encodeSentences(passage), encodeWords(words), text.slice(start, end)],
        ],
      );
    });
    this.#run('insert into passage_words (rowid, words) select id, words from passages where report = ?', [key]);
  }

  /**
   * Looks whether the passages that stay have vectors: for when the embedding changes.
   * @param firstNew passages from this id on were looked at when they were inserted
   * @throws IsnadError `embedding-invalid`
   */
  checkStaying(firstNew: number): void {
    const missing = this.#query<{ ordinal: number; report: string }>(
      `select passages.ordinal, reports.id as report from passages join reports on reports.key = passages.report
       left join vectors on vectors.embedding = ? and vectors.vector_key = passages.vector_key
       where passages.id < ? and length(vectors.sentences) is not json_array_length(passages.sentences) / 2 * ? limit 1`,
    ).get([this.#embeddingRow, firstNew, sentenceBytes(1, this.#embedding.dimension)]);
    if (missing !== undefined) throw unembedded(missing.ordinal, missing.report, this.#embedding.model);
  }

  #checkVectors({ report, passages }: IndexedReport): void {
    const sizes = this.#query<{ sentences: number }>(
      'select length(sentences) as sentences from vectors where embedding = ? and vector_key = ?',
    );
    for (const { passage, vectorKey } of passages) {
      const expected = sentenceBytes(passage.sentences.length, this.#embedding.dimension);
      if (sizes.get([this.#embeddingRow, vectorKey])?.sentences !== expected) {
        throw unembedded(passage.ordinal, report.id, this.#embedding.model);
      }
    }
  }

  #run(sql: string, parameters: readonly Cell[]): void {
    this.#query(sql).run(parameters);
  }

  #query<Row>(sql: string): Query<Row> {
    let query = this.#prepared.get(sql);
    if (query === undefined) {
      query = this.#writer.prepare<unknown>(sql);
      this.#prepared.set(sql, query);
    }
    return query as Query<Row>;
  }
}
