import { setTimeout as wait } from 'node:timers/promises';
import { IsnadError } from '../../errors.js';
import type { Connection } from '../../library/embedded/connection.js';
import { fileIdentity, openDatabase } from '../../library/embedded/open-database.js';
import { closedRecords } from '../closed-records.js';

/** Milliseconds between two attempts: the first is soon repeated, the tenth not. */
const shortestPause = 5;
const longestPause = 200;

/** A connection, and the file that it has open: another may take its name. */
interface OpenFile {
  readonly connection: Connection;
  readonly file: string;
}

/**
 * A connection to the library of a folder that never waits on its thread, and follows when another file takes the library's place.
 * Actions must not wait either.
 */
export class PatientConnection {
  readonly #directory: string;
  readonly #patience: number;
  #opened: OpenFile;
  #reopening: Promise<void> | undefined;
  /** Ends when all writes so far are done: one after the other, so that a person's last word is the one that stays. */
  #writes: Promise<unknown> = Promise.resolve();
  readonly #reads = new Set<Promise<unknown>>();
  #isClosed = false;

  private constructor(directory: string, opened: OpenFile, patience: number) {
    this.#directory = directory;
    this.#opened = opened;
    this.#patience = patience;
  }

  /**
   * @param patience milliseconds that a call waits for another's write before it throws `library-busy`
   * @throws IsnadError `library-missing` (without `create`), `library-damaged`, `library-newer`, `library-busy`, `disk-write-failed`.
   */
  static async open(directory: string, create: boolean, patience: number): Promise<PatientConnection> {
    return new PatientConnection(directory, await openFile(directory, create), patience);
  }

  /** Runs an action that only reads, at once: no writer keeps a reader waiting. */
  read<Result>(action: (connection: Connection) => Result): Promise<Result> {
    if (this.#isClosed) return Promise.reject(closedRecords());
    const result = this.#patiently(action);
    this.#reads.add(result);
    void result.catch(() => {}).then(() => this.#reads.delete(result));
    return result;
  }

  /** Runs an action that writes, when those before it are done. It may be run again where another was writing: it must begin by asking. */
  write<Result>(action: (connection: Connection) => Result): Promise<Result> {
    if (this.#isClosed) return Promise.reject(closedRecords());
    const begun = performance.now();
    const result = this.#writes.catch(() => {}).then(() => this.#patiently(action, begun));
    this.#writes = result;
    return result;
  }

  /** Closes when what was asked for before is done; what is asked for after is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writes.catch(() => {});
    await Promise.allSettled(this.#reads);
    this.#opened.connection.close();
  }

  async #patiently<Result>(action: (connection: Connection) => Result, begun = performance.now()): Promise<Result> {
    const end = begun + this.#patience;
    for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        await this.#follow();
        return action(this.#opened.connection);
      } catch (error) {
        const isBusy = error instanceof IsnadError && error.identifier === 'library-busy';
        if (!isBusy || performance.now() + pause > end) throw error;
      }
      await wait(pause);
    }
  }

  /** Opens the file that bears the name now: what is written in one that was put aside or deleted would be lost. */
  async #follow(): Promise<void> {
    const { connection, file } = this.#opened;
    if (fileIdentity(connection.path) === file) return;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    await this.#reopening;
  }

  async #reopen(): Promise<void> {
    const before = this.#opened.connection;
    this.#opened = await openFile(this.#directory, false);
    before.close();
  }
}

async function openFile(directory: string, create: boolean): Promise<OpenFile> {
  const connection = await openDatabase(directory, create);
  try {
    // SQLite would wait on this thread, which has a gateway to answer, and perhaps the very publication that is waited for.
    // What a person takes back is overwritten, not only marked as free.
    connection.execute('pragma busy_timeout = 0; pragma secure_delete = on');
    return { connection, file: fileIdentity(connection.path) };
  } catch (error) {
    connection.close();
    throw error;
  }
}
