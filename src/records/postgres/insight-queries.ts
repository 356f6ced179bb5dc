import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import { everyDay, mostUnanswered, usesOf } from '../insights.js';
import type { DayOfQuestions, ReportUse, UnansweredQuestion } from '../questions.js';
import { countVotesByReport } from './vote-queries.js';

/** Questions of a server by day, oldest first, also days without one. */
export async function readDays(
  queries: Queries,
  server: string,
  since: string,
  now: string,
): Promise<DayOfQuestions[]> {
  const { rows } = await sql<DayOfQuestions>`
    select left(at, 10) as day, count(*) as asked, count(*) filter (where answered) as answered,
      count(*) filter (where not answered) as refused
    from questions where server = ${server} and at >= ${since} group by day`.execute(queries);
  return everyDay(
    rows.map(({ day, asked, answered, refused }) => ({ day, asked, answered, refused })),
    since,
    now,
  );
}

/** How often each report was quoted in a server, and what members thought of it. */
export async function readUses(queries: Queries, server: string, since: string): Promise<ReportUse[]> {
  const { rows } = await sql<{ report: string; quoted: number }>`
    select report, count(*) as quoted from questions cross join lateral unnest(reports) as report
    where server = ${server} and at >= ${since} group by report`.execute(queries);
  return usesOf(rows, await countVotesByReport(queries, server, since));
}

/** What a server asked most often without an answer. */
export async function readUnanswered(queries: Queries, server: string, since: string): Promise<UnansweredQuestion[]> {
  const { rows } = await sql<UnansweredQuestion>`
    select (array_agg(text order by at desc, id desc))[1] as text, count(*) as times, max(at) as "lastAsked"
    from questions where server = ${server} and at >= ${since} and not answered
    group by folded order by times desc, "lastAsked" desc, folded limit ${mostUnanswered}`.execute(queries);
  return rows.map(({ text, times, lastAsked }) => ({ text, times, lastAsked }));
}
