import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Database from 'libsql';
import { IsnadError } from '../../errors.js';

/** Bytes as libsql returns them: `get` gives a Buffer, `all` an ArrayBuffer. */
export type Blob = Uint8Array | ArrayBuffer;

/** What a column can hold. */
export type Cell = string | number | null | Blob;

/** A prepared statement that reads rows of one shape. Parameters are positional. */
export interface Query<Row> {
  get(parameters?: readonly Cell[]): Row | undefined;
  all(parameters?: readonly Cell[]): Row[];
  /** For statements that return nothing. */
  run(parameters?: readonly Cell[]): void;
}

/**
 * How a database file is opened. `snapshot` reads a file in a folder that cannot be written: SQLite then takes the file as it is,
 * without looking for another process's changes. `damaged` reads what is left of a file. `lock` is for a file that holds nothing, whose
 * transactions keep other processes out.
 */
export type AccessMode = 'write' | 'read' | 'snapshot' | 'damaged' | 'lock';

/** Milliseconds that a write waits for another process's write before it gives up with `library-busy`. */
const busyTimeout = 5_000;

/** Pages kept in memory, at most: the indexes of 100,000 passages fit, which SQLite's own 2 MB cannot hold. */
const cacheKibibytes = 64 * 1024;

/**
 * Bytes of a page of a new file. A passage's vectors (3 to 6 kB) then lie in one page: 2,000 of them are read in 30 ms instead of 450.
 */
const pageBytes = 8192;

/** What a large publication's journal is cut back to once it has been taken over. */
const journalBytes = 64 * 1024 * 1024;

const reading = `pragma busy_timeout = ${busyTimeout}; pragma cache_size = -${cacheKibibytes}`;

const settings: Readonly<Record<AccessMode, string>> = {
  read: reading,
  snapshot: reading,
  // Where the schema may be mended, a file that is shorter than it says is not refused: pages that are there are read.
  damaged: `pragma writable_schema = on; ${reading}`,
  // Every commit reaches the disk (synchronous = full): a published generation survives a power cut, not only a killed process.
  write: `${reading}; pragma page_size = ${pageBytes}; pragma journal_mode = wal; pragma foreign_keys = on;
    pragma synchronous = full; pragma journal_size_limit = ${journalBytes}`,
  // Nothing is ever written, so there is nothing to undo after a kill; who finds it locked does not wait.
  lock: 'pragma busy_timeout = 0; pragma journal_mode = off',
};

function locationOf(path: string, mode: AccessMode): string {
  if (mode === 'write' || mode === 'lock') return path;
  // A journal is read where there is one; without one, SQLite would leave an empty one behind.
  const isAsItStands = mode === 'snapshot' || (mode === 'damaged' && !existsSync(`${path}-wal`));
  return `${pathToFileURL(path).href}?${isAsItStands ? 'immutable=1' : 'mode=ro'}`;
}

/** One connection to a SQLite file. All failures are IsnadErrors that name the file. */
export class Connection {
  readonly path: string;
  readonly mode: AccessMode;
  readonly #database: Database.Database;

