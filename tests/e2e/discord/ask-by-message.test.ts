import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/reports/report.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectNothingFound,
  expectPeace,
  expectVerbatim,
  linesOf,
  pressable,
  reportsIn,
} from '../../support/discord-answers.js';
import { seen } from '../../support/discord-views.js';
import type { Written } from '../../support/discord/driver/writing.js';
import type { Message } from '../../support/discord/messages/message.js';

const english = 'Where did the ISIS leaders go?';
const arabic = 'أين ذهب قادة داعش؟';

describe.skipIf(!hasModel)('messages to the bot', () => {
  let bot: RunningBot;
  let reports: Report[];
  let members = 0;

  const someone = (): string => `member ${(members += 1)}`;

  /** Writes as somebody who has not asked before, unless told who, and waits for the answer. */
  const ask = (text: string, written: Written = {}): Promise<Message> =>
    bot.discord.write(text, { user: someone(), ...written }).reply();

  /** The messages of the bot in a channel once it has answered another message there: those before it were passed over by then. */
  async function repliesAfter(written: Written, ...texts: readonly string[]): Promise<Message[]> {
    const handles = texts.map((text) => bot.discord.write(text, { user: someone(), ...written }));
    const { channel, guild } = written;
    const last = { ...(channel === undefined ? {} : { channel }), ...(guild === undefined ? {} : { guild }) };
    await ask('hello', { ...last, mention: true });
    return handles.flatMap(({ message }) =>
      bot.discord.messagesIn(message.channelId).filter(({ replyTo }) => replyTo === message.id),
    );
  }

  beforeAll(async () => {
    bot = await startRunningBot({
      guilds: [
        {
          name: 'One',
          channels: ['general', 'news', { name: 'no history', denyBot: PermissionFlagsBits.ReadMessageHistory }],
          roles: [{ name: 'Isnad', id: '1100000000000000001', mentionable: true }],
        },
        { name: 'Deutsch', locale: 'de', channels: ['allgemein'] },
      ],
    });
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot?.discard());

  describe('a mention', () => {
    test.each([
      [english, 'en'],
      [arabic, 'ar'],
    ] as const)('with the question %s is answered under it, and the bot is seen typing', async (text, language) => {
      const typed = bot.discord.typing.length;
      const handle = bot.discord.write(text, { user: someone(), mention: true });
      const reply = await handle.reply();
      expect(reply.replyTo).toBe(handle.message.id);
      expectVerbatim(reply, reports, language);
      expect(reply.visibleTo).toBeNull();
      expect(linesOf(reply)[0]).toContain(seen(text));
      expect(linesOf(reply)[0]).not.toContain('@');
      const shown = bot.discord.typing.slice(typed);
      expect(shown.map(({ channelId }) => channelId)).toContain(reply.channelId);
      expect(shown[0]!.at).toBeLessThanOrEqual(reply.createdAt);
    });

    test.each([
      ['in the middle', (bot: string) => `Where did <@${bot}> the ISIS leaders go?`],
      ['at the end, by an old form', (bot: string) => `Where did the ISIS leaders go? <@!${bot}>`],
      ['more than once', (bot: string) => `<@${bot}> <@${bot}>\nWhere did the ISIS leaders go?<@${bot}>`],
      [
        'beside a role and others',
        (bot: string) => `<@&1100000000000000001> <@${bot}> <@1> Where did the ISIS leaders go?`,
      ],
      [
        'with custom emoji',
        (bot: string) => `<a:wave:123456789012345678> <@${bot}> Where did the ISIS leaders go? <:x:1>`,
      ],
    ])('%s leaves the question as it is', async (_, textFor) => {
      const reply = await ask(textFor(bot.discord.botId));
      expect(linesOf(reply)[0]!.replace(/\s+/g, ' ')).toBe(`Question: ${english}`);
      expectVerbatim(reply, reports, 'en');
    });

    test.each(['', '<:wave:123456789012345678>', '<@&1100000000000000001>'])(
      'with %j besides asks nothing, which is said in the language of the server',
      async (text) => {
        const reply = await ask(text, { mention: true, guild: 'Deutsch' });
        expect(linesOf(reply)).toEqual([seen(wordingIn('de').failures.questionEmpty)]);
      },
    );

    test('with a name alone is answered in the language of the server', async () => {
      const reply = await ask('Raqqa', { mention: true, guild: 'Deutsch' });
      expect(linesOf(reply)[0]).toBe('Frage: Raqqa');
    });

    test('with thousands of characters is answered', async () => {
      const reply = await ask(`${english} `.repeat(120).slice(0, 3900), { mention: true });
      expectVerbatim(reply, reports, 'en');
    });

    test('with what nothing answers is told so in its language', async () => {
      expectNothingFound(await ask('Как испечь яблочный пирог?', { mention: true }), 'ru');
    });

    test('where the bot may not read what was written is answered all the same', async () => {
      const channel = 'no history';
      const { message } = bot.discord.write(english, { user: someone(), mention: true, channel });
      const answer = await bot.discord.until(() =>
        bot.discord.messagesIn(message.channelId).find(({ authorId }) => authorId === bot.discord.botId),
      );
      expectVerbatim(answer, reports, 'en');
    });
  });

  describe('are none', () => {
    test('without a mention, or with everyone, a role or another member mentioned', async () => {
      const replies = await repliesAfter(
        {},
        english,
        `@everyone ${english}`,
        `@here ${english}`,
        `<@&1100000000000000001> ${english}`,
        `<@${bot.discord.world.user('somebody').id}> ${english}`,
        `@Isnad ${english}`,
      );
      expect(replies).toEqual([]);
    });

    test('from other bots', async () => {
      const { id } = bot.discord.world.user('robot');
      bot.discord.world.users.set(id, { ...bot.discord.world.user('robot'), bot: true });
      expect(await repliesAfter({ user: 'robot', mention: true }, english, 'more')).toEqual([]);
    });

    test('that answer other members, or the bot without notifying it', async () => {
      const { message } = bot.discord.write('They went north.', { user: someone() });
      expect(await repliesAfter({ replyTo: message }, english)).toEqual([]);
      const answer = await ask(english, { mention: true });
      expect(await repliesAfter({ replyTo: answer, pingReply: false }, english)).toEqual([]);
    });
  });

  describe('a direct message', () => {
    test('is answered without a mention', async () => {
      const reply = await ask(arabic, { context: 'direct' });
      expectVerbatim(reply, reports, 'ar');
      expect(reply.guildId).toBeNull();
      expectVerbatim(await ask(english, { context: 'direct', mention: true }), reports, 'en');
    });

    test('without words is told so', async () => {
      const reply = await ask('https://example.org/', { context: 'direct' });
      expect(linesOf(reply)).toEqual([wordingIn('en').failures.questionEmpty]);
    });

    test.each([
      [english, 'en', ['more', 'Show more!', 'next', 'more please', 'go on']],
      [arabic, 'ar', ['المزيد', 'كمان', 'زيدني', 'هل من مزيد؟', 'التالي']],
      ['Où sont partis les chefs de Daech ?', 'fr', ['encore', 'La suite…', 'plus', 'davantage']],
      ["Rakka'da kaç sivil öldü?", 'tr', ['daha fazla', 'devam', 'başka var mı?']],
    ] as const)('after %s (%s) asks for more until there is no more', async (question, language, words) => {
      const user = someone();
      const numbers: number[] = [];
      let last = await ask(question, { user, context: 'direct' });
      const noMore = seen(wordingIn(language).answer.noMore);
      for (const word of words) {
        if (linesOf(last).includes(noMore)) break;
        numbers.push(...expectVerbatim(last, reports, language).map(({ number }) => number));
        expect(linesOf(last)[0]).toContain(seen(question));
        last = await ask(word, { user, context: 'direct' });
      }
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(linesOf(last)).toEqual([noMore]);
    });

    test('that asks for more of nothing is told that there is none', async () => {
      const reply = await ask('encore', { context: 'direct' });
      expect(linesOf(reply)).toEqual([seen(wordingIn('fr').answer.noMore)]);
    });
  });

  describe('a reply to an answer', () => {
    test('asks for more of it, in a message of its own that the new asker can turn', async () => {
      const first = await ask(arabic, { mention: true });
      const before = linesOf(first);
      const user = someone();
      const second = await ask('المزيد', { replyTo: first, user });
      expect(linesOf(first)).toEqual(before);
      expect(expectVerbatim(second, reports, 'ar').map(({ number }) => number)[0]).toBe(4);
      expect(pressable(second)).toContain(wordingIn('ar').buttons.previous);
      const { message } = await bot.discord.press(second, wordingIn('ar').buttons.previous, { user }).response();
      expect(message).toBe(second);
      expect(expectVerbatim(second, reports, 'ar')[0]!.number).toBe(1);
      const again = await ask('more', { replyTo: first, user });
      expect(expectVerbatim(again, reports, 'ar')[0]!.number).toBe(4);
    });

    test('in a server, more without a reply means the last answer to the same member', async () => {
      const user = someone();
      await ask(english, { mention: true, user, channel: 'news' });
      await ask(arabic, { mention: true, channel: 'news' });
      const more = await ask('more', { mention: true, user, channel: 'news' });
      expect(expectVerbatim(more, reports, 'en')[0]!.number).toBe(4);
    });

    test('keeps report, outlet and days that it was narrowed to', async () => {
      const options = { question: arabic, report: 'leaders-leave-raqqa' };
      const { message } = await bot.discord.invoke('ask', options, { user: someone() }).response();
      // Discord notifies nobody of a reply to the answer of a command.
      const second = await ask('ماذا نشرت التايمز عن النظام؟', { replyTo: message!, mention: true });
      const third = await ask('إلى أين ذهب القادة؟', { replyTo: second });
      for (const reply of [second, third]) {
        const quotes = expectVerbatim(reply, reports, 'ar');
        expect(new Set(quotes.map(({ report }) => report.id))).toEqual(new Set(['leaders-leave-raqqa']));
      }
      const nothing = await ask('Who won the football world cup?', { replyTo: third });
      expectNothingFound(nothing, 'en');
      expect(linesOf(nothing)).toContain(wordingIn('en').nothing.withinFilter);
      const within = { question: 'كيف خرج التنظيم من تدمر؟', from: '2016', to: '2016', outlet: 'أرشيف إسناد' };
      const dated = await bot.discord.invoke('ask', within, { user: someone() }).response();
      const after = await ask('ماذا قال المنشقون عن تدمر؟', { replyTo: dated.message!, mention: true });
      const published = expectVerbatim(after, reports, 'ar').map(({ report }) => report.published);
      expect(new Set(published)).toEqual(new Set(['2016-05-03']));
    });

    test('that was deleted, or to a message that is no answer, asks anew', async () => {
      const gone = await ask(english, { mention: true });
      bot.discord.loopback.messages.delete(gone);
      const handle = bot.discord.write(arabic, { replyTo: gone, user: someone(), mention: true });
      expectVerbatim(await handle.reply(), reports, 'ar');
      const greeting = await ask('hello', { mention: true });
      expectVerbatim(await ask(english, { replyTo: greeting }), reports, 'en');
    });
  });

  test('who writes too often is told when to ask again', async () => {
    const user = someone();
    for (let asked = 0; asked < 5; asked += 1) await ask('hello', { user, context: 'direct' });
    const reply = await ask(english, { user, context: 'direct' });
    const [before = ''] = wordingIn('en').failures.cooldown.split('{when}');
    expect(linesOf(reply).join()).toContain(seen(before));
    expect(JSON.stringify(reply.body.components)).toMatch(/<t:\d+:R>/);
  });

  test('nobody was notified, and Discord refused nothing but a reply where the history is closed', () => {
    expectPeace(bot.discord, [160002]);
  });
});
