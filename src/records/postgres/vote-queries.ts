import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import { timeOf } from '../times.js';
import type { DirectVote, ReportVotes, Vote, VoteOutcome } from '../votes.js';

/** What becomes of a vote where it says nothing new; null where it is to be stored. */
export async function outcomeWithout(queries: Queries, { answer, person, server, helpful }: Vote) {
  const { rows } = await sql<{ server: string | null; helpful: boolean }>`
    select server, helpful from votes where answer = ${answer} and person = ${person}`.execute(queries);
  const [stored] = rows;
  return stored !== undefined && (stored.helpful === helpful || stored.server !== server) ? 'same' : null;
}

/** Stores a vote; one that says what the person has said already is not written again. @param at ISO 8601, kept with it */
export async function storeVote(queries: Queries, vote: Vote, at: string): Promise<VoteOutcome> {
  const { answer, person, server, helpful, reports } = vote;
  // A row that no transaction has changed yet is a new one.
  const { rows } = await sql<{ isNew: boolean }>`
    insert into votes (answer, person, server, helpful, reports, at)
    values (${answer}, ${person}, ${server}, ${helpful}, ${[...new Set(reports)]}::text[], ${at})
    on conflict (answer, person) do update set helpful = excluded.helpful, reports = excluded.reports, at = excluded.at
    where votes.helpful <> excluded.helpful and votes.server is not distinct from excluded.server
    returning xmax = 0 as "isNew"`.execute(queries);
  const [stored] = rows;
  if (stored === undefined) return 'same';
  return stored.isNew ? 'new' : 'changed';
}

/** Votes of one server by report since a time (ISO 8601), those with the most votes first; null for direct messages. */
export async function countVotesByReport(queries: Queries, server: string | null, since = ''): Promise<ReportVotes[]> {
  const { rows } = await sql<ReportVotes>`
    select report, count(*) filter (where helpful) as helpful, count(*) filter (where not helpful) as "notHelpful"
    from votes cross join lateral unnest(reports) as report
    where server is not distinct from ${server}::text and at >= ${since}
    group by report order by count(*) desc, report collate "C"`.execute(queries);
  return rows.map(({ report, helpful, notHelpful }) => ({ report, helpful, notHelpful }));
}

export async function countVotesOf(queries: Queries, person: string): Promise<number> {
  const { rows } = await sql<{ votes: number }>`
    select count(*) as votes from votes where person = ${person}`.execute(queries);
  return rows[0]?.votes ?? 0;
}

/** @returns how many there were. */
export async function deleteVotes(queries: Queries, person: string): Promise<number> {
  const { rows } = await sql`delete from votes where person = ${person} returning 1`.execute(queries);
  return rows.length;
}

/** All votes of a server, or of direct messages (null). */
export async function readVotes(queries: Queries, server: string | null): Promise<DirectVote[]> {
  const { rows } = await sql<DirectVote>`select answer, person, helpful, reports, at from votes
    where server is not distinct from ${server}::text order by at, answer, person`.execute(queries);
  return rows.map(({ answer, person, helpful, reports, at }) => ({ answer, person, helpful, reports, at }));
}

/** Stores votes that were given before, of a server or of direct messages (null); those that are there stay. */
export async function putVotes(queries: Queries, server: string | null, votes: readonly DirectVote[]): Promise<void> {
  for (const { answer, person, helpful, reports, at } of votes) {
    await sql`insert into votes (answer, person, server, helpful, reports, at)
      values (${answer}, ${person}, ${server}, ${helpful}, ${[...new Set(reports)]}::text[], ${timeOf(at)})
      on conflict (answer, person) do nothing`.execute(queries);
  }
}
