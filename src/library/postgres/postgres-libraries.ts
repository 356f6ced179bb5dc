import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import { type Libraries, serverReportMark } from '../libraries.js';
import type { Library, LibraryReader } from '../library.js';
import { type Part, passagesAt } from '../scoped/part.js';
import { ScopedReader } from '../scoped/scoped-reader.js';
import type { HiddenFromServer, Scope } from '../scope.js';
import type { Database } from './database.js';
import { openLibraryIn } from './open.js';
import type { PostgresLibrary, PostgresLibraryOptions } from './postgres-library.js';
import { baseName } from './schema.js';

const discordId = /^\d{17,20}$/;

/** Server libraries whose state is kept in memory. */
const mostKept = 1_000;

interface KeptReader {
  readonly base: number;
  readonly own: number;
  readonly includesBase: boolean;
  readonly hidden: HiddenFromServer;
  readonly reader: LibraryReader;
}

/** The base library and those of servers, in one database. Closing them closes the base library, and the database with it. */
export class PostgresLibraries implements Libraries {
  readonly base: PostgresLibrary;
  readonly #database: Database;
  readonly #options: Partial<PostgresLibraryOptions>;
  /** Those used last stand last. */
  readonly #kept = new Map<string, PostgresLibrary>();
  /** The last reader of each server: what is worked out for a reader, such as the list of titles, stays good while nothing changes. */
  readonly #readers = new Map<string, KeptReader>();

  /** @param options for the libraries of servers */
  constructor(base: PostgresLibrary, options: Partial<Omit<PostgresLibraryOptions, 'closesDatabase'>> = {}) {
    this.base = base;
    this.#database = base.database;
    this.#options = options;
  }

  async inScope(scope: Scope): Promise<LibraryReader> {
    const { server, includesBase, hidden } = scope;
    const own = await this.#usable(server);
    const hidesNothing = hidden.reports.length === 0 && hidden.passages.length === 0;
    if (own === null && includesBase && hidesNothing) return this.base;
    const states = { base: await this.base.state(), own: (await own?.state()) ?? null };
    const now = { base: states.base.generation, own: states.own?.generation ?? -1, includesBase, hidden };
    const kept = this.#readers.get(server ?? '');
    if (kept !== undefined && isSame(kept, now)) return kept.reader;
    const reader = new ScopedReader(
      includesBase ? partOf(this.base, hidden) : null,
      own === null ? null : partOf(own, { reports: [], passages: await passagesAt(hidden.ownPassages ?? [], own) }),
      serverReportMark,
    );
    keep(this.#readers, server ?? '', { ...now, reader });
    return reader;
  }

  /** A server's library as it is now, if questions can be asked of it with the model of the base library. */
  async #usable(server: string | null): Promise<Library | null> {
    const library = server === null ? null : await this.ofServer(server);
    if (library === null) return null;
    const [own, base] = await Promise.all([library.state(), this.base.state()]);
    return own.embedding?.fingerprint === base.embedding?.fingerprint ? library : null;
  }

  async ofServer(server: string): Promise<Library | null> {
    checkId(server);
    const known = this.#kept.get(server);
    try {
      // Another process may have deleted it, or made it, since.
      if (known !== undefined) await known.refresh();
      const library = known ?? (await openLibraryIn(this.#database, server, this.#options));
      keep(this.#kept, server, library);
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
    keep(this.#kept, server, library);
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
    this.#readers.delete(server);
  }
}

function checkId(server: string): void {
  // Any other name may be the base library's.
  if (!discordId.test(server)) throw new RangeError('This is no id of a server.');
}

/** Sets a value as the one used last, and drops the one used longest ago where there are many. */
function keep<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.size > mostKept ? values.keys() : [];
  if (oldest !== undefined) values.delete(oldest);
}

const partOf = (reader: LibraryReader, { reports, passages }: HiddenFromServer): Part => ({
  reader,
  hiddenReports: reports,
  hiddenPassages: new Set(passages),
});

const isSame = (a: Omit<KeptReader, 'reader'>, b: Omit<KeptReader, 'reader'>): boolean =>
  a.base === b.base && a.own === b.own && a.includesBase === b.includesBase && a.hidden === b.hidden;
