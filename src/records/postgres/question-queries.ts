import { sql } from 'kysely';
import type { Language } from '../../language/languages.js';
import type { Queries } from '../../library/postgres/database.js';
import { type AskedQuestion, foldedQuestion } from '../questions.js';
import { timeOf } from '../times.js';
import { deleteUnwantedQuestions, holdSettings, readSettings } from './setting-queries.js';

/** Stores a question where its server keeps questions. @returns whether it was stored. */
export async function storeQuestion(queries: Queries, question: AskedQuestion): Promise<boolean> {
  // Asked again under the lock: what was switched off meanwhile stays off.
  await holdSettings(queries, question.server);
  if (!(await readSettings(queries, question.server)).keepsQuestions) return false;
  await putQuestion(queries, question);
  return true;
}

export async function putQuestion(queries: Queries, question: AskedQuestion): Promise<void> {
  const { server, language, answered, reports, passages = [], at } = question;
  // PostgreSQL keeps no NUL.
  const text = question.text.replaceAll('\0', '\uFFFD');
  await sql`insert into questions (server, at, language, answered, reports, passages, folded, text)
    values (${server}, ${timeOf(at)}, ${language}, ${answered}, ${[...new Set(reports)]}::text[],
      ${JSON.stringify(passages)}, ${foldedQuestion(text)}, ${text})`.execute(queries);
}

interface QuestionRow {
  readonly at: string;
  readonly language: Language;
  readonly answered: boolean;
  readonly reports: string[];
  readonly passages: string;
  readonly text: string;
}

/** All stored questions of a server, oldest first. */
export async function readQuestions(queries: Queries, server: string): Promise<AskedQuestion[]> {
  const { rows } = await sql<QuestionRow>`select at, language, answered, reports, passages, text from questions
    where server = ${server} order by at, id`.execute(queries);
  return rows.map(({ passages, ...row }) => ({ server, ...row, passages: JSON.parse(passages) as number[] }));
}

/** Deletes the questions that their server's settings do not let stay at a time (ISO 8601). @returns how many. */
export async function pruneQuestions(queries: Queries, at: string): Promise<number> {
  const { rows } = await sql<{ server: string }>`
    select distinct server from questions order by server`.execute(queries);
  let deleted = 0;
  for (const { server } of rows) deleted += await deleteUnwantedQuestions(queries, server, at);
  return deleted;
}
