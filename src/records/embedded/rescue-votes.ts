import { type Cell, Connection } from '../../library/embedded/connection.js';
import { openDatabase } from '../../library/embedded/open-database.js';
import type { VoteTable } from '../../library/embedded/schema.js';

/** What could be carried over from a damaged library. */
export interface Rescue {
  readonly votes: number;
  /** False when the damage reaches the votes, or hides whether there are any. */
  readonly isComplete: boolean;
}

/**
 * Carries the votes of a damaged library over to the library that takes its place, which is made if need be; of the rest nothing is
 * lost, because it comes from the corpus. Votes that the new library has already stay as they are.
 * @param damaged path of the damaged database, as `setLibraryAside` returns it.
 * @throws IsnadError for the new library: `library-busy`, `disk-write-failed`.
 */
export async function rescueVotes(damaged: string, directory: string): Promise<Rescue> {
  const { votes, isComplete } = readableVotes(damaged);
  const connection = await openDatabase(directory, true);
  try {
    const put = connection.prepare(
      `insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, ?, ?, ?)
       on conflict (answer, person) do nothing`,
    );
    connection.writeTogether(() => {
      for (const vote of votes) {
        put.run([vote.answer, vote.person, vote.server, vote.helpful, vote.reports, vote.at]);
      }
    });
  } finally {
    connection.close();
  }
  return { votes: votes.length, isComplete };
}

interface Readable {
  readonly votes: readonly VoteTable[];
  readonly isComplete: boolean;
}

function readableVotes(path: string): Readable {
  const nothing: Readable = { votes: [], isComplete: false };
  let connection: Connection | undefined;
  try {
    connection = new Connection(path, 'damaged');
    const hasVotes = connection.prepare("select 1 from sqlite_schema where type = 'table' and name = 'votes'").get();
    return hasVotes === undefined ? { votes: [], isComplete: true } : readFromBothEnds(connection);
  } catch {
    // Whatever SQLite says about such a file is damage, which has been told already: the rebuild goes on without.
    return nothing;
  } finally {
    connection?.close();
  }
}

/** A damaged page ends the way through the table: what lies behind it is read from the other end. */
function readFromBothEnds(connection: Connection): Readable {
  const upwards = readUntilDamage(connection, 'asc');
  if (upwards.isComplete) return upwards;
  const downwards = readUntilDamage(connection, 'desc');
  const votes = new Map(
    [...upwards.votes, ...downwards.votes].map((vote) => [JSON.stringify([vote.answer, vote.person]), vote]),
  );
  return { votes: [...votes.values()], isComplete: false };
}

const rowsAtOnce = 256;

function readUntilDamage(connection: Connection, direction: 'asc' | 'desc'): Readable {
  const after = direction === 'asc' ? '>' : '<';
  const select = (condition: string) =>
    connection.prepare<VoteTable>(
      `select answer, person, server, helpful, reports, at from votes ${condition}
       order by answer ${direction}, person ${direction} limit ?`,
    );
  const first = select('');
  const next = select(`where (answer, person) ${after} (?, ?)`);
  const votes: VoteTable[] = [];
  let isComplete = true;
  for (let limit = rowsAtOnce; limit >= 1;) {
    const last = votes.at(-1);
    try {
      const found: VoteTable[] = last === undefined ? first.all([limit]) : next.all([last.answer, last.person, limit]);
      votes.push(...found.filter(isWhole));
      if (!found.every(isWhole)) return { votes, isComplete: false };
      if (found.length < limit) return { votes, isComplete };
    } catch {
      isComplete = false;
      limit = Math.floor(limit / 2);
    }
  }
  return { votes, isComplete };
}

/** Whether a row holds what was written: bytes changed by damage can still make a row. */
function isWhole(row: Readonly<Record<keyof VoteTable, Cell>>): boolean {
  const isText = (cell: Cell): cell is string => typeof cell === 'string' && cell !== '';
  return (
    isText(row.answer) &&
    isText(row.person) &&
    (row.server === null || isText(row.server)) &&
    (row.helpful === 0 || row.helpful === 1) &&
    isText(row.at) &&
    !Number.isNaN(Date.parse(row.at)) &&
    isText(row.reports) &&
    isListOfTexts(row.reports)
  );
}

function isListOfTexts(json: string): boolean {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string');
  } catch {
    return false;
  }
}
