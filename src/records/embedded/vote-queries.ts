import type { Connection } from '../../library/embedded/connection.js';
import { timeOf } from '../times.js';
import type { DirectVote, ReportVotes, Vote, VoteOutcome } from '../votes.js';
import { overwriteJournal } from './tables.js';

interface StoredVote {
  readonly server: string | null;
  readonly helpful: number;
}

/** Stores a vote; one that says what the person has said already is not written again. `at` is kept with it. */
export function storeVote(connection: Connection, vote: Vote, at: Date): VoteOutcome {
  const { answer, person, server, helpful, reports } = vote;
  const query = connection.prepare<StoredVote>('select server, helpful from votes where answer = ? and person = ?');
  const find = (): StoredVote | undefined => query.get([answer, person]);
  const isDone = (stored: StoredVote | undefined): boolean =>
    stored !== undefined && (stored.helpful === Number(helpful) || stored.server !== server);
  // Looked up outside of the transaction first: a button pressed twice then needs no right to write.
  if (isDone(find())) return 'same';
  return connection.writeTogether(() => {
    const before = find();
    if (isDone(before)) return 'same';
    connection
      .prepare(
        `insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, ?, ?, ?)
         on conflict (answer, person) do update set
           helpful = excluded.helpful, reports = excluded.reports, at = excluded.at`,
      )
      .run([answer, person, server, Number(helpful), JSON.stringify([...new Set(reports)]), at.toISOString()]);
    return before === undefined ? 'new' : 'changed';
  });
}

/** Votes of one server by report since a time (ISO 8601), those with the most votes first; null for direct messages. */
export function countVotesByReport(connection: Connection, server: string | null, since = ''): ReportVotes[] {
  return connection
    .prepare<ReportVotes>(
      `select each.value as report, sum(helpful) as helpful, sum(1 - helpful) as notHelpful
       from votes, json_each(votes.reports) as each where server is ? and at >= ?
       group by each.value order by count(*) desc, each.value`,
    )
    .all([server, since])
    .map(({ report, helpful, notHelpful }) => ({ report, helpful, notHelpful }));
}

export function countVotesOf(connection: Connection, person: string): number {
  const query = connection.prepare<{ votes: number }>('select count(*) as votes from votes where person = ?');
  return query.get([person])?.votes ?? 0;
}

/** Deletes all votes of a person, and where no other process holds it back, what the journal remembers of them. @returns how many there were. */
export function deleteVotes(connection: Connection, person: string): number {
  const deleted = connection.prepare('delete from votes where person = ? returning 1').all([person]).length;
  if (deleted > 0) overwriteJournal(connection);
  return deleted;
}

/** All votes of direct messages. */
export function readDirectVotes(connection: Connection): DirectVote[] {
  return connection
    .prepare<{ answer: string; person: string; helpful: number; reports: string; at: string }>(
      'select answer, person, helpful, reports, at from votes where server is null order by at, answer, person',
    )
    .all()
    .map(({ answer, person, helpful, reports, at }) => ({
      ...{ answer, person, helpful: helpful === 1, reports: JSON.parse(reports) as string[], at },
    }));
}

/** Stores votes that were given before, of a server or of direct messages (null), in the transaction that is open; those that are there stay. */
export function putVotes(connection: Connection, server: string | null, votes: readonly DirectVote[]): void {
  const put = connection.prepare(
    `insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, ?, ?, ?)
     on conflict (answer, person) do nothing`,
  );
  for (const { answer, person, helpful, reports, at } of votes) {
    put.run([answer, person, server, Number(helpful), JSON.stringify([...new Set(reports)]), timeOf(at)]);
  }
}
