import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../errors.js';
import type { Libraries } from '../libraries.js';
import type { Library, LibraryReader } from '../library.js';
import { ScopedReaders } from '../scoped/scoped-readers.js';
import type { Scope } from '../scope.js';
import type { EmbeddedLibrary } from './embedded-library.js';
import { fileIdentity } from './open-database.js';
import { type LibraryOptions, openLibrary } from './open.js';
import { databasePath } from './store.js';

const serversFolder = 'servers';
const discordId = /^\d{17,20}$/;

/** Server libraries that are kept open at once, unless said. */
const usuallyOpen = 200;
/** Milliseconds that a library stays open after another has taken its place: the question that is using it ends before. */
const closedAfter = 30_000;

/** Libraries in folders: the base library in one, each server's in a folder below it. */
export class EmbeddedLibraries implements Libraries {
  readonly base: EmbeddedLibrary;
  readonly #options: LibraryOptions;
  readonly #mostOpen: number;
  /** Those used last stand last. */
  readonly #open = new Map<string, Promise<EmbeddedLibrary | null>>();
  readonly #readers: ScopedReaders;
  readonly #closing = new Set<() => Promise<void>>();

  /**
   * @param options those that the base library was opened with
   * @param mostOpen server libraries that are kept open at once; 200 unless said
   */
  constructor(base: EmbeddedLibrary, options: LibraryOptions, mostOpen = usuallyOpen) {
    this.base = base;
    this.#options = options;
    this.#mostOpen = mostOpen;
    this.#readers = new ScopedReaders(base, mostOpen);
  }

  async inScope(scope: Scope): Promise<LibraryReader> {
    const own = scope.server === null ? null : await this.ofServer(scope.server);
    await own?.refresh();
    return this.#readers.of(scope, own);
  }

  async ofServer(server: string): Promise<Library | null> {
    return this.#opened(server, false);
  }

  async createForServer(server: string): Promise<Library> {
    const library = await this.#opened(server, true);
    if (library === null) throw new Error('A library was not made.');
    return library;
  }

  async servers(): Promise<string[]> {
    const entries = await readdir(path.join(this.#options.directory, serversFolder)).catch(() => []);
    return entries.filter((entry) => discordId.test(entry)).sort();
  }

  async deleteOfServer(server: string): Promise<void> {
    const directory = this.#directoryOf(server);
    const library = await this.#open.get(server);
    this.#open.delete(server);
    this.#readers.forget(server);
    await library?.close();
    try {
      // A question that is being answered may open a file of it once more.
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    } catch (cause) {
      throw new IsnadError('disk-write-failed', `The library of the server ${server} cannot be deleted.`, {
        hint: `Check the permissions of ${directory}.`,
        cause,
      });
    }
  }

  refresh(): Promise<boolean> {
    return this.base.refresh();
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.all([...this.#closing].map((close) => close()));
    for (const each of open) await (await each.catch(() => null))?.close();
    await this.base.close();
  }

  #directoryOf(server: string): string {
    // It becomes a part of a path.
    if (!discordId.test(server)) throw new RangeError('This is no id of a server.');
    return path.join(this.#options.directory, serversFolder, server);
  }

  async #opened(server: string, create: boolean): Promise<EmbeddedLibrary | null> {
    const directory = this.#directoryOf(server);
    const known = this.#open.get(server);
    this.#open.delete(server);
    const opening = this.#stillThere(known, server).then((library) => library ?? this.#openAt(directory, create));
    this.#open.set(server, opening);
    this.#closeOldest();
    try {
      const library = await opening;
      // Another process may make it meanwhile.
      if (library === null && this.#open.get(server) === opening) this.#open.delete(server);
      return library;
    } catch (error) {
      if (this.#open.get(server) === opening) this.#open.delete(server);
      throw error;
    }
  }

  /** A library that is open, unless another process has deleted its folder since. */
  async #stillThere(
    known: Promise<EmbeddedLibrary | null> | undefined,
    server: string,
  ): Promise<EmbeddedLibrary | null> {
    const library = (await known) ?? null;
    if (known === undefined || library === null) return null;
    if (fileIdentity(databasePath(this.#directoryOf(server))) !== '') return library;
    this.#readers.forget(server);
    this.#closeLater(known);
    return null;
  }

  async #openAt(directory: string, create: boolean): Promise<EmbeddedLibrary | null> {
    // Most servers have none, which is found out with each of their questions.
    if (!create && !existsSync(databasePath(directory))) return null;
    try {
      return await openLibrary({ ...this.#options, directory, create });
    } catch (error) {
      if (!create && error instanceof IsnadError && error.identifier === 'library-missing') return null;
      throw error;
    }
  }

  #closeOldest(): void {
    const [oldest] = this.#open.size > this.#mostOpen ? this.#open : [];
    if (oldest === undefined) return;
    const [server, opening] = oldest;
    this.#open.delete(server);
    this.#closeLater(opening);
  }

  #closeLater(opening: Promise<EmbeddedLibrary | null>): void {
    const close = async (): Promise<void> => {
      clearTimeout(timer);
      this.#closing.delete(close);
      await (await opening.catch(() => null))?.close();
    };
    const timer = setTimeout(() => void close(), closedAfter).unref();
    this.#closing.add(close);
  }
}
