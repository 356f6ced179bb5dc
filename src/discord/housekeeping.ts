import { type Client, Events } from 'discord.js';
import { z } from 'zod';
import { deleteServer, type DeletableStores, type ServerStores } from '../indexing/server-data.js';
import type { Log } from './log.js';
import { isFirst, isOwnServer } from './shards/own-servers.js';

export interface HousekeepingParts extends Required<DeletableStores> {
  readonly log: Log;
  /** Days after which everything stored of a server that was left is deleted. */
  readonly graceDays: number;
}

/** What sees to it that nothing is stored for longer than it should be. */
export interface Housekeeping {
  /** Ends it, once what is being done is done. */
  stop(): Promise<void>;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Notes which servers the bot leaves and comes back to, also while it was not running, and deletes now and once a day what is due: all that is
 * stored of servers that were left, questions that are older than their server keeps them, and removed reports that cannot be had back. A server that
 * is unavailable for a while has not been left. A connection that breaks off for long is taken up as a new one: what happened meanwhile is looked for
 * then. What fails is logged, and tried again a day later. Where the bot is several processes, each sees to the servers that it is told of, and the first
 * to the rest.
 * @param client ready: it knows all servers that the bot is in, those that are unavailable included
 */
export function keepHouse(client: Client<true>, parts: HousekeepingParts): Housekeeping {
  const { records, log } = parts;
  let work: Promise<void> = Promise.resolve();
  const then = (what: string, act: () => Promise<void>): void => {
    work = work.then(act).catch((error: unknown) => log.error({ error }, `${what} failed; it is tried again later.`));
  };
  // discord.js says of a server that is only unavailable that it is, with another event.
  const left = ({ id }: { readonly id: string }): void =>
    then('Noting a server that was left', () => noteLeft(id, parts));
  const returned = ({ id }: { readonly id: string }): void =>
    then('Noting a server', () => records.servers.returned(id));
  const compare = (): void => then('Looking for servers that were left', () => compareServers(client, parts));
  const connected = (event: unknown, shard: number): void => {
    const servers = serversOfSession(event);
    if (servers === null) return;
    // The client only adds servers: one that was left meanwhile would go on being one that it is in.
    for (const [server, { shardId }] of client.guilds.cache) {
      if (shardId === shard && !servers.has(server)) client.guilds.cache.delete(server);
    }
    compare();
  };
  client.on(Events.Raw, connected);
  client.on(Events.GuildDelete, left);
  client.on(Events.GuildCreate, returned);
  const cleanUp = (): void => {
    if (isFirst(client)) then('Deleting what is due', () => deleteDue(parts));
    then('Deleting servers that were left', () => deleteLeftServers(client, parts));
  };
  compare();
  cleanUp();
  const daily = setInterval(cleanUp, dayMilliseconds);
  return {
    async stop() {
      clearInterval(daily);
      client.off(Events.Raw, connected);
      client.off(Events.GuildDelete, left);
      client.off(Events.GuildCreate, returned);
      await work;
    },
  };
}

const sessionBegins = z.object({ d: z.object({ guilds: z.array(z.object({ id: z.string() })) }) });

/** Ids of the servers that the bot is in as a new session begins; null for all other events, those of a session that is resumed included. */
function serversOfSession(event: unknown): ReadonlySet<string> | null {
  if (typeof event !== 'object' || event === null || !('t' in event) || event.t !== 'READY') return null;
  const session = sessionBegins.safeParse(event).data;
  return session === undefined ? null : new Set(session.d.guilds.map(({ id }) => id));
}

/** Servers of which something is stored. */
async function storedServers({ libraries, records }: ServerStores): Promise<string[]> {
  const recorded = (await records.servers.list()).map(({ server }) => server);
  return [...new Set([...recorded, ...(await libraries.servers())])];
}

/** Of a server of which nothing is stored, nothing has to be deleted. */
async function noteLeft(server: string, { records, libraries, log, graceDays }: HousekeepingParts): Promise<void> {
  if (!(await storedServers({ libraries, records })).includes(server)) return;
  await records.servers.left(server, new Date().toISOString());
  log.info({ server, graceDays }, 'What is stored of a server that was left will be deleted.');
}

async function compareServers(client: Client<true>, parts: HousekeepingParts): Promise<void> {
  for (const server of await storedServers(parts)) {
    if (!isOwnServer(client, server)) continue;
    if (client.guilds.cache.has(server)) await parts.records.servers.returned(server);
    else await noteLeft(server, parts);
  }
}

async function deleteDue({ records, log }: HousekeepingParts): Promise<void> {
  const questions = await records.questions.prune();
  const removed = await records.removed.prune();
  if (questions + removed > 0) log.info({ questions, removed }, 'What was due was deleted.');
}

async function deleteLeftServers(client: Client<true>, parts: HousekeepingParts): Promise<void> {
  const { records, log, graceDays } = parts;
  for (const server of await records.servers.dueForDeletion(graceDays, new Date().toISOString())) {
    if (client.guilds.cache.has(server) || !isOwnServer(client, server)) continue;
    try {
      const rows = await deleteServer(server, parts);
      log.info({ server, records: rows }, 'Everything stored of a server that was left is deleted.');
    } catch (error) {
      // The others are due all the same.
      log.error({ error, server }, 'What is stored of a server could not be deleted; it is tried again later.');
    }
  }
}
