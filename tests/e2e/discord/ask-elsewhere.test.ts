import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/reports/report.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectNothingFound,
  expectPeace,
  expectVerbatim,
  isOnlyFor,
  linesOf,
  pressable,
  reportsIn,
} from '../../support/discord-answers.js';
import { seen } from '../../support/discord-views.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';

const english = 'Where did the ISIS leaders go?';
const arabic = 'أين ذهب قادة داعش؟';

describe.skipIf(!hasModel)('asking', () => {
  let bot: RunningBot;
  let reports: Report[];
  let members = 0;

  const someone = (): string => `member ${(members += 1)}`;

  /** A message of somebody else, with embeds or without. */
  function messageIn(
    place: { guild?: string; channelId?: string },
    content: string,
    embeds: Message['body']['embeds'] = [],
  ) {
    const { world, messages } = bot.discord.loopback;
    const channel = world.channels.get(place.channelId ?? '') ?? world.channelIn(world.guild(place.guild));
    const body = { content, embeds, components: [], attachments: [], flags: 0 };
    return messages.create({ channel, authorId: world.user('author').id, body });
  }

  async function findSources(message: Message, sender: Sender = {}): Promise<Message> {
    const user = someone();
    const answer = await bot.discord.contextMenu('Find sources', message, { user, ...sender }).response();
    expect(isOnlyFor(answer.message!, sender.user ?? user, bot.discord)).toBe(true);
    return answer.message!;
  }

  beforeAll(async () => {
    bot = await startRunningBot();
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot?.discard());

  describe('for the sources of a message', () => {
    test.each([
      ['The leaders of ISIS left Raqqa for Iraq, residents say.', 'en'],
      ['قادة داعش هربوا من الرقة إلى تركيا بعد دفع رشاوى', 'ar'],
      [
        "> Rakka'da binden fazla sivil öldü 😢 <:sad:123456789012345678> <@123456789012345678> https://example.org/x",
        'tr',
      ],
    ] as const)('%s shows them to the asker alone', async (claim, language) => {
      const answer = await findSources(messageIn({}, claim));
      expectVerbatim(answer, reports, language);
      expect(linesOf(answer)[0]).not.toMatch(/[<@]|https/);
    });

    test('reads what a shared link is about, and a message of embeds alone', async () => {
      const embed = { title: 'ISIS leaders', description: 'The leaders of ISIS left Raqqa for Iraq, residents say.' };
      for (const content of ['', 'https://example.org/news']) {
        expectVerbatim(await findSources(messageIn({}, content, [embed])), reports, 'en');
      }
    });

    test('takes thousands of characters', async () => {
      const claim = 'قادة داعش هربوا من الرقة إلى العراق. '.repeat(110).slice(0, 4000);
      expectVerbatim(await findSources(messageIn({}, claim)), reports, 'ar');
    });

    test.each([
      ['nothing', '', [], 'fr', 'questionEmpty'],
      ['a picture of a server', '<a:wave:123456789012345678>', [], 'fr', 'questionEmpty'],
      ['an address alone', 'https://example.org/', [], 'ru', 'questionEmpty'],
      [
        'more than can be asked',
        '',
        [1, 2].map(() => ({ description: 'قادة داعش. '.repeat(370) })),
        'de',
        'questionTooLong',
      ],
    ] as const)(
      'says kindly that there is no question in a message that says %s',
      async (_, content, embeds, locale, failure) => {
        const answer = await findSources(messageIn({}, content, embeds), { locale });
        const language = failure === 'questionTooLong' ? 'ar' : locale;
        const words = wordingIn(language).failures[failure];
        const [before = ''] = words.split('{length}');
        expect(linesOf(answer).join('\n')).toContain(seen(before));
      },
    );

    test('says so where the reports have none', async () => {
      expectNothingFound(await findSources(messageIn({}, 'Barcelona ha ganado la liga de fútbol.')), 'es');
    });

    test('of an own answer, and can be paged', async () => {
      const user = someone();
      const answer = await findSources(messageIn({}, english), { user });
      await bot.discord.press(answer, 'Next', { user }).response();
      expect(expectVerbatim(answer, reports, 'en')[0]!.number).toBe(4);
      expect(isOnlyFor(answer, user, bot.discord)).toBe(true);
    });
  });

  describe.each([
    ['in a server that the bot is not in', { guild: 'Elsewhere', userInstall: true }],
    ['in a direct message', { context: 'direct' }],
    ['in a direct message, by who installed the bot', { context: 'direct', userInstall: true }],
    ['among friends', { context: 'private' }],
    ['in a server that the bot is in, by who installed it', { guild: 'Two', userInstall: true }],
  ] as const)('%s', (_, place) => {
    test('is answered with quotes that can be paged and looked around', async () => {
      const user = someone();
      const { message } = await bot.discord.invoke('ask', { question: english }, { user, ...place }).response();
      expectVerbatim(message!, reports, 'en');
      expect(message!.visibleTo).toBeNull();
      await bot.discord.press(message!, 'Next', { user }).response();
      expect(expectVerbatim(message!, reports, 'en')[0]!.number).toBe(4);
      const context = await bot.discord.press(message!, 'Context 4', { user }).response();
      expect(isOnlyFor(context.message!, user, bot.discord)).toBe(true);
      expect(linesOf(context.message!)).toContain(wordingIn('en').context.title);
    });

    test('is private where that is wanted', async () => {
      const user = someone();
      const options = { question: arabic, private: true };
      const { message } = await bot.discord.invoke('ask', options, { user, ...place }).response();
      expectVerbatim(message!, reports, 'ar');
      expect(isOnlyFor(message!, user, bot.discord)).toBe(true);
    });

    test('finds the sources of a message', async () => {
      const user = someone();
      const { world } = bot.discord;
      const channelId =
        'context' in place
          ? (place.context === 'direct'
              ? world.directChannel(world.user(user))
              : world.privateChannel(world.user(user))
            ).id
          : world.channelIn(world.guild(place.guild)).id;
      // With what can only be named where the bot knows the channel.
      const claim = messageIn({ channelId }, '<@123456789012345678> <@&123456789012345678> قادة داعش هربوا إلى العراق');
      expectVerbatim(await findSources(claim, { user, ...place }), reports, 'ar');
    });

    test('shows reports and help', async () => {
      const sender = { user: someone(), ...place };
      const report = await bot.discord.invoke('report', { report: 'where-the-leaders-went' }, sender).response();
      expect(linesOf(report.message!)).toContain('Isnad Archive');
      const help = await bot.discord.invoke('help', {}, sender).response();
      expect(linesOf(help.message!)).toContain(wordingIn('en').help.title);
      const { choices } = await bot.discord.autocomplete('ask', { option: 'report', text: 'ISIS' }, sender).response();
      expect(choices).toHaveLength(1);
    });
  });

  test('is not offered where nobody installed the bot', () => {
    const sender = { user: someone(), guild: 'Elsewhere' };
    expect(() => bot.discord.invoke('ask', { question: english }, sender)).toThrow('not installed');
  });

  test('among friends, others get pages of their own', async () => {
    const sender = { user: someone(), context: 'private' } as const;
    const { message } = await bot.discord.invoke('ask', { question: english }, sender).response();
    const before = linesOf(message!);
    const other = await bot.discord.press(message!, 'Next', { user: 'friend' }).response();
    expect(isOnlyFor(other.message!, 'friend', bot.discord)).toBe(true);
    expect(expectVerbatim(other.message!, reports, 'en')[0]!.number).toBe(4);
    expect(linesOf(message!)).toEqual(before);
    expect(pressable(message!)).toContain('Next');
  });

  test('notified nobody, and Discord refused nothing', () => {
    expectPeace(bot.discord);
  });
});
