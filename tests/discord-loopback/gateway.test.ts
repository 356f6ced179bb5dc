import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import type { JsonObject } from '../support/discord/json.js';
import { Listener } from './listener.js';

const slashOnly = GatewayIntentBits.Guilds;
const mentions = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await startDiscord({ heartbeatInterval: 100, guilds: [{}, { hasBot: false }] });
});

afterEach(() => discord.stop());

async function connect(intents = slashOnly): Promise<Listener> {
  const listener = new Listener(discord.gateway.address);
  await listener.op(10);
  listener.identify(discord.token, intents);
  await listener.event('READY');
  return listener;
}

describe('a connection', () => {
  it('says hello, answers heartbeats and hands the guilds of the bot over', async () => {
    const listener = await connect();
    expect((await listener.op(10))['d']).toMatchObject({ heartbeat_interval: 100 });
    listener.send({ op: 1, d: null });
    await listener.op(11);
    expect(await listener.event('READY')).toMatchObject({ user: { id: discord.botId, bot: true } });
    await listener.event('GUILD_CREATE');
    expect(listener.events()).toEqual(['READY', 'GUILD_CREATE']);
  });

  it.each<[string, unknown, number]>([
    ['a wrong token', { op: 2, d: { token: 'other', intents: 1, properties: {} } }, 4004],
    ['what is not JSON', '{', 4002],
    ['an unknown opcode', { op: 99, d: null }, 4001],
    ['a presence before IDENTIFY', { op: 3, d: {} }, 4003],
    ['a resume with a wrong token', { op: 6, d: { token: 'other', session_id: 'a', seq: 1 } }, 4004],
    ['more than 4096 bytes', { op: 1, d: 'x'.repeat(4100) }, 4002],
  ])('is closed after %s', async (_name, payload, code) => {
    const listener = new Listener(discord.gateway.address);
    await listener.op(10);
    listener.send(payload);
    expect(await listener.closing()).toBe(code);
  });

  it.each([
    [GatewayIntentBits.MessageContent, 4014],
    [GatewayIntentBits.GuildMembers, 4014],
    [1 << 30, 4013],
  ])('is closed for the intents %i', async (intents, code) => {
    const listener = new Listener(discord.gateway.address);
    await listener.op(10);
    listener.identify(discord.token, intents);
    expect(await listener.closing()).toBe(code);
  });

  it('is closed for a second IDENTIFY, for a flood, for another version', async () => {
    const twice = await connect();
    twice.identify(discord.token, slashOnly);
    expect(await twice.closing()).toBe(4005);
    const flooding = await connect();
    for (let n = 0; n < 130; n += 1) flooding.send({ op: 1, d: null });
    expect(await flooding.closing()).toBe(4008);
    expect(await new Listener(discord.gateway.address, '?v=9&encoding=json').closing()).toBe(4012);
  });

  it('is closed without heartbeats', async () => {
    expect(await (await connect()).closing()).toBe(4009);
  });
});

describe('a session', () => {
  const resume = async (session: JsonObject, seq: number): Promise<Listener> => {
    const listener = new Listener(discord.gateway.address);
    await listener.op(10);
    listener.send({ op: 6, d: { token: discord.token, session_id: session['session_id'], seq } });
    return listener;
  };

  it('is resumed with what was missed', async () => {
    const listener = await connect(mentions);
    const session = await listener.event('READY');
    await listener.event('GUILD_CREATE');
    listener.close(4000);
    await listener.closing();
    discord.write('Hello', { context: 'direct' });
    const again = await resume(session, 2);
    await again.event('RESUMED');
    expect(again.events()).toEqual(['MESSAGE_CREATE', 'RESUMED']);
  });

  it('is not resumed after a goodbye, nor when it is unknown', async () => {
    const listener = await connect();
    const session = await listener.event('READY');
    listener.close(1000);
    await listener.closing();
    expect((await (await resume(session, 1)).op(9))['d']).toBe(false);
    expect((await (await resume({ session_id: 'other' }, 1)).op(9))['d']).toBe(false);
  });

  it('is not resumed from a future', async () => {
    const session = await (await connect()).event('READY');
    expect(await (await resume(session, 99)).closing()).toBe(4007);
  });

  it('can be refused, ended, and silenced', async () => {
    discord.gateway.refuseIdentifies(1);
    const refused = new Listener(discord.gateway.address);
    await refused.op(10);
    refused.identify(discord.token, slashOnly);
    expect((await refused.op(9))['d']).toBe(false);
    const listener = await connect();
    discord.gateway.askToReconnect();
    await listener.op(7);
    discord.gateway.invalidate(true);
    expect((await listener.op(9))['d']).toBe(true);
    discord.gateway.disconnect(4000, 'Again');
    expect(await listener.closing()).toBe(4000);
  });
});

describe('intents', () => {
  it('decide which events come', async () => {
    const listener = await connect(slashOnly);
    discord.write('Hello', { mention: true });
    discord.interactionRaw({ type: 2, data: { id: '1', name: 'ask', type: 1 } });
    await listener.event('INTERACTION_CREATE');
    expect(listener.events()).not.toContain('MESSAGE_CREATE');
  });

  const contents = async (listener: Listener): Promise<unknown[]> => {
    discord.interactionRaw({ type: 2, data: { id: '1', name: 'ask', type: 1 } });
    await listener.event('INTERACTION_CREATE');
    const created = listener.received.filter(({ t }) => t === 'MESSAGE_CREATE');
    return created.map(({ d }) => (d as JsonObject)['content']);
  };

  it('decide whose words are read', async () => {
    const listener = await connect(mentions);
    const { message } = discord.write('Between us');
    discord.write('A reply between us', { replyTo: message, user: 'other' });
    discord.write('Who?', { mention: true });
    discord.write('In private', { context: 'direct' });
    expect(await contents(listener)).toEqual(['', '', `<@${discord.botId}> Who?`, 'In private']);
  });

  it('let replies to the bot be read that notify it', async () => {
    const listener = await connect(mentions);
    const { channelId } = discord.write('First').message;
    const response = await fetch(`${discord.apiUrl}/v10/channels/${channelId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'Mine' }),
    });
    expect(response.status).toBe(200);
    const mine = discord.messagesIn().at(-1)!;
    discord.write('Loud', { replyTo: mine });
    discord.write('Quiet', { replyTo: mine, pingReply: false });
    expect(await contents(listener)).toEqual(['', 'Mine', 'Loud', '']);
  });

  it('grant every word where the privileged one is granted', async () => {
    await discord.stop();
    discord = await startDiscord({ grantedIntents: GatewayIntentBits.MessageContent });
    const listener = await connect(mentions | GatewayIntentBits.MessageContent);
    discord.write('Between us');
    expect(await contents(listener)).toEqual(['Between us']);
  });
});