  /** @throws IsnadError `library-damaged` when the file is no database, `library-busy`, or `disk-write-failed`. */
  constructor(path: string, mode: AccessMode) {
    this.path = path;
    this.mode = mode;
    this.#database = this.#guard(() => new Database(locationOf(path, mode)));
    try {
      this.execute(settings[mode]);
      if (mode !== 'lock') this.prepare('select count(*) from sqlite_schema').get();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  prepare<Row>(sql: string): Query<Row> {
    const statement = this.#guard(() => this.#database.prepare(sql));
    return {
      get: (parameters = []) => this.#guard(() => statement.get(parameters) as Row | undefined),
      all: (parameters = []) => this.#guard(() => statement.all(parameters) as Row[]),
      run: (parameters = []) => void this.#guard(() => statement.run(parameters)),
    };
  }

  /** Runs statements that return nothing. */
  execute(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** Reads in one transaction: everything the action reads is of one moment. The action must not wait. */
  readTogether<Result>(action: () => Result): Result {
    this.execute('begin');
    try {
      return action();
    } finally {
      this.rollBack();
    }
  }

  /** Writes in one transaction: all or nothing. The action must not wait. */
  writeTogether<Result>(action: () => Result): Result {
    this.execute('begin immediate');
    try {
      const result = action();
      this.execute('commit');
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  /** Undoes the open transaction; SQLite may have done so by itself, when the disk is full for one. */
  rollBack(): void {
    if (this.#database.inTransaction) this.execute('rollback');
  }

  /** The connection as Kysely's SQLite dialect wants it. */
  forKysely(): SqliteDatabase {
    return {
      close: () => {},
      prepare: (sql): SqliteStatement => {
        const statement = this.#guard(() => this.#database.prepare(sql));
        return {
          reader: (statement as unknown as { reader: boolean }).reader,
          all: (parameters) => this.#guard(() => statement.all(parameters)),
          run: (parameters) => this.#guard(() => statement.run(parameters)),
          iterate: (parameters) => statement.iterate(parameters),
        };
      },
    };
  }

  /** The file itself is let go when the garbage collector has taken the prepared statements: libsql cannot end them. */
  close(): void {
    if (!this.#database.open) return;
    this.rollBack();
    this.#database.close();
  }

  #guard<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw translate(error, this.path);
    }
  }
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html) that a person can do something about. */
const resultCode = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  inputOutput: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notDatabase: 26,
};

/**
 * What an input error says where something could not be written: the file is not damaged, it has no room or no right to grow
 * (SQLITE_IOERR_WRITE, FSYNC, DIR_FSYNC, TRUNCATE, DELETE, SHMOPEN, SHMSIZE, SHMMAP).
 */
const failedWrites: ReadonlySet<number> = new Set([3, 4, 5, 6, 10, 18, 19, 21]);

/**
 * What SQLite says of a file whose header or schema is not what was written: the statements never change, so what they name was there. Its code for
 * that is the one for everything without a code.
 */
const contradictions = /unsupported file format|no such (table|column): |parse error in "/;

/** Makes of a SQLite error the one that a person is told; other errors are defects and stay as they are. */
function translate(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  switch (code?.primary) {
    case resultCode.busy:
    case resultCode.locked:
      return new IsnadError('library-busy', `Another process is writing to ${path}.`, {
        hint: 'Wait until it has finished, then try again.',
        cause: error,
      });
    case resultCode.error:
      return error instanceof Error && contradictions.test(error.message)
        ? damagedLibrary(path, error.message, error)
        : error;
    // A file that ends too early is reported as an input error, not as damage.
    case resultCode.inputOutput:
      if (failedWrites.has(code?.detail ?? 0)) return unwritable(path, error);
      return damagedLibrary(path, error instanceof Error ? error.message : String(error), error);
    case resultCode.corrupt:
    case resultCode.notDatabase:
      return damagedLibrary(path, error instanceof Error ? error.message : String(error), error);
    case resultCode.readOnly:
    case resultCode.full:
    case resultCode.cannotOpen:
      return unwritable(path, error);
    default:
      return error;
  }
}

function unwritable(path: string, cause: unknown): IsnadError {
  return new IsnadError('disk-write-failed', `${path} cannot be opened or written.`, {
    hint: 'Check the free space of the disk and the permissions of the folder.',
    cause,
  });
}

/** The result code of an error of libsql, and what its upper bytes say beside; undefined for any other error. */
function sqliteCode(error: unknown): { primary: number; detail: number } | undefined {
  if (!(error instanceof Error)) return undefined;
  // A failure to open has its code in the message only.
  const told =
    'rawCode' in error && typeof error.rawCode === 'number'
      ? error.rawCode
      : Number(/^ConnectionFailed\(.*: (\d+)"?\)$/s.exec(error.message)?.[1] ?? Number.NaN);
  return Number.isNaN(told) ? undefined : { primary: told & 0xff, detail: told >> 8 };
}

/** The error for a library file that cannot be trusted: it says what is lost (nothing) and how to go on. */
export function damagedLibrary(path: string, detail: string, cause?: unknown): IsnadError {
  return new IsnadError('library-damaged', `The library ${path} is damaged: ${detail}.`, {
    hint: 'Run `isnad reindex --full`: it moves the damaged file aside and rebuilds the library from the corpus. No report is lost.',
    cause,
  });
}
