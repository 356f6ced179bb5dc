import { setTimeout as wait } from 'node:timers/promises';
import { IsnadError } from '../../errors.js';
import type { Connection } from '../../library/embedded/connection.js';
import { fileIdentity, openDatabase } from '../../library/embedded/open-database.js';
import type { Records, ReportVotes, Vote, VoteOutcome } from '../records.js';
import { countVotesByReport, deleteVotes, storeVote } from './vote-queries.js';

export interface RecordsOptions {
  /** Makes folder and library if they are missing. Without it, a missing library is an error. */
  readonly create?: boolean;
  /** Milliseconds that a call waits for another's write, a reindex's for one, before it throws `library-busy`. 10,000 unless said. */
  readonly patience?: number;
}

/** A reindex holds the database while it writes what it has prepared: seconds for 100,000 passages. */
const defaultPatience = 10_000;
/** Milliseconds between two attempts: the first is soon repeated, the tenth not. */
const shortestPause = 5;
const longestPause = 200;

/**
 * Opens what is recorded in the library of a folder. The library may be open in this and other processes at the same time, and may be
 * reindexed, switched to another model, or made anew meanwhile.
 * @throws IsnadError `library-missing` (without `create`), `library-damaged`, `library-newer`, `library-busy`, `disk-write-failed`.
 */
export async function openRecords(directory: string, options: RecordsOptions = {}): Promise<Records> {
  const opened = await openFile(directory, options.create ?? false);
  return new EmbeddedRecords(directory, opened, options.patience ?? defaultPatience);
}

/** A connection, and the file that it has open: another may take its name. */
interface OpenFile {
  readonly connection: Connection;
  readonly file: string;
}

async function openFile(directory: string, create: boolean): Promise<OpenFile> {
  const connection = await openDatabase(directory, create);
  try {
    // SQLite would wait on this thread, which has a gateway to answer, and perhaps the very publication that is waited for.
    // What a person takes back is overwritten, not only marked as free.
    connection.execute('pragma busy_timeout = 0; pragma secure_delete = on');
    return { connection, file: await fileIdentity(connection.path) };
  } catch (error) {
    connection.close();
    throw error;
  }
}

class EmbeddedRecords implements Records {
  readonly #directory: string;
  readonly #patience: number;
  #opened: OpenFile;
  /** Ends when all calls so far are done: one after the other, so that a person's last word is the one that stays. */
  #calls: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(directory: string, opened: OpenFile, patience: number) {
    this.#directory = directory;
    this.#opened = opened;
    this.#patience = patience;
  }

  vote(vote: Vote): Promise<VoteOutcome> {
    return this.#inTurn((connection) => storeVote(connection, vote, new Date()));
  }

  votesByReport(server: string | null): Promise<ReportVotes[]> {
    return this.#inTurn((connection) => countVotesByReport(connection, server));
  }

  deleteVotesOf(person: string): Promise<number> {
    return this.#inTurn((connection) => deleteVotes(connection, person));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#calls.catch(() => {});
    this.#opened.connection.close();
  }

  #inTurn<Result>(action: (connection: Connection) => Result): Promise<Result> {
    if (this.#isClosed) return Promise.reject(closed());
    const end = performance.now() + this.#patience;
    const result = this.#calls.catch(() => {}).then(() => this.#patiently(action, end));
    this.#calls = result;
    return result;
  }

  async #patiently<Result>(action: (connection: Connection) => Result, end: number): Promise<Result> {
    for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        return action(await this.#connection());
      } catch (error) {
        const isBusy = error instanceof IsnadError && error.identifier === 'library-busy';
        if (!isBusy || performance.now() + pause > end) throw error;
      }
      await wait(pause);
    }
  }

  /** The connection to the file that bears the name now: a vote in one that was put aside or deleted would be lost. */
  async #connection(): Promise<Connection> {
    const { connection, file } = this.#opened;
    if ((await fileIdentity(connection.path)) === file) return connection;
    this.#opened = await openFile(this.#directory, false);
    connection.close();
    return this.#opened.connection;
  }
}

function closed(): IsnadError {
  return new IsnadError('library-busy', 'The library was closed: nothing can be recorded any more.', {
    hint: 'Try again when the program has started again.',
  });
}
