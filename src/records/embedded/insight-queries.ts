import type { Connection } from '../../library/embedded/connection.js';
import type { DayOfQuestions, ReportUse, UnansweredQuestion } from '../questions.js';
import { countVotesByReport } from './vote-queries.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const mostDays = 366;
const mostUnanswered = 10;

/** Where counts begin that are asked for from a time until now, both ISO 8601. */
export function beginningOf(from: string, now: string): string {
  return new Date(Math.max(Date.parse(from), Date.parse(now) - mostDays * dayMilliseconds)).toISOString();
}

/** Questions of a server by day, oldest first, also days without one. */
export function readDays(connection: Connection, server: string, since: string, now: string): DayOfQuestions[] {
  const counted = connection
    .prepare<DayOfQuestions>(
      `select substr(at, 1, 10) as day, count(*) as asked, sum(answered) as answered, sum(1 - answered) as refused
       from questions where server = ? and at >= ? group by day`,
    )
    .all([server, since])
    .map(({ day, asked, answered, refused }) => ({ day, asked, answered, refused }));
  const byDay = new Map(counted.map((count) => [count.day, count]));
  for (const day of daysBetween(since, now)) {
    if (!byDay.has(day)) byDay.set(day, { day, asked: 0, answered: 0, refused: 0 });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function daysBetween(since: string, now: string): string[] {
  const first = Date.parse(since.slice(0, 10));
  const count = Math.floor((Date.parse(now) - first) / dayMilliseconds) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    new Date(first + index * dayMilliseconds).toISOString().slice(0, 10),
  );
}

/** How often each report was quoted in a server, and what members thought of it. */
export function readUses(connection: Connection, server: string, since: string): ReportUse[] {
  const quoted = connection
    .prepare<{ report: string; quoted: number }>(
      `select each.value as report, count(*) as quoted from questions, json_each(questions.reports) as each
       where server = ? and at >= ? group by each.value`,
    )
    .all([server, since]);
  const uses = new Map<string, ReportUse>();
  for (const { report, quoted: times } of quoted) {
    uses.set(report, { report, quoted: times, helpful: 0, notHelpful: 0, helpfulRate: null });
  }
  for (const { report, helpful, notHelpful } of countVotesByReport(connection, server, since)) {
    const helpfulRate = helpful / (helpful + notHelpful);
    uses.set(report, { report, quoted: uses.get(report)?.quoted ?? 0, helpful, notHelpful, helpfulRate });
  }
  return [...uses.values()].sort(
    (a, b) =>
      b.quoted - a.quoted || b.helpful + b.notHelpful - (a.helpful + a.notHelpful) || (a.report < b.report ? -1 : 1),
  );
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
