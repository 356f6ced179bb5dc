import type { Connection } from '../../library/embedded/connection.js';
import type { ReportVotes, Vote, VoteOutcome } from '../records.js';

/** Stores a vote; one that says what the person has said already is not written again. `at` is kept with it. */
export function storeVote(connection: Connection, vote: Vote, at: Date): VoteOutcome {
  const { answer, person, server, helpful, reports } = vote;
  const find = connection.prepare<{ helpful: number }>('select helpful from votes where answer = ? and person = ?');
  const isStored = (): boolean => find.get([answer, person])?.helpful === Number(helpful);
  // Looked up outside of the transaction first: a button pressed twice then needs no right to write.
  if (isStored()) return 'same';
  return connection.writeTogether(() => {
    const before = find.get([answer, person]);
    if (isStored()) return 'same';
    connection
      .prepare(
        `insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, ?, ?, ?)
         on conflict (answer, person) do update set
           server = excluded.server, helpful = excluded.helpful, reports = excluded.reports, at = excluded.at`,
      )
      .run([answer, person, server, Number(helpful), JSON.stringify([...new Set(reports)]), at.toISOString()]);
    return before === undefined ? 'new' : 'changed';
  });
}

/** Votes of one server by report, those with the most votes first; null for direct messages. */
export function countVotesByReport(connection: Connection, server: string | null): ReportVotes[] {
  return connection
    .prepare<ReportVotes>(
      `select each.value as report, sum(helpful) as helpful, sum(1 - helpful) as notHelpful
       from votes, json_each(votes.reports) as each where server is ?
       group by each.value order by count(*) desc, each.value`,
    )
    .all([server])
    .map(({ report, helpful, notHelpful }) => ({ report, helpful, notHelpful }));
}

/** Deletes all votes of a person, and where no other process holds it back, what the journal remembers of them. @returns how many there were. */
export function deleteVotes(connection: Connection, person: string): number {
  const deleted = connection.prepare('delete from votes where person = ? returning 1').all([person]).length;
  if (deleted > 0) connection.prepare('pragma wal_checkpoint(truncate)').all();
  return deleted;
}
