import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCustomId, writeCustomId } from '../../../src/discord/components/custom-id.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import type { Records } from '../../../src/records/records.js';
import type { ReportVotes } from '../../../src/records/votes.js';
import type { Report } from '../../../src/reports/report.js';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { isOnlyFor, linesOf, pressable, reportsIn } from '../../support/discord-answers.js';
import type { JsonObject } from '../../support/discord/json.js';
import type { Message } from '../../support/discord/messages/message.js';
import { messagePayload } from '../../support/discord/messages/payload.js';
import { buttonsOf } from '../../support/discord/messages/reading.js';
import { Askers, numbersIn, shown, slicesIn } from './pages.js';

const { previous, next, helpful, notHelpful } = en.buttons;
const { thanks, changed, same } = en.votes;

describe.skipIf(!hasModel)('the buttons of an answer, later', () => {
  let bot: RunningBot;
  let askers: Askers;
  let reports: Report[];
  let records: Records;

  const press = (message: Message, label: string, user?: string) =>
    bot.discord.press(message, label, user === undefined ? {} : { user }).response();
  /** Votes, and gives what the voter is told. */
  const vote = async (message: Message, label: string, user: string): Promise<string> => {
    const told = shown((await press(message, label, user)).message);
    expect(isOnlyFor(told, user, bot.discord)).toBe(true);
    return linesOf(told).join('\n');
  };
  const votesOn = async (message: Message, report: string): Promise<ReportVotes | undefined> =>
    (await records.votes.byReport(message.guildId)).find((each) => each.report === report);

  beforeAll(async () => {
    bot = await startRunningBot();
    askers = new Askers(bot);
    reports = await reportsIn(bot.place.corpus);
    records = await openRecords(bot.place.index);
  });

  afterAll(async () => {
    await records.close();
    await bot.discard();
  });

  describe('votes', () => {
    test('are thanked for and stored, can be changed, and count once a person and answer', async () => {
      const message = await askers.ask();
      const report = slicesIn(message, reports)[0]?.report.id ?? '';
      expect(await vote(message, helpful, 'first')).toBe(thanks);
      expect(await votesOn(message, report)).toMatchObject({ helpful: 1, notHelpful: 0 });
      expect(await vote(message, helpful, 'first')).toBe(same);
      expect(await vote(message, notHelpful, 'first')).toBe(changed);
      expect(await votesOn(message, report)).toMatchObject({ helpful: 0, notHelpful: 1 });
      expect(await vote(message, helpful, 'second')).toBe(thanks);
      expect(await votesOn(message, report)).toMatchObject({ helpful: 1, notHelpful: 1 });
    });

    test('are of the answer, whichever of its pages they are given on', async () => {
      const message = await askers.ask();
      expect(await vote(message, helpful, 'reader')).toBe(thanks);
      await press(message, next);
      expect(await vote(message, helpful, 'reader')).toBe(same);
      const copy = shown((await press(message, next, 'reader')).message);
      expect(await vote(copy, helpful, 'reader')).toBe(same);
      await press(copy, previous, 'reader');
      expect(await vote(copy, notHelpful, 'reader')).toBe(changed);
      expect(await vote(message, notHelpful, 'reader')).toBe(same);
    });

    test('of two answers count twice, and those of direct messages by themselves', async () => {
      const [one, other] = [await askers.ask(), await askers.ask()];
      expect(await vote(one, helpful, 'third')).toBe(thanks);
      expect(await vote(other, helpful, 'third')).toBe(thanks);
      const before = await records.votes.byReport(one.guildId);
      const direct = await askers.ask(undefined, { user: 'third', context: 'direct' });
      expect(await vote(direct, notHelpful, 'third')).toBe(thanks);
      expect(await records.votes.byReport(one.guildId)).toEqual(before);
      for (const votes of await records.votes.byReport(null))
        expect(votes).toMatchObject({ helpful: 0, notHelpful: 1 });
    });

    test('on an answer that found nothing name no report', async () => {
      const message = await askers.ask('Who won the football cup?');
      const before = await records.votes.byReport(message.guildId);
      expect(await vote(message, notHelpful, 'fourth')).toBe(thanks);
      expect(await records.votes.byReport(message.guildId)).toEqual(before);
    });
  });

  test('all of them work after a restart of the bot', async () => {
    const message = await askers.ask();
    const report = slicesIn(message, reports)[0]?.report.id ?? '';
    const first = linesOf(message);
    const votes = await votesOn(message, report);
    expect(await vote(message, helpful, 'early')).toBe(thanks);
    expect(await bot.stop()).toBe(0);
    await bot.start();
    expect(await vote(message, helpful, 'early')).toBe(same);
    expect(await vote(message, notHelpful, 'late')).toBe(thanks);
    expect(await votesOn(message, report)).toMatchObject({
      helpful: (votes?.helpful ?? 0) + 1,
      notHelpful: (votes?.notHelpful ?? 0) + 1,
    });
    const around = shown((await press(message, 'Context 1')).message);
    expect(slicesIn(around, reports)).toHaveLength(1);
    expect(await press(message, next)).toMatchObject({ kind: 'update', message: { id: message.id } });
    expect(numbersIn(message)).toEqual([4, 5, 6]);
    await press(message, previous);
    expect(linesOf(message)).toEqual(first);
    const copy = shown((await press(message, next, 'late')).message);
    expect(numbersIn(copy)).toEqual([4, 5, 6]);
  });

  describe('forged or old', () => {
    let answer: Message;
    const forged = async (members: JsonObject, message: Message = answer) => {
      const { messages } = bot.discord.loopback;
      const payload = messagePayload(message, messages.payloads);
      return bot.discord
        .interactionRaw({ type: 3, message: payload, ...members }, { user: 'stranger', guild: 'One' })
        .response();
    };
    const pressed = (customId: string) => forged({ data: { custom_id: customId, component_type: 2 } });
    const idOf = (label: string): string => buttonsOf(answer).find((each) => each.label === label)?.customId ?? '';

    beforeAll(async () => {
      answer = await askers.ask();
    });

    test.each([
      ['of an older version', () => idOf(next).replace(/^1/, '0')],
      ['of a newer version', () => idOf(next).replace(/^1/, '2')],
      ['of another bot', () => 'next:3:where-did-they-go'],
      ['of an unknown kind', () => `1z${idOf(next).slice(2)}`],
      ['of an unknown language', () => `1p_${idOf(next).slice(3)}`],
      ['cut short', () => idOf(next).slice(0, -3)],
      ['with something behind it', () => `${idOf(helpful)}A`],
      ['with ten quotes', () => idOf(next) + idOf(next).slice(-7)],
      ['of characters that none has', () => '1c؟💥‮'],
      ['of a hundred characters', () => '1p'.padEnd(100, 'B')],
      ['of spaces', () => '   '],
    ])('a button %s is told to be outdated', async (_what, customId) => {
      const told = await pressed(customId());
      expect(told.ephemeral).toBe(true);
      expect(told.text).toContain(en.failures.outdatedButton);
    });

    test('so is a menu, of which the bot has none', async () => {
      const told = await forged({ data: { custom_id: idOf(next), component_type: 3, values: ['1'] } });
      expect(told.text).toContain(en.failures.outdatedButton);
    });

    test.each([0, 2 ** 36 - 1])('the context of a passage that never was is gone', async (passage) => {
      const quote = { passage, highlight: 30, confidence: 'strong' } as const;
      const { text } = await pressed(writeCustomId({ kind: 'context', language: 'en', quote }));
      expect(text).toContain(en.answer.gone);
    });

    test('a page behind the last is the last', async () => {
      const action = readCustomId(idOf(next));
      if (action?.kind !== 'page') throw new Error('This is no page.');
      const copy = shown((await pressed(writeCustomId({ ...action, page: 15 }))).message);
      expect(numbersIn(copy)).toEqual([7, 8, 9]);
      expect(pressable(copy)).not.toContain(next);
    });

    test('a report that never was is not found', async () => {
      const asker = answer.origin?.userId ?? '';
      const action = { kind: 'report', report: 1, page: 0, language: 'en', asker } as const;
      expect((await pressed(writeCustomId(action))).text).toContain(en.report.notFound);
    });

    test('the answer stays as it was, and the bot answers', async () => {
      expect(answer.editedAt).toBeNull();
      expect(numbersIn(await askers.ask())).toEqual([1, 2, 3]);
    });
  });

  test('what a reindex has changed or removed is told to be gone; the rest stands', async () => {
    const message = await askers.ask();
    const quoted = slicesIn(message, reports);
    const file = path.join(bot.place.corpus, quoted[0]?.report.file ?? '');
    const before = await readFile(file, 'utf8');
    const contextOf = async (number: number) => (await press(message, `Context ${number}`, 'reader')).text;
    const ofFile = quoted.flatMap(({ report }, place) => (report.file === quoted[0]?.report.file ? [place + 1] : []));

    await writeFile(file, `${before}\nA paragraph that was not there before.\n`);
    await bot.reindex();
    for (const number of ofFile) expect(await contextOf(number)).toContain(en.answer.gone);
    const copy = shown((await press(message, next, 'reader')).message);
    await press(copy, previous, 'reader');
    expect(slicesIn(copy, reports)).toHaveLength(quoted.length - ofFile.length);
    if (ofFile.length === quoted.length) expect(linesOf(copy)).toContain(en.answer.gone);

    for (const each of reports) await rm(path.join(bot.place.corpus, each.file));
    await writeFile(
      path.join(bot.place.corpus, 'other.md'),
      '---\ntitle: Other\nlanguage: en\n---\n\nBread rose by a tenth in the spring.\n',
    );
    await bot.reindex();
    await press(message, next);
    expect(linesOf(message)).toContain(en.answer.gone);
    expect(slicesIn(message, reports)).toEqual([]);
    expect(await vote(message, helpful, 'reader')).toBe(thanks);
    await press(message, next);
    expect(linesOf(message)).toContain(en.answer.gone);
  });

  test('of all this Discord refused nothing, and no failure was logged', () => {
    expect(bot.discord.interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(bot.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });
});
