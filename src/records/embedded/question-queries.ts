import type { Language } from '../../language/languages.js';
import type { Connection } from '../../library/embedded/connection.js';
import { type AskedQuestion, foldedQuestion } from '../questions.js';
import { timeOf } from '../times.js';
import { deleteUnwantedQuestions, readSettings } from './setting-queries.js';
import { overwriteJournal } from './tables.js';

/** Stores a question where its server keeps questions. @returns whether it was stored. */
export function storeQuestion(connection: Connection, question: AskedQuestion): boolean {
  return connection.writeTogether(() => {
    // Asked again under the right to write: what was switched off meanwhile stays off.
    if (!readSettings(connection, question.server).keepsQuestions) return false;
    putQuestion(connection, question);
    return true;
  });
}

export function putQuestion(connection: Connection, question: AskedQuestion): void {
  const { server, text, language, answered, reports, passages = [], at } = question;
  connection
    .prepare(
      `insert into questions (server, at, language, answered, reports, passages, folded, text)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run([
      ...[server, timeOf(at), language, Number(answered)],
      ...[JSON.stringify([...new Set(reports)]), JSON.stringify(passages), foldedQuestion(text), text],
    ]);
}

interface QuestionRow {
  readonly at: string;
  readonly language: Language;
  readonly answered: number;
  readonly reports: string;
  readonly passages: string;
  readonly text: string;
}

/** All stored questions of a server, oldest first. */
export function readQuestions(connection: Connection, server: string): AskedQuestion[] {
  return connection
    .prepare<QuestionRow>(
      'select at, language, answered, reports, passages, text from questions where server = ? order by at, id',
    )
    .all([server])
    .map(({ at, language, answered, reports, passages, text }) => ({
      ...{ server, text, language, answered: answered === 1, at },
      reports: JSON.parse(reports) as string[],
      passages: JSON.parse(passages) as number[],
    }));
}

/** Deletes the questions that their server's settings do not let stay at a time (ISO 8601). @returns how many. */
export function pruneQuestions(connection: Connection, at: string): number {
  const servers = connection.prepare<{ server: string }>('select distinct server from questions').all();
  if (servers.length === 0) return 0;
  const deleted = connection.writeTogether(() =>
    servers.reduce((count, { server }) => count + deleteUnwantedQuestions(connection, server, at), 0),
  );
  if (deleted > 0) overwriteJournal(connection);
  return deleted;
}
