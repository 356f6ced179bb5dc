import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDownloadId, readForgetId } from '../../../src/discord/components/stored-id.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import type { Records } from '../../../src/records/records.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { isOnlyFor, reportsIn, textOf, viewOf } from '../../support/discord-answers.js';
import { expectAccepted, seen } from '../../support/discord-views.js';
import type { Answer } from '../../support/discord/driver/handle.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';
import { buttonsOf } from '../../support/discord/messages/reading.js';

/** A chart takes a thread that has much to load. */
const patience = 60_000;
const answered = 'Where did the ISIS leaders go?';
const unanswered = 'How do I bake sourdough bread?';
const en = wordingIn('en');

const readAny = (customId: string) => readDownloadId(customId) ?? readForgetId(customId);

describe.skipIf(!hasModel)('what is stored', { timeout: patience }, () => {
  let bot: RunningBot;
  /** What the bot has stored, read beside it. */
  let records: Records;
  let one: string;
  let two: string;

  const administrator: Sender = { user: 'administrator', guild: 'One' };
  const inTwo: Sender = { user: 'administrator', guild: 'Two' };

  async function run(name: string, options: Record<string, string | number> = {}, sender: Sender = administrator) {
    const answer = await bot.discord.invoke(name, options, sender).response(patience);
    return { ...answer, message: shown(answer) };
  }

  function shown({ message }: Answer): Message {
    if (message === null) throw new Error('No message answers.');
    expectAccepted(viewOf(message), readAny);
    return message;
  }

  async function ask(question: string, sender: Sender = { user: 'member', guild: 'One' }): Promise<Message> {
    const { message } = await bot.discord.invoke('ask', { question }, sender).response(patience);
    return message!;
  }

  const stored = async (server: string, count: number): Promise<string[]> => {
    await expect.poll(async () => (await records.questions.export(server)).length, { timeout: 10_000 }).toBe(count);
    return (await records.questions.export(server)).map(({ text }) => text);
  };

  beforeAll(async () => {
    const permissions = PermissionFlagsBits.ManageGuild;
    const guild = (name: string) => ({ name, members: [{ name: 'administrator', permissions }, 'member'] });
    bot = await startRunningBot({ guilds: [guild('One'), guild('Two')] });
    records = await openRecords(bot.place.index);
    [one, two] = ['One', 'Two'].map((name) => bot.discord.world.guild(name).id) as [string, string];
  }, 120_000);

  afterAll(async () => {
    await records?.close();
    await bot?.discard();
  });

  test('is no question, unless a server switches it on: /insights says so', async () => {
    await ask(answered);
    const { message, ephemeral } = await run('insights');
    expect(ephemeral).toBe(true);
    expect(isOnlyFor(message, 'administrator', bot.discord)).toBe(true);
    expect(textOf(message)).toContain('This server does not store questions');
    expect(textOf(message)).toContain('/settings');
    expect(buttonsOf(message)).toEqual([]);
    expect(await records.questions.export(one)).toEqual([]);
    const privacy = await run('privacy show', {}, { user: 'member', guild: 'One' });
    expect(textOf(privacy.message)).toContain(en.privacy.questionsNotKept);
  });

  describe('where a server stores questions', () => {
    let panel: Message;

    beforeAll(async () => {
      await records.settings.change(one, { keepsQuestions: true, questionDays: 60 }, '1');
      const answer = await ask(answered);
      await bot.discord.press(answer, en.buttons.helpful, { user: 'member' }).response(patience);
      await ask(unanswered);
      await ask(unanswered.toUpperCase());
      await ask('Thank you very much!');
      const said = bot.discord.write('=1+1 who took the bridges of Raqqa?', {
        mention: true,
        user: 'other',
        guild: 'One',
      });
      await said.reply(patience);
      await bot.discord.contextMenu('Find sources', said.message, { user: 'member' }).response(patience);
      await ask('Who left Palmyra?', { user: 'member', guild: 'Two' });
      await ask('Who left Palmyra?', { user: 'member', context: 'direct' });
    });

    test('each is stored without who asked it: no greeting, no message of another, none of another place', async () => {
      const texts = await stored(one, 4);
      expect(texts).toEqual([answered, unanswered, unanswered.toUpperCase(), '=1+1 who took the bridges of Raqqa?']);
      expect(await records.questions.export(two)).toEqual([]);
      const member = bot.discord.world.user('member').id;
      expect(JSON.stringify(await records.questions.export(one))).not.toContain(member);
    });

    test('/insights counts them, with a chart and what found nothing', async () => {
      ({ message: panel } = await run('insights'));
      const text = textOf(panel);
      const counted = await records.questions.insights(one, new Date(Date.now() - 86_400_000).toISOString());
      expect(counted.asked).toBe(4);
      expect(text).toContain(`Asked: 4 · answered: ${counted.answered} · nothing found: ${counted.refused}`);
      expect(text).toContain(unanswered.toUpperCase());
      expect(text).toContain('Asked: 2 · last on');
      expect(text).toContain('found helpful: 1 of 1 votes (100%)');
      expect(text).toContain('Questions are stored for 60 days');
      const reports = await reportsIn(bot.place.corpus);
      expect(reports.some(({ title }) => text.includes(seen(title)))).toBe(true);
      const [chart] = panel.body.attachments;
      expect(chart).toMatchObject({ filename: 'questions.png' });
      expect(chart!.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    });

    test('in the language that is asked for, and for as many days as are asked for', async () => {
      const { message } = await run('insights', { days: 7, language: 'ar' });
      expect(textOf(message)).toContain(seen(wordingIn('ar').insights.title));
      expect(buttonsOf(message).map(({ customId }) => readDownloadId(customId ?? ''))).toEqual([
        { language: 'ar', days: 7 },
      ]);
    });

    test('the table has each quote word for word, with citation and link, and no formula', async () => {
      const { message: reply } = await bot.discord
        .press(panel, en.insights.download, { user: 'administrator' })
        .response(patience);
      expect(isOnlyFor(reply!, 'administrator', bot.discord)).toBe(true);
      const [file] = reply!.body.attachments;
      expect(file!.filename).toMatch(/^questions-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
      const text = file!.bytes.toString('utf8');
      expect(text).toMatch(/^\ufeff"Question asked","Outcome","Quote","Citation","Link","Asked on"\r\n/);
      expect(text).toContain(`"'=1+1 who took the bridges of Raqqa?"`);
      expect(text).toContain(`"${unanswered}","Nothing found",,,,"`);
      const reports = await reportsIn(bot.place.corpus);
      const quotes = [
        ...text.matchAll(new RegExp(`"${answered.replace('?', '\\?')}","Answered","((?:[^"]|"")+)","`, 'g')),
      ];
      expect(quotes.length).toBeGreaterThan(1);
      for (const [, quote] of quotes) {
        const words = quote!.replaceAll('""', '"');
        expect(reports.some((report) => report.text.includes(words))).toBe(true);
      }
    });

    test('a member is told that it is not for them, also by a button that is not theirs', async () => {
      expect(() => bot.discord.invoke('insights', {}, { user: 'member', guild: 'One' })).toThrow();
      const id = buttonsOf(panel)[0]!.customId!;
      const member = bot.discord.interactionRaw(
        { type: 3, data: { custom_id: id, component_type: 2 }, message: { id: panel.id, flags: 0 } },
        { user: 'member', guild: 'One' },
      );
      const { message: refused } = await member.response(patience);
      expect(textOf(refused!)).toBe(seen(en.moderators.onlyModerators));
      expect(refused!.body.attachments).toEqual([]);
    });

    test('the same button gives nothing of this server in another one', async () => {
      const id = buttonsOf(panel)[0]!.customId!;
      const replayed = bot.discord.interactionRaw(
        { type: 3, data: { custom_id: id, component_type: 2 }, message: { id: panel.id, flags: 0 } },
        inTwo,
      );
      const { message: table } = await replayed.response(patience);
      expect(table!.body.attachments[0]!.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(1);
      expect(textOf((await run('insights', {}, inTwo)).message)).toContain('This server does not store questions');
    });
  });

  describe('of a member', () => {
    test('is told by /privacy, also in a direct message', async () => {
      const { message, ephemeral } = await run('privacy show', {}, { user: 'member', guild: 'One' });
      expect(ephemeral).toBe(true);
      expect(textOf(message)).toContain('Your votes now: 1.');
      expect(textOf(message)).toContain('are stored for 60 days');
      expect(textOf(message)).toContain('is deleted 30 days later');
      const direct = await run('privacy show', { language: 'fa' }, { user: 'stranger', context: 'direct' });
      expect(textOf(direct.message)).toContain(seen(wordingIn('fa').privacy.questionsNotKept));
    });

    test('is deleted by /privacy delete, once that is confirmed, and nobody else’s with it', async () => {
      await bot.discord
        .press(await ask(answered, { user: 'other', guild: 'One' }), en.buttons.notHelpful, { user: 'other' })
        .response(patience);
      const member = bot.discord.world.user('member').id;
      const { message } = await run('privacy delete', {}, { user: 'member', guild: 'One' });
      expect(textOf(message)).toContain('will be deleted: 1.');
      expect(await records.votes.countOf(member)).toBe(1);

      const id = buttonsOf(message)[0]!.customId!;
      const forged = bot.discord.interactionRaw(
        { type: 3, data: { custom_id: id, component_type: 2 }, message: { id: message.id, flags: 64 } },
        { user: 'other', guild: 'One' },
      );
      expect(textOf((await forged.response(patience)).message!)).toBe(seen(en.failures.outdatedButton));
      expect(await records.votes.countOf(member)).toBe(1);

      const pressed = bot.discord.press(message, en.privacy.confirmButton, { user: 'member' });
      expect(textOf((await pressed.response(patience)).message!)).toBe('Your votes are deleted: 1.');
      expect(buttonsOf(message)).toEqual([]);
      expect(await records.votes.countOf(member)).toBe(0);
      expect(await records.votes.countOf(bot.discord.world.user('other').id)).toBe(1);
      const again = await run('privacy delete', {}, { user: 'member', guild: 'One' });
      expect(textOf(again.message)).toBe(seen(en.privacy.nothing));
    });
  });

  test('switching it off deletes every question, and none is stored from then on', async () => {
    await records.settings.change(one, { keepsQuestions: false }, '1');
    await ask(answered);
    expect(await records.questions.export(one)).toEqual([]);
    expect(textOf((await run('insights')).message)).toContain('This server does not store questions');
  });
});
