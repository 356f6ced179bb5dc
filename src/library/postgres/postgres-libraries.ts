import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import type { Libraries } from '../libraries.js';
import type { Library, LibraryReader } from '../library.js';
import { ScopedReaders } from '../scoped/scoped-readers.js';
import type { Scope } from '../scope.js';
import { keepLast } from '../stored/keep-last.js';
import type { Database } from './database.js';
import { openLibraryIn } from './open.js';
import type { PostgresLibrary, PostgresLibraryOptions } from './postgres-library.js';
import { baseName } from './schema.js';

const discordId = /^\d{17,20}$/;

/** Server libraries whose state is kept in memory, and readers of them. */
const mostKept = 1_000;

/** The base library and those of servers, in one database. Closing them closes the base library, and the database with it. */
export class PostgresLibraries implements Libraries {
  readonly base: PostgresLibrary;
  readonly #database: Database;
  readonly #options: Partial<PostgresLibraryOptions>;
  /** Those used last stand last. */
  readonly #kept = new Map<string, PostgresLibrary>();
  readonly #readers: ScopedReaders;

  /** @param options for the libraries of servers */
  constructor(base: PostgresLibrary, options: Partial<Omit<PostgresLibraryOptions, 'closesDatabase'>> = {}) {
    this.base = base;
    this.#database = base.database;
    this.#options = options;
    this.#readers = new ScopedReaders(base, mostKept);
  }

  async inScope(scope: Scope): Promise<LibraryReader> {
    return this.#readers.of(scope, scope.server === null ? null : await this.ofServer(scope.server));
  }

  async ofServer(server: string): Promise<Library | null> {
    checkId(server);
    const known = this.#kept.get(server);
    try {
      // Another process may have deleted it, or made it, since.
      if (known !== undefined) await known.refresh();
      const library = known ?? (await openLibraryIn(this.#database, server, this.#options));
      keepLast(this.#kept, server, library, mostKept);
      return library;
    } catch (error) {
      if (!(error instanceof IsnadError) || error.identifier !== 'library-missing') throw error;
      this.#forget(server);
      return null;
    }
  }

  async createForServer(server: string): Promise<Library> {
    checkId(server);
    const library = await openLibraryIn(this.#database, server, { ...this.#options, create: true });
    keepLast(this.#kept, server, library, mostKept);
    return library;
  }

  async servers(): Promise<string[]> {
    const { rows } = await this.#database.attempt((queries) =>
      sql<{ name: string }>`select name from libraries where name <> ${baseName} order by name collate "C"`.execute(
        queries,
      ),
    );
    return rows.map(({ name }) => name).filter((name) => discordId.test(name));
  }

  async deleteOfServer(server: string): Promise<void> {
    checkId(server);
    this.#forget(server);
    await this.#database.attempt((queries) => sql`delete from libraries where name = ${server}`.execute(queries));
  }

  refresh(): Promise<boolean> {
    return this.base.refresh();
  }

  async close(): Promise<void> {
    for (const library of this.#kept.values()) await library.close();
    await this.base.close();
  }

  #forget(server: string): void {
    this.#kept.delete(server);
    this.#readers.forget(server);
  }
}

function checkId(server: string): void {
  // Any other name may be the base library's.
  if (!discordId.test(server)) throw new RangeError('This is no id of a server.');
}
