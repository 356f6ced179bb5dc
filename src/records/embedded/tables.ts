import { z } from 'zod';
import type { Connection } from '../../library/embedded/connection.js';

const text = z.string().min(1);
const yesOrNo = z.literal([0, 1]);
const time = z.string().refine((at) => !Number.isNaN(Date.parse(at)));
const jsonOf = (content: z.ZodType) => z.string().refine((json) => content.safeParse(parsed(json)).success);
const texts = jsonOf(z.array(z.string()));

/** What a column of JSON holds; undefined where it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * One row of each table: what was written, and what a damaged or foreign file must hold to be taken. Reports are named by their ids and
 * refer to no row: a report may leave and come back.
 */
export const voteRow = z.object({
  answer: text,
  person: text,
  server: text.nullable(),
  helpful: yesOrNo,
  reports: texts,
  /** When the vote was given, or last changed. */
  at: time,
});
export const settingsRow = z.object({ server: text, settings: jsonOf(z.record(z.string(), z.json())) });
export const auditRow = z.object({
  id: z.int(),
  server: text,
  at: time,
  by: text,
  action: text,
  subject: z.string().nullable(),
  before: jsonOf(z.json()),
  after: jsonOf(z.json()),
});
export const hiddenReportRow = z.object({ server: text, report: text });
export const hiddenPassageRow = z.object({ server: text, report: text, text });
export const questionRow = z.object({
  id: z.int(),
  server: text,
  at: time,
  language: text,
  answered: yesOrNo,
  reports: texts,
  passages: jsonOf(z.array(z.int())),
  /** `fold(text)` without marks, by which questions are counted as the same. */
  folded: z.string(),
  text,
});
export const removedReportRow = z.object({
  server: text,
  id: text,
  at: time,
  report: jsonOf(z.looseObject({ id: text, title: z.string(), text: z.string(), paragraphs: z.array(z.json()) })),
});
export const leftServerRow = z.object({ server: text, at: time });

/** A table of records. All have a column `server`. */
export interface RecordTable {
  readonly name: string;
  readonly row: z.ZodObject;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /** Whether the key is a number that the database gives. */
  readonly isNumbered: boolean;
}

const keyed = (name: string, row: z.ZodObject, ...key: readonly string[]): RecordTable => ({
  ...{ name, row, key },
  isNumbered: false,
});
const numbered = (name: string, row: z.ZodObject): RecordTable => ({ name, row, key: ['id'], isNumbered: true });

/** Every table that records stand in: what is rescued from a damaged library, and deleted with a server. */
export const recordTables: readonly RecordTable[] = [
  keyed('votes', voteRow, 'answer', 'person'),
  keyed('settings', settingsRow, 'server'),
  numbered('audit', auditRow),
  keyed('hidden_reports', hiddenReportRow, 'server', 'report'),
  keyed('hidden_passages', hiddenPassageRow, 'server', 'report', 'text'),
  numbered('questions', questionRow),
  keyed('removed_reports', removedReportRow, 'server', 'id'),
  keyed('left_servers', leftServerRow, 'server'),
];

/** Takes what was overwritten out of the journal too, unless another process holds it back. */
export function overwriteJournal(connection: Connection): void {
  connection.prepare('pragma wal_checkpoint(truncate)').all();
}
