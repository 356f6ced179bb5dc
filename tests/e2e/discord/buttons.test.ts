import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/reports/report.js';
import { en } from '../../../src/wording/en.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { isOnlyFor, linesOf, pressable, reportsIn, viewOf } from '../../support/discord-answers.js';
import { quotesShown, seen } from '../../support/discord-views.js';
import type { Message } from '../../support/discord/messages/message.js';
import { buttonsOf } from '../../support/discord/messages/reading.js';
import { arabicQuestion, Askers, numbersIn, partsOf, question, shown, slicesIn } from './pages.js';

const address = 'https://courier.example/lighthouse';
const linkedReport = `---
title: Lighthouse keepers of Hollin Bay
outlet: Hollin Courier
published: 2021-03-04
url: ${address}
language: en
---

The lighthouse of Hollin Bay was staffed by Ottilie Brandvold and her brother until the autumn of 1987.

The lamp of the Hollin Bay lighthouse was bought from a glassworks in Tarnow for nine thousand crowns.
`;

const { previous, next } = en.buttons;

describe.skipIf(!hasModel)('the buttons of an answer', () => {
  let bot: RunningBot;
  let askers: Askers;
  let reports: Report[];

  const press = (message: Message, label: string, user?: string) =>
    bot.discord.press(message, label, user === undefined ? {} : { user }).response();

  beforeAll(async () => {
    const members = [{ name: 'moderator', permissions: PermissionFlagsBits.ManageMessages }];
    bot = await startRunningBot({ guilds: [{ name: 'One', members }] }, {}, ({ corpus }) =>
      writeFile(path.join(corpus, 'lighthouse.md'), linkedReport),
    );
    askers = new Askers(bot);
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot.discard());

  test('the asker turns the pages in place: numbers go on, the question stays, the ends are closed', async () => {
    const message = await askers.ask();
    const first = linesOf(message);
    expect(first[0]).toBe(`${en.answer.asked} ${question}`);
    expect(numbersIn(message)).toEqual([1, 2, 3]);
    expect(pressable(message)).not.toContain(previous);

    expect(await press(message, next)).toMatchObject({ kind: 'update', message: { id: message.id } });
    expect(numbersIn(message)).toEqual([4, 5, 6]);
    expect(linesOf(message)).toEqual(expect.arrayContaining([first[0], 'Page 2 of 3']));
    expect(pressable(message)).toEqual(expect.arrayContaining([previous, next]));

    await press(message, next);
    expect(numbersIn(message)).toEqual([7, 8, 9]);
    expect(linesOf(message)[0]).toBe(first[0]);
    expect(pressable(message)).not.toContain(next);
    expect(() => bot.discord.press(message, next)).toThrow('disabled');

    await press(message, previous);
    await press(message, previous);
    expect(linesOf(message)).toEqual(first);
    expect(bot.discord.messagesIn().at(-1)?.id).toBe(message.id);
  });

  test('every page quotes word for word, and no page repeats another', async () => {
    const message = await askers.ask();
    const quotes: string[] = [];
    for (;;) {
      quotes.push(...slicesIn(message, reports).map(({ parts }) => parts.join(' ')));
      if (!pressable(message).includes(next)) break;
      await press(message, next);
    }
    expect(quotes).toHaveLength(9);
    expect(new Set(quotes).size).toBe(9);
  });

  test('an Arabic answer is turned in Arabic', async () => {
    const message = await askers.ask(arabicQuestion);
    const { buttons } = wordingIn('ar');
    const [asked] = linesOf(message);
    expect(asked).toContain(arabicQuestion);
    await press(message, buttons.next);
    expect(numbersIn(message)).toEqual([4, 5, 6]);
    expect(slicesIn(message, reports)).toHaveLength(3);
    expect(linesOf(message)[0]).toBe(asked);
    expect(pressable(message)).toEqual(expect.arrayContaining([buttons.previous, buttons.next]));
  });

  test('a moderator turns the pages of others in place', async () => {
    const message = await askers.ask();
    expect(await press(message, next, 'moderator')).toMatchObject({ kind: 'update', message: { id: message.id } });
    expect(numbersIn(message)).toEqual([4, 5, 6]);
    await press(message, previous);
    expect(numbersIn(message)).toEqual([1, 2, 3]);
  });

  test('others get a copy of their own and turn its pages, and the answer stays as it is', async () => {
    const message = await askers.ask();
    const before = linesOf(message);
    const given = await press(message, next, 'reader');
    const copy = shown(given.message);
    expect(given.kind).toBe('message');
    expect(isOnlyFor(copy, 'reader', bot.discord)).toBe(true);
    expect(numbersIn(copy)).toEqual([4, 5, 6]);
    expect(linesOf(copy)[0]).toBe(before[0]);

    expect(await press(copy, next, 'reader')).toMatchObject({ kind: 'update', message: { id: copy.id } });
    expect(numbersIn(copy)).toEqual([7, 8, 9]);
    expect(linesOf(message)).toEqual(before);
    expect(message.editedAt).toBeNull();
  });

  test('in a direct message the pages turn in place', async () => {
    const message = await askers.ask(question, { context: 'direct' });
    expect(await press(message, next)).toMatchObject({ kind: 'update', message: { id: message.id } });
    expect(numbersIn(message)).toEqual([4, 5, 6]);
  });

  test.each([
    [question, 'en'],
    [arabicQuestion, 'ar'],
  ] as const)(
    'the context of a quote is for who asks for it: the quote marked, its neighbours word for word (%s)',
    async (text, language) => {
      const message = await askers.ask(text);
      const { buttons, context } = wordingIn(language);
      const quotes = slicesIn(message, reports);
      for (const [place, { bold, report }] of quotes.entries()) {
        const label = buttons.context.replace('{number}', String(numbersIn(message)[place]));
        const around = shown((await press(message, label, 'reader')).message);
        expect(isOnlyFor(around, 'reader', bot.discord)).toBe(true);
        const [marked, ...others] = slicesIn(around, [report]);
        expect(others).toEqual([]);
        expect(marked?.bold).toBe(bold);
        const lines = linesOf(around);
        const [title, marks] = [seen(context.title), seen(context.marked)];
        expect(lines).toEqual(expect.arrayContaining([title, marks, seen(report.title)]));
        const said = [title, marks, ...[context.beginning, context.end, report.title, report.outlet ?? ''].map(seen)];
        const told = lines.filter((line) => line !== '' && line !== report.published && !said.includes(line));
        // A quote that is not the whole report has neighbours.
        expect(told.length).toBeGreaterThan(quotesShown(viewOf(around)).length);
        for (const part of told.flatMap(partsOf)) expect(seen(report.text)).toContain(seen(part));
      }
    },
  );

  test('the ends of a report are said in the context, and "open" leads to its source', async () => {
    const message = await askers.ask('Who staffed the lighthouse of Hollin Bay?');
    expect(slicesIn(message, reports)[0]?.report.url).toBe(address);
    expect(buttonsOf(message).find(({ label }) => label === en.buttons.open)).toMatchObject({ url: address });
    const around = shown((await press(message, 'Context 1')).message);
    expect(linesOf(around)).toEqual(expect.arrayContaining([en.context.beginning, en.context.end]));
    expect(buttonsOf(around)).toMatchObject([{ label: en.buttons.open, url: address, customId: null }]);
  });

  test('of all this Discord refused nothing, and no failure was logged', () => {
    expect(bot.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
    expect(bot.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });
});
