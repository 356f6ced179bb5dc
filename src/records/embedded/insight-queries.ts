import type { Connection } from '../../library/embedded/connection.js';
import { everyDay, mostUnanswered, usesOf } from '../insights.js';
import type { DayOfQuestions, ReportUse, UnansweredQuestion } from '../questions.js';
import { countVotesByReport } from './vote-queries.js';

/** Questions of a server by day, oldest first, also days without one. */
export function readDays(connection: Connection, server: string, since: string, now: string): DayOfQuestions[] {
  const counted = connection
    .prepare<DayOfQuestions>(
      `select substr(at, 1, 10) as day, count(*) as asked, sum(answered) as answered, sum(1 - answered) as refused
       from questions where server = ? and at >= ? group by day`,
    )
    .all([server, since])
    .map(({ day, asked, answered, refused }) => ({ day, asked, answered, refused }));
  return everyDay(counted, since, now);
}

/** How often each report was quoted in a server, and what members thought of it. */
export function readUses(connection: Connection, server: string, since: string): ReportUse[] {
  const quoted = connection
    .prepare<{ report: string; quoted: number }>(
      `select each.value as report, count(*) as quoted from questions, json_each(questions.reports) as each
       where server = ? and at >= ? group by each.value`,
    )
    .all([server, since]);
  return usesOf(quoted, countVotesByReport(connection, server, since));
}

/** What a server asked most often without an answer. */
export function readUnanswered(connection: Connection, server: string, since: string): UnansweredQuestion[] {
  // Beside max(), SQLite gives the other columns of that very row: https://www.sqlite.org/lang_select.html#bareagg
  return connection
    .prepare<UnansweredQuestion>(
      `select text, count(*) as times, max(at) as lastAsked from questions
       where server = ? and at >= ? and answered = 0
       group by folded order by times desc, lastAsked desc, folded limit ?`,
    )
    .all([server, since, mostUnanswered])
    .map(({ text, times, lastAsked }) => ({ text, times, lastAsked }));
}
