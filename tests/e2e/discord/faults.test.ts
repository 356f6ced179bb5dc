import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { linesOf } from '../../support/discord-answers.js';
import type { Fault } from '../../support/discord/faults.js';
import { Askers, numbersIn, question, shown } from './pages.js';

const acknowledging = /^POST \/interactions\//;
const completing = /^PATCH \/webhooks\//;
const broken = en.failures.broken.replace('{reference}', '');
const writing = /^POST \/channels\/\d+\/messages/;

describe.skipIf(!hasModel)('what goes wrong between Discord and the bot', () => {
  let bot: RunningBot;
  let askers: Askers;

  const expectAnswers = async (): Promise<void> => {
    // Of direct messages no server has too many.
    expect(numbersIn(await askers.ask(question, { context: 'direct' }))).toEqual([1, 2, 3]);
  };

  beforeAll(async () => {
    const deny = (name: string, denyBot: bigint) => ({ name, denyBot });
    bot = await startRunningBot({
      acknowledgeWithin: 3000,
      guilds: [
        {
          name: 'One',
          channels: [
            'general',
            deny('announcements', PermissionFlagsBits.SendMessages),
            deny('forgetful', PermissionFlagsBits.ReadMessageHistory),
          ],
        },
      ],
    });
    askers = new Askers(bot);
  });

  afterEach(async () => {
    bot.discord.faults.clear();
    await expectAnswers();
  });

  afterAll(() => bot.discard());

  describe.each([
    ['acknowledgement', acknowledging],
    ['answer', completing],
    ['acknowledgement, and the answer', /^(?:POST \/interactions|PATCH \/webhooks)\//],
  ])('the request with the %s', (_what, request) => {
    const faults: readonly (readonly [string, Fault, number])[] = [
      ['is limited (429)', { kind: 'rate limit', after: 0.3 }, 1],
      ['is limited everywhere (429, global)', { kind: 'rate limit', after: 0.3, global: true }, 1],
      ['fails twice (500)', { kind: 'status', status: 500 }, 2],
      ['fails once (502)', { kind: 'status', status: 502 }, 1],
      ['is answered late', { kind: 'slow', milliseconds: 700 }, 1],
      ['arrives late', { kind: 'late', milliseconds: 700 }, 1],
      ['breaks off', { kind: 'drop' }, 1],
      ['breaks off in the middle of the answer', { kind: 'half' }, 1],
    ];

    test.each(faults)('%s: the asker is answered all the same', async (_name, fault, times) => {
      bot.discord.faults.next(fault, request, times);
      const asked = askers.invoke();
      const from = bot.log.length;
      const { message } = await asked.response();
      await bot.logged('Answered.', from);
      expect(numbersIn(shown(message))).toEqual([1, 2, 3]);
    });
  });

  test('an answer that Discord does not take (500) is a failure that the asker is told', async () => {
    bot.discord.faults.next({ kind: 'status', status: 500 }, completing, 4);
    const from = bot.log.length;
    const { message } = await askers.invoke().response();
    const { request } = await bot.logged('An interaction failed.', from);
    expect(linesOf(shown(message))).toEqual([en.failures.broken.replace('{reference}', String(request))]);
  });

  test('an acknowledgement that Discord does not take (500) likewise', async () => {
    bot.discord.faults.next({ kind: 'status', status: 500 }, acknowledging, 4);
    const told = await askers.invoke().response();
    expect(told.ephemeral).toBe(true);
    expect(linesOf(shown(told.message)).join()).toContain(broken);
  });

  test('a button whose answer Discord does not take (500) leaves the answer as it is, and tells who pressed', async () => {
    const message = await askers.ask();
    bot.discord.faults.next({ kind: 'status', status: 500 }, completing, 4);
    const pressed = bot.discord.press(message, en.buttons.next);
    const told = await pressed.followUp();
    expect(linesOf(told).join()).toContain(broken);
    expect(told.visibleTo).toBe(message.origin?.userId);
    expect(numbersIn(message)).toEqual([1, 2, 3]);
  });

  test('an interaction that comes too late is logged, and nothing else', async () => {
    bot.discord.faults.next({ kind: 'late', milliseconds: 3_200 }, acknowledging);
    const asked = askers.invoke();
    const from = bot.log.length;
    const line = await bot.logged('The interaction was gone before it could be answered.', from);
    expect(line).toMatchObject({ level: 'warn', kind: 'ask', error: { code: 10062 } });
    expect(asked.answer().kind).toBe('nothing');
  });

  describe('a mention', () => {
    const mention = (channel: string, user: string) => bot.discord.write(question, { mention: true, channel, user });

    test('where the bot may not write is told about in a direct message', async () => {
      const asked = mention('announcements', 'announcer');
      const direct = bot.discord.world.directChannel(bot.discord.world.user('announcer'));
      const told = await bot.discord.until(() => bot.discord.messagesIn(direct.id)[0]);
      expect(linesOf(told)).toEqual([en.failures.channelForbidden]);
      expect(asked.replies()).toEqual([]);
    });

    test('of somebody who takes no direct messages either is logged, and nothing else', async () => {
      bot.discord.world.user('hermit').acceptsDirectMessages = false;
      const from = bot.log.length;
      mention('announcements', 'hermit');
      expect(await bot.logged('The failure could not be told.', from)).toMatchObject({
        level: 'warn',
        kind: 'message',
      });
    });

    test('where the bot may not read what was written is answered beside it', async () => {
      const answer = await mention('forgetful', 'historian').reply();
      expect(numbersIn(answer)).toEqual([1, 2, 3]);
      expect(answer.replyTo).toBeNull();
    });

    test.each<readonly [string, Fault, number]>([
      ['limited (429)', { kind: 'rate limit', after: 0.3 }, 1],
      ['refused for a fault of Discord (500)', { kind: 'status', status: 500 }, 2],
      ['broken off', { kind: 'drop' }, 1],
      ['taken, and the receipt broken off', { kind: 'half' }, 1],
    ])('whose answer is %s is answered all the same', async (_what, fault, times) => {
      bot.discord.faults.next(fault, writing, times);
      const asked = mention('general', `writer ${_what}`);
      expect(numbersIn(await asked.reply())).toEqual([1, 2, 3]);
      await expectAnswers();
      expect(asked.replies()).toHaveLength(1);
    });

    test('whose answer Discord does not take (500) is told of the failure', async () => {
      bot.discord.faults.next({ kind: 'status', status: 500 }, writing, 4);
      const told = await mention('general', 'unlucky').reply();
      expect(linesOf(told).join()).toContain(broken);
    });

    test('is answered where its typing cannot be shown', async () => {
      bot.discord.faults.next({ kind: 'status', status: 500 }, /typing/, 4);
      expect(numbersIn(await mention('general', 'impatient').reply())).toEqual([1, 2, 3]);
    });
  });

  describe('a payload of the gateway', () => {
    const event = (name: string, data: unknown): string => {
      const [session] = bot.discord.gateway.sessions.values();
      session!.sequence += 1;
      return JSON.stringify({ op: 0, s: session!.sequence, t: name, d: data });
    };

    test.each(['{', '', 'null', '0', '[]', '{}', '"op"', '{"op":99,"d":{}}', '{"op":11}', '\u0000'])(
      'that is none (%j) is passed over',
      (text) => bot.discord.gateway.sendRaw(text),
    );

    test.each([
      ['nothing', null],
      ['no members', {}],
      ['no member', { id: '1', type: 2, data: { name: 'ask', type: 1 }, guild_id: '2' }],
      ['a list', []],
      ['a text', 'interaction'],
      ['an unknown type', { id: '1', type: 77, token: 'x', user: { id: '3' } }],
      ['a component without data', { id: '1', type: 3, token: 'x', version: 1, user: { id: '3', username: 'x' } }],
    ])('with an interaction of %s is logged and passed over', (_what, data) =>
      bot.discord.gateway.sendRaw(event('INTERACTION_CREATE', data)),
    );

    test.each([
      ['MESSAGE_CREATE', null],
      ['MESSAGE_CREATE', { id: '1', channel_id: '2' }],
      ['GUILD_CREATE', null],
      ['GUILD_DELETE', {}],
      ['CHANNEL_CREATE', { id: 5 }],
      ['NOT_AN_EVENT', { id: 5 }],
      [null, null],
    ])('with an unreadable event (%s of %j) is passed over', (name, data) =>
      bot.discord.gateway.sendRaw(event(name as string, data)),
    );

    test.each(['{"op":9}', '{"op":10}', '{"op":0,"t":"READY","s":1}'])(
      'that the connection does not expect (%s) is passed over',
      (text) => bot.discord.gateway.sendRaw(text),
    );

    test('is logged where it could not be read', () => {
      const unread = bot.log.filter(({ message }) => message === 'An event from Discord could not be read.');
      const names = unread.map(({ event: name }) => name);
      expect(names).toEqual(expect.arrayContaining(['INTERACTION_CREATE', 'MESSAGE_CREATE', 'GUILD_CREATE']));
      expect(bot.log.filter(({ message }) => message === 'The connection has a fault.')).toHaveLength(3);
    });
  });
});
