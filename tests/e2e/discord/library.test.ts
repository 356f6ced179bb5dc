import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/library/embedded/connection.js';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { linesOf } from '../../support/discord-answers.js';
import type { Message } from '../../support/discord/messages/message.js';
import { figures, freePort, readiness } from './health.js';
import { arabicQuestion, Askers, numbersIn, question, shown } from './pages.js';

const addedReport = `---
title: Lighthouse keepers of Hollin Bay
outlet: Hollin Courier
published: 2021-03-04
language: en
---

The lighthouse of Hollin Bay was staffed by Ottilie Brandvold and her brother until the autumn of 1987.
`;
const askedOfAdded = 'Who staffed the lighthouse of Hollin Bay?';

describe.skipIf(!hasModel)('the index, while the bot runs', { timeout: 120_000 }, () => {
  let bot: RunningBot;
  let askers: Askers;
  let port: number;

  const linesTo = async (text = question): Promise<string[]> => linesOf(await askers.ask(text));
  const press = (message: Message, button: string) =>
    bot.discord.press(message, button, { user: 'presser' }).response(30_000);
  /** That commands, buttons and mentions say that the reports cannot be searched, and leave the answer as it is. */
  const expectNotReady = async (message: Message): Promise<void> => {
    const { notReady } = en.failures;
    expect(await linesTo()).toEqual([notReady]);
    for (const button of [en.buttons.next, 'Context 1', en.buttons.helpful]) {
      expect(linesOf(shown((await press(message, button)).message)), button).toEqual([notReady]);
    }
    const mention = bot.discord.write(question, { mention: true, user: 'writer' });
    expect(linesOf(await mention.reply())).toEqual([notReady]);
    expect((await bot.discord.invoke('help', {}, { user: 'helped' }).response()).kind).toBe('message');
    const typed = bot.discord.autocomplete('ask', { option: 'report', text: 'a', options: { question } });
    expect((await typed.response()).kind).toBe('choices');
    expect(numbersIn(message)).toEqual([1, 2, 3]);
  };
  const untilReady = (status: number) =>
    expect.poll(async () => (await readiness(port)).status, { timeout: 30_000 }).toBe(status);

  beforeAll(async () => {
    port = await freePort();
    bot = await startRunningBot({}, { HEALTH_PORT: String(port) });
    askers = new Askers(bot);
  });

  afterAll(() => bot.discard());

  test('is exchanged by a reindex: no question fails meanwhile, and what was added is found', async () => {
    expect((await linesTo(askedOfAdded)).join()).not.toContain('Brandvold');
    const { generation } = await figures(port);
    await writeFile(path.join(bot.place.corpus, 'lighthouse.md'), addedReport);
    let isRunning = true;
    const running = bot.reindex().finally(() => {
      isRunning = false;
    });
    let asked = 0;
    while (isRunning) {
      const answer = await askers.invoke().response(30_000);
      // Discord takes no later acknowledgement.
      expect(answer.acknowledgedAfter).toBeLessThan(3000);
      expect(numbersIn(shown(answer.message))).toEqual([1, 2, 3]);
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await running;
    expect(asked).toBeGreaterThan(2);
    expect((await linesTo(askedOfAdded)).join()).toContain('Ottilie Brandvold');
    await expect
      .poll(() => figures(port), { timeout: 15_000 })
      .toMatchObject({ generation: Number(generation) + 1, reports: 9 });
    expect(bot.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  test('that a reindex holds keeps no question waiting, and no vote is lost', async () => {
    const message = await askers.ask();
    const writer = new Connection(path.join(bot.place.index, 'library.sqlite'), 'write');
    writer.execute('begin immediate');
    const voted = bot.discord.press(message, en.buttons.helpful);
    try {
      expect((await voted.acknowledged()).after).toBeLessThan(3000);
      expect(numbersIn(await askers.ask())).toEqual([1, 2, 3]);
      expect(voted.answer().kind).toBe('nothing');
    } finally {
      writer.rollBack();
      writer.close();
    }
    expect((await voted.response()).text).toContain(en.votes.thanks);
  });

  test('that is removed is told, whatever is asked for; one that is damaged likewise; one made anew is answered from', async () => {
    const message = await askers.ask();
    const votedOn = await askers.ask();
    await rm(bot.place.index, { recursive: true });
    await untilReady(503);
    expect(await readiness(port)).toEqual({ status: 503, reasons: ['library-not-open'] });
    await expectNotReady(message);

    await mkdir(bot.place.index);
    await writeFile(path.join(bot.place.index, 'library.sqlite'), 'This was a library. '.repeat(5000));
    await expectNotReady(message);
    expect((await readiness(port)).status).toBe(503);

    await bot.reindex('--full');
    await untilReady(200);
    expect(numbersIn(await askers.ask())).toEqual([1, 2, 3]);
    expect((await press(votedOn, en.buttons.helpful)).text).toContain(en.votes.thanks);
    expect(await figures(port)).toMatchObject({ status: 'ready', reports: 9 });
    expect((await readdir(bot.place.index)).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  test('that is overwritten in its place ends no bot: each is told something', async () => {
    const message = await askers.ask();
    // What SQLite has in memory is still answered from.
    await writeFile(path.join(bot.place.index, 'library.sqlite'), Buffer.alloc(200_000, 7));
    for (const each of [askers.invoke(), askers.invoke(arabicQuestion)]) {
      expect((await each.response()).kind).toBe('message');
    }
    for (const button of [en.buttons.next, 'Context 1', en.buttons.helpful]) {
      expect((await press(message, button)).kind).toBe('message');
    }
    expect((await fetch(`http://127.0.0.1:${port}/live`)).status).toBe(200);
  });
});
