import { GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord, type DiscordOptions, type LoopbackDiscord } from '../support/discord/discord.js';
import type { JsonObject } from '../support/discord/json.js';
import { guildIdOf } from '../support/discord/world/shard-ids.js';
import { Listener } from './listener.js';

const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
const [even, odd] = [guildIdOf(0, 2), guildIdOf(1, 2)];

let discord: LoopbackDiscord | undefined;

afterEach(async () => {
  await discord?.stop();
  discord = undefined;
});

async function start(options: DiscordOptions = {}): Promise<LoopbackDiscord> {
  const guilds = [
    { name: 'Even', id: even },
    { name: 'Odd', id: odd },
  ];
  return (discord = await startDiscord({ guilds, ...options }));
}

async function identify(shard?: unknown): Promise<Listener> {
  const { gateway, token } = discord!;
  const listener = new Listener(gateway.address);
  await listener.op(10);
  listener.identify(token, intents, shard === undefined ? {} : { shard });
  return listener;
}

async function begin(shard: readonly [number, number]): Promise<Listener> {
  const listener = await identify(shard);
  await listener.event('READY');
  await listener.event('GUILD_CREATE');
  return listener;
}

async function information(): Promise<JsonObject> {
  const response = await fetch(`${discord!.apiUrl}/v10/gateway/bot`, {
    headers: { authorization: `Bot ${discord!.token}` },
  });
  return (await response.json()) as JsonObject;
}

describe('GET /gateway/bot', () => {
  it('tells how many shards there should be, and how many sessions may still begin', async () => {
    await start({ recommendedShards: 2, maxConcurrency: 16, identifyLimit: 10 });
    expect(await information()).toMatchObject({
      shards: 2,
      session_start_limit: { total: 10, remaining: 10, max_concurrency: 16 },
    });
    await begin([0, 2]);
    expect(await information()).toMatchObject({ session_start_limit: { remaining: 9 } });
  });
});

describe('IDENTIFY', () => {
  it.each([
    [[2, 2]],
    [[-1, 2]],
    [[0, 0]],
    [[0]],
    [[0, 2, 4]],
    [[0.5, 2]],
    [['0', '2']],
    ['0/2'],
    [{ id: 0, count: 2 }],
  ])('of a shard that is none, %j, is closed with 4010', async (shard) => {
    await start();
    expect(await (await identify(shard)).closing()).toBe(4010);
  });

  it('is closed with 4011 where a shard would have too many guilds', async () => {
    await start({ mostGuildsOfShard: 1 });
    expect(await (await identify()).closing()).toBe(4011);
    expect(await (await begin([1, 2])).event('READY')).toMatchObject({ shard: [1, 2] });
  });

  it('too soon after another is an invalid session, except in turns of their own', async () => {
    await start({ identifyInterval: 60_000, maxConcurrency: 2 });
    await begin([0, 2]);
    await begin([1, 2]);
    expect((await (await identify([0, 2])).op(9))['d']).toBe(false);
  });

  it('more often than a day has sessions ends all of them, and the token', async () => {
    await start({ identifyLimit: 1 });
    const first = await begin([0, 2]);
    expect(await (await identify([1, 2])).closing()).toBe(4004);
    expect(await first.closing()).toBe(4004);
    expect(await (await identify([0, 2])).closing()).toBe(4004);
  });
});

describe('a shard', () => {
  it('is greeted with its own guilds', async () => {
    await start();
    expect(await (await begin([1, 2])).event('READY')).toMatchObject({ guilds: [{ id: odd }], shard: [1, 2] });
    expect(await (await begin([0, 2])).event('READY')).toMatchObject({ guilds: [{ id: even }] });
    expect(discord!.gateway.connectedShards).toEqual([0, 1]);
  });

  it('hears of its own guilds alone; what belongs to none goes to the first', async () => {
    await start();
    const [first, second] = [await begin([0, 2]), await begin([1, 2])];
    discord!.write('even', { guild: 'Even', mention: true });
    discord!.write('odd', { guild: 'Odd', mention: true });
    discord!.write('direct', { context: 'direct' });
    discord!.addGuild({ name: 'Later', id: guildIdOf(1, 2, 1) });
    discord!.removeBot('Even');
    await first.event('GUILD_DELETE');
    await second.event('GUILD_CREATE');
    expect(first.events()).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'MESSAGE_CREATE', 'GUILD_DELETE']);
    discord!.interactionRaw({ type: 2, data: { id: '1', name: 'ask', type: 1 } }, { guild: 'Odd' });
    await second.event('INTERACTION_CREATE');
    expect(second.events()).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'GUILD_CREATE', 'INTERACTION_CREATE']);
  });
});
