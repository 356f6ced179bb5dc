import { stringify } from 'csv-stringify/sync';
import type { LibraryReader, StoredPassage } from '../../library/library.js';
import type { AskedQuestion } from '../../records/questions.js';
import { fill, type Wording } from '../../wording/wording.js';
import { safeLink } from '../view/link.js';

/** Questions as a table for a spreadsheet. */
export interface QuestionTable {
  /** CSV in UTF-8 with a byte order mark, without which spreadsheets misread Arabic. */
  readonly bytes: Uint8Array;
  readonly questions: number;
  /** Whether the oldest had to be left out. */
  readonly isCut: boolean;
}

/** Discord takes files of 10 MB of a bot. */
const mostBytes = 8 * 1024 * 1024;
/** Questions whose passages are read at once. */
const batch = 100;

/**
 * A table of questions, newest first: one row for each quote of an answer, one for a question without any. Quotes stand in it word for word as
 * the library has them now; those that it has no more, or that the server does not see, are left out. No cell is taken for a formula.
 */
export async function questionTable(
  questions: readonly AskedQuestion[],
  library: Pick<LibraryReader, 'passages'>,
  wording: Wording,
  most = mostBytes,
): Promise<QuestionTable> {
  const { columns } = wording.insights;
  const newestFirst = [...questions].reverse();
  const head = [columns.question, columns.answered, columns.quote, columns.citation, columns.link, columns.date];
  const parts = [csvOf([head], { bom: true })];
  let size = parts[0]?.length ?? 0;
  let count = 0;
  for (let at = 0; at < newestFirst.length; at += batch) {
    const some = newestFirst.slice(at, at + batch);
    const found = await library.passages([...new Set(some.flatMap(({ passages = [] }) => passages))]);
    const byId = new Map(found.map((passage) => [passage.id, passage]));
    for (const question of some) {
      const rows = csvOf(rowsOf(question, byId, wording));
      if (size + rows.length > most) return { bytes: Buffer.concat(parts), questions: count, isCut: true };
      parts.push(rows);
      size += rows.length;
      count += 1;
    }
  }
  return { bytes: Buffer.concat(parts), questions: count, isCut: false };
}

/** All cells in quotation marks: a lone carriage return, which some programs take for the end of a row, would not have them otherwise. */
const csvOf = (rows: readonly (readonly string[])[], { bom = false } = {}): Buffer =>
  Buffer.from(
    stringify(
      rows.map((row) => [...row]),
      { bom, escape_formulas: true, quoted: true, record_delimiter: 'windows' },
    ),
  );

function rowsOf(question: AskedQuestion, byId: ReadonlyMap<number, StoredPassage>, wording: Wording): string[][] {
  const { text, answered, reports, passages = [], at } = question;
  const { insights, answer } = wording;
  const outcome = answered ? insights.answered : insights.refused;
  const day = at.slice(0, 10);
  const quoted = passages.flatMap((id) => {
    const passage = byId.get(id);
    // A passage that is gone is no other's: its report must be one of those that were quoted.
    return passage !== undefined && reports.includes(passage.report.id) ? [passage] : [];
  });
  if (quoted.length === 0) return [[text, outcome, '', '', '', day]];
  return quoted.map(({ report, passage, text: quote }) => {
    const paragraph = fill(answer.paragraph, { number: passage.paragraph });
    const citation = [report.title, report.outlet, report.published, paragraph].filter(Boolean).join(', ');
    return [text, outcome, quote, citation, safeLink(report.url) ?? '', day];
  });
}
