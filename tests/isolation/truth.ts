import { Connection, type Query } from '../../src/library/embedded/connection.js';
import { databasePath } from '../../src/library/embedded/store.js';
import type { LibraryReader } from '../../src/library/library.js';
import type { ServerData } from '../../src/records/servers.js';
import { rolesIn, servers, standingIn } from './payloads.js';
import { canariesIn, ownerOf } from './reports.js';
import type { Stores } from './world.js';

/** Where somebody is. */
export interface Place {
  /** Null in a direct message. */
  readonly server: string | null;
  /** Whether the bot is a member of that server. */
  readonly isMember: boolean;
}

/** Ids of roles and channels that belong to one server. */
const idForm = /[345]0000000000000000\d/g;

interface Kept {
  readonly library: LibraryReader;
  readonly generation: number;
  readonly words: ReadonlySet<string>;
}

/** What may be seen where, worked out from what is stored and from nothing that the bot works out. */
export class Truth {
  readonly #stores: Stores;
  readonly #base = new Map<string, readonly string[]>();
  readonly #own = new Map<string, Kept>();
  /** Owners whose reports a server's moderators have imported. */
  readonly #imported = new Map<string, Set<string>>();
  readonly #connection: Connection;
  readonly #written: Query<{ data_version: number }>;
  /** What is recorded of servers, until something is written. */
  readonly #recorded = new Map<string, Promise<ServerData>>();
  #version = -1;

  constructor(stores: Stores) {
    this.#stores = stores;
    this.#connection = new Connection(databasePath(stores.directory), 'read');
    // Another number whenever another connection has written: https://www.sqlite.org/pragma.html#pragma_data_version
    this.#written = this.#connection.prepare('pragma data_version');
  }

  close(): void {
    this.#connection.close();
  }

  #recordsOf(server: string): Promise<ServerData> {
    const version = this.#written.get()?.data_version ?? -1;
    if (version !== this.#version) this.#recorded.clear();
    this.#version = version;
    const recorded = this.#recorded.get(server) ?? this.#stores.records.servers.export(server);
    this.#recorded.set(server, recorded);
    return recorded;
  }

  /** What anybody may read at a place: the base library without what is hidden there, and the server's own reports. */
  async readable({ server, isMember }: Place): Promise<Set<string>> {
    if (server === null || !isMember) return this.#baseWithout([], new Set());
    const { records } = this.#stores;
    const own = await this.#ofServer(server);
    const { usesBase } = await records.settings.of(server);
    if (!usesBase) return own;
    const { hiddenReports, hiddenPassages } = await this.#recordsOf(server);
    const hidden = new Set(hiddenPassages.flatMap(({ text }) => [...canariesIn(text)]));
    return new Set([...own, ...(await this.#baseWithout(hiddenReports, hidden))]);
  }

  /** What the moderators of a server may see besides: what is hidden, was removed, was done and was asked there. */
  async moderated(server: string): Promise<Set<string>> {
    const { records } = this.#stores;
    const { audit, removed, questions } = await this.#recordsOf(server);
    const { usesBase } = await records.settings.of(server);
    const stored = [...canariesIn(JSON.stringify([audit, removed, questions]))];
    const base = usesBase ? await this.#baseWithout([], new Set()) : [];
    return new Set([...(await this.#ofServer(server)), ...stored.filter((word) => this.#isOf(server, word)), ...base]);
  }

  /** Ids of reports that a server has. */
  async idsOf(server: string): Promise<string[]> {
    const library = await this.#stores.libraries.ofServer(server);
    return ((await library?.reports()) ?? []).map(({ id }) => id);
  }

  /** Ids of reports that a server has removed. */
  async removedOf(server: string): Promise<string[]> {
    return (await this.#recordsOf(server)).removed.map(({ report }) => report.id);
  }

  /** What the base library has, hidden or not. */
  everythingOfBase(): Promise<Set<string>> {
    return this.#baseWithout([], new Set());
  }

  /** Whether somebody is a moderator at a place now. */
  async isModerator({ server, isMember }: Place, person: string): Promise<boolean> {
    if (server === null || !isMember) return false;
    if (standingIn(server, person) === 'administrator') return true;
    const { moderatorRoles } = await this.#stores.records.settings.of(server);
    return rolesIn(server, person).some((role) => moderatorRoles.includes(role));
  }

  /** What of the roles and channels that were shown is another server's. */
  strangeIds(shown: string, server: string | null): string[] {
    return [...new Set(shown.match(idForm))].filter((id) => id.slice(1) !== (server ?? '').slice(1) && isOfServer(id));
  }

  /** A server's moderators take over what was exported: it is theirs from then on. */
  imports(server: string, exported: string): void {
    const owners = this.#imported.get(server) ?? new Set();
    for (const word of canariesIn(exported)) owners.add(ownerOf(word));
    this.#imported.set(server, owners);
  }

  /** What is stored of each server, as one text. Members write votes and questions. */
  async fingerprints(): Promise<Map<string, string>> {
    const all = await Promise.all(servers.map(async (server) => [server, await this.#fingerprint(server)] as const));
    return new Map(all);
  }

  async #fingerprint(server: string): Promise<string> {
    const { votes: _, questions: __, ...data } = await this.#recordsOf(server);
    const library = await this.#stores.libraries.ofServer(server);
    const { generation = 0 } = (await library?.state()) ?? {};
    return JSON.stringify([data, generation]);
  }

  /** Servers that store what their moderators have switched off. */
  async unwanted(): Promise<string[]> {
    const { records } = this.#stores;
    const found = await Promise.all(
      servers.map(async (server) => {
        const { keepsQuestions } = await records.settings.of(server);
        const { questions } = await this.#recordsOf(server);
        return keepsQuestions || questions.length === 0 ? [] : [server];
      }),
    );
    return found.flat();
  }

  async #baseWithout(reports: readonly string[], words: ReadonlySet<string>): Promise<Set<string>> {
    if (this.#base.size === 0)
      for (const entry of await this.#stores.libraries.base.reports())
        this.#base.set(entry.id, await wordsOf(entry.id, this.#stores.libraries.base));
    const all = [...this.#base].flatMap(([id, of]) => (reports.includes(id) ? [] : of));
    return new Set(all.filter((word) => !words.has(word)));
  }

  async #ofServer(server: string): Promise<Set<string>> {
    const library = await this.#stores.libraries.ofServer(server);
    if (library === null) return new Set();
    const { generation } = await library.state();
    const known = this.#own.get(server);
    if (known?.library === library && known.generation === generation) return new Set(known.words);
    const found = await Promise.all((await library.reports()).map(({ id }) => wordsOf(id, library)));
    const words = new Set(found.flat().filter((word) => this.#isOf(server, word)));
    this.#own.set(server, { library, generation, words });
    return new Set(words);
  }

  /** Nothing of another server becomes a server's own by being stored there, unless it was imported. */
  #isOf(server: string, word: string): boolean {
    const owner = ownerOf(word);
    return owner === server || owner === 'base' || (this.#imported.get(server)?.has(owner) ?? false);
  }
}

async function wordsOf(id: string, library: LibraryReader): Promise<string[]> {
  return [...canariesIn(JSON.stringify([await library.reports({ report: id }), await library.report(id)]))];
}

const isOfServer = (id: string): boolean => servers.some((server) => server.slice(1) === id.slice(1));
