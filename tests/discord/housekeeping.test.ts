import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.js';
import { connect } from '../../src/discord/connection.js';
import { keepHouse, type Housekeeping } from '../../src/discord/housekeeping.js';
import { openLog } from '../../src/discord/log.js';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import type { Libraries } from '../../src/library/libraries.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import { publishReports } from '../library/contract.js';
import { sampleReport } from '../library/sample.js';
import { type LoopbackDiscord, startDiscord } from '../support/discord/discord.js';
import { guildIdOf } from '../support/discord/world/shard-ids.js';

/** Servers that the bot is not in any more. */
const gone = '100000000000000001';
const longGone = '100000000000000002';
const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();

describe('housekeeping', () => {
  let directory: string;
  let discord: LoopbackDiscord;
  let libraries: Libraries;
  let records: Records;
  let client: Client<true>;
  let housekeeping: Housekeeping | undefined;
  let lines: string[];
  /** Ids of two servers that the bot is in. */
  let one: string;
  let two: string;

  const log = openLog({ level: 'info', secrets: [], showsQuestions: false, write: (line) => lines.push(line) });
  const logged = (message: string): unknown[] =>
    lines
      .map((line) => JSON.parse(line) as { message: string; server?: string })
      .filter((line) => line.message === message);
  const leftOf = async (server: string) =>
    (await records.servers.list()).find((each) => each.server === server)?.leftAt;
  const store = async (server: string) => {
    await records.settings.change(server, { usesBase: false }, '7');
  };
  const keep = (graceDays = 30): void => {
    housekeeping = keepHouse(client, {
      ...{ libraries, records, log, graceDays },
      deleteLibrary: (server) => libraries.deleteOfServer(server),
    });
  };
  const done = async (): Promise<void> => {
    await housekeeping?.stop();
    housekeeping = undefined;
  };

  beforeEach(async () => {
    lines = [];
    directory = await mkdtemp(path.join(tmpdir(), 'isnad-house-'));
    const options = { directory, create: true };
    libraries = new EmbeddedLibraries(await openLibrary(options), options);
    records = await openRecords(directory);
    discord = await startDiscord({ guilds: [{ name: 'One' }, { name: 'Two' }] });
    [one, two] = ['One', 'Two'].map((name) => discord.world.guild(name).id) as [string, string];
    client = await connect(
      createClient(discord.apiUrl, log),
      { token: discord.token, apiUrl: discord.apiUrl, applicationId: null },
      { log, onLost: () => {} },
    );
  });
  afterEach(async () => {
    await done();
    await client.destroy();
    await discord.stop();
    await records.close();
    await libraries.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('finds at its start which servers were left, and which it is in again', async () => {
    await store(one);
    await store(gone);
    await publishReports(await libraries.createForServer(longGone), [sampleReport('+mill', [['The mill burned.']])]);
    await records.servers.left(one, daysAgo(40));
    keep();
    await done();
    expect(await leftOf(one)).toBeNull();
    expect(Date.parse((await leftOf(gone)) ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(Date.parse((await leftOf(longGone)) ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(await libraries.servers()).toEqual([longGone]);
    expect((await records.settings.of(one)).usesBase).toBe(false);
  });

  it('deletes everything of servers that were left long enough ago, and of no others', async () => {
    await store(one);
    await store(gone);
    await store(longGone);
    for (const server of [gone, longGone]) {
      await publishReports(await libraries.createForServer(server), [sampleReport('+mill', [['The mill burned.']])]);
    }
    await records.servers.left(gone, daysAgo(29));
    await records.servers.left(longGone, daysAgo(31));
    keep(30);
    await done();
    expect((await records.servers.list()).map(({ server }) => server).sort()).toEqual([gone, one].sort());
    expect(await libraries.servers()).toEqual([gone]);
    expect(logged('Everything stored of a server that was left is deleted.')).toMatchObject([{ server: longGone }]);
  });

  it('notes when the bot is removed from a server, and when it comes back', async () => {
    await store(one);
    keep();
    discord.removeBot('One');
    await expect.poll(() => leftOf(one)).toEqual(expect.any(String));
    const again = discord.world.guild('One');
    again.hasBot = true;
    discord.gateway.dispatch('GUILD_CREATE', { intents: 1, guildId: one }, () => ({
      id: one,
      name: 'One',
      channels: [],
      threads: [],
      members: [],
      roles: [],
    }));
    await expect.poll(() => leftOf(one)).toBeNull();
    expect((await records.settings.of(one)).usesBase).toBe(false);
  });

  it('finds at each new connection which servers were left or joined while there was none', async () => {
    await store(one);
    await store(two);
    keep(0);
    discord.world.guild('One').hasBot = false;
    discord.gateway.disconnect(4009, 'timed out', { resumable: false });
    await expect.poll(() => leftOf(one), { timeout: 20_000 }).toEqual(expect.any(String));
    expect(await leftOf(two)).toBeNull();
    expect([...client.guilds.cache.keys()]).toEqual([two]);
    discord.world.guild('One').hasBot = true;
    discord.gateway.disconnect(4009, 'timed out', { resumable: false });
    await expect.poll(() => leftOf(one), { timeout: 20_000 }).toBeNull();
    expect((await records.settings.of(one)).usesBase).toBe(false);
  });

  it('takes an outage for no leaving', async () => {
    await store(one);
    await store(two);
    keep();
    discord.gateway.dispatch('GUILD_DELETE', { intents: 1, guildId: one }, () => ({ id: one, unavailable: true }));
    discord.removeBot('Two');
    await expect.poll(() => leftOf(two)).toEqual(expect.any(String));
    expect(await leftOf(one)).toBeNull();
    await done();
    // Nor does a start during the outage.
    expect(client.guilds.cache.get(one)?.available).toBe(false);
    keep(0);
    await done();
    expect(await leftOf(one)).toBeNull();
    expect((await records.servers.list()).map(({ server }) => server)).toEqual([one]);
  });

  it('stores nothing of a server of which nothing is stored', async () => {
    keep();
    discord.removeBot('One');
    await store(two);
    discord.removeBot('Two');
    await expect.poll(() => leftOf(two)).toEqual(expect.any(String));
    expect((await records.servers.list()).map(({ server }) => server)).toEqual([two]);
  });

  it('deletes questions that are older than their server keeps them, and removed reports after a day', async () => {
    await records.settings.change(one, { keepsQuestions: true, questionDays: 10 }, '7');
    const question = {
      server: one,
      text: 'Who burned the mill?',
      language: 'en',
      answered: false,
      reports: [],
    } as const;
    await records.questions.add({ ...question, at: daysAgo(11) });
    await records.questions.add({ ...question, at: daysAgo(9) });
    await records.removed.put(one, sampleReport('+mill', [['The mill burned.']]).indexed.report);
    keep();
    await done();
    expect(await records.questions.export(one)).toHaveLength(1);
    expect(await records.removed.list(one)).toHaveLength(1);
    expect(logged('What was due was deleted.')).toMatchObject([{ questions: 1, removed: 0 }]);
  });

  it('in several processes, sees in each to the servers that it is told of, and to no others', async () => {
    const [even, odd] = [guildIdOf(0, 2), guildIdOf(1, 2)];
    const [evenGone, oddGone] = [guildIdOf(0, 2, 1), guildIdOf(1, 2, 1)];
    discord.addGuild({ name: 'Even', id: even });
    discord.addGuild({ name: 'Odd', id: odd });
    for (const server of [even, odd, evenGone, oddGone]) await store(server);
    await client.destroy();
    const shard = createClient(discord.apiUrl, log);
    Object.assign(shard.options, { shards: [1], shardCount: 2 });
    client = await connect(
      shard,
      { token: discord.token, apiUrl: discord.apiUrl, applicationId: null },
      { log, onLost: () => {} },
    );
    keep();
    await done();
    expect(await Promise.all([even, odd, evenGone].map(leftOf))).toEqual([null, null, null]);
    expect(await leftOf(oddGone)).toEqual(expect.any(String));
    await records.servers.left(evenGone, daysAgo(40));
    await records.servers.returned(oddGone);
    await records.servers.left(oddGone, daysAgo(40));
    keep();
    await done();
    expect(await leftOf(evenGone)).toEqual(expect.any(String));
    expect(await leftOf(oddGone)).toBeUndefined();
  });

  it('in one process of several connections, leaves to each what a new session of another does not name', async () => {
    const [even, odd] = [guildIdOf(0, 2), guildIdOf(1, 2)];
    discord.addGuild({ name: 'Even', id: even });
    discord.addGuild({ name: 'Odd', id: odd });
    for (const server of [even, odd]) await store(server);
    await client.destroy();
    const both = createClient(discord.apiUrl, log);
    Object.assign(both.options, { shards: [0, 1], shardCount: 2 });
    client = await connect(
      both,
      { token: discord.token, apiUrl: discord.apiUrl, applicationId: null },
      { log, onLost: () => {} },
    );
    keep();
    const sessions = discord.gateway.identifies;
    discord.gateway.disconnect(4000, 'Again', { resumable: false });
    await expect.poll(() => discord.gateway.identifies, { timeout: 100_000 }).toBe(sessions + 2);
    await expect.poll(() => discord.gateway.connectedShards, { timeout: 60_000 }).toEqual([0, 1]);
    await done();
    expect(await Promise.all([even, odd].map(leftOf))).toEqual([null, null]);
    expect(client.guilds.cache.has(even)).toBe(true);
    expect(client.guilds.cache.has(odd)).toBe(true);
  }, 120_000);
});
