import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/wording/en.js';
import { RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { linesOf } from '../../support/discord-answers.js';
import type { LoopbackDiscord } from '../../support/discord/discord.js';
import type { Message } from '../../support/discord/messages/message.js';
import { freePort, readiness } from './health.js';
import { Askers, numbersIn, question, shown } from './pages.js';

const canary = 'Where did the ISIS leaders go, quoth the zebrafinch?';

/** Three lives of a bot in one Discord, one after the other: the tests stand in their order. */
describe.skipIf(!hasModel)('the process of the bot', () => {
  let bot: RunningBot;
  let askers: Askers;
  let discord: LoopbackDiscord;
  let port: number;

  const startAgain = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
    bot = new RunningBot(discord, bot.place, environment);
    askers = new Askers(bot);
    await bot.start();
  };
  /** Asks in every way, and once so that it fails. */
  const askInAllWays = async (): Promise<void> => {
    await askers.ask(canary);
    const mention = discord.write(canary, { mention: true, user: 'writer' });
    await mention.reply();
    await discord.contextMenu('Find sources', mention.message, { user: 'finder' }).response(30_000);
    const typed = { option: 'report', text: canary, options: { question: canary } };
    await discord.autocomplete('ask', typed).response();
    discord.faults.next({ kind: 'status', status: 500 }, /^PATCH/, 4);
    await askers.invoke(canary).response(30_000);
    await bot.logged('An interaction failed.', 0);
  };
  const expectNoToken = (): void => {
    expect(bot.rawLog).not.toContain(discord.token);
    expect(bot.rawLog).not.toContain(discord.token.split('.')[2]);
  };

  beforeAll(async () => {
    port = await freePort();
    bot = await startRunningBot({}, { HEALTH_PORT: String(port), LOG_LEVEL: 'debug' });
    ({ discord } = bot);
    askers = new Askers(bot);
  });

  afterAll(() => bot.discard());

  test('registers nothing when it starts', () => {
    const begin = discord.requests.findIndex(({ path }) => path === '/gateway/bot');
    const since = discord.requests.slice(begin);
    expect(since.length).toBeGreaterThan(0);
    expect(since.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))).toEqual([]);
  });

  test('logs lines of JSON with an id for each request, and neither questions nor the token', async () => {
    await askInAllWays();
    expect(bot.rawLog.trim().split('\n')).toHaveLength(bot.log.length);
    const answered = bot.log.filter(({ message }) => message === 'Answered.');
    expect(answered.length).toBeGreaterThan(1);
    for (const { request, question: logged } of answered) {
      expect(request).toMatch(/^[\da-f]{8}$/);
      expect(logged).toBe(`[${canary.length} characters]`);
    }
    expect(new Set(answered.map(({ request }) => request)).size).toBe(answered.length);
    expect(bot.rawLog).not.toContain('zebrafinch');
    expectNoToken();
  });

  test('told to stop, answers those who wait, tells those who come, says that it is not ready, and leaves', async () => {
    const waiting = Array.from({ length: 30 }, (_, index) =>
      askers.invoke(question, { guild: index % 2 === 0 ? 'One' : 'Two' }),
    );
    const mentions = Array.from({ length: 5 }, (_, index) =>
      discord.write(question, { mention: true, user: `writer ${index}` }),
    );
    await Promise.all(waiting.map((asked) => asked.acknowledged(30_000)));
    // One answer holds the bot, so that somebody can come late.
    discord.faults.next({ kind: 'late', milliseconds: 2_000 }, /^PATCH/);
    const last = askers.invoke(question, { context: 'direct' });
    await last.acknowledged(30_000);
    const exit = bot.stop();
    await bot.logged('Stopping.', 0);
    const late = askers.invoke(question, { context: 'direct' });
    expect(await readiness(port)).toEqual({ status: 503, reasons: ['stopping'] });
    expect(linesOf(shown((await late.response()).message))).toEqual([en.failures.stopping]);
    expect(await exit).toBe(0);
    const isSettled = (message: Message): boolean =>
      numbersIn(message).length === 3 || linesOf(message).join() === en.failures.busy;
    for (const asked of [...waiting, last]) expect(isSettled(shown(asked.answer().message))).toBe(true);
    for (const mention of mentions) expect(isSettled(await mention.reply())).toBe(true);
    expect(waiting.filter((asked) => numbersIn(shown(asked.answer().message)).length === 3).length).toBeGreaterThan(1);
    expect(discord.gateway.isConnected).toBe(false);
    expect(bot.log.at(-1)).toMatchObject({ message: 'Stopped.' });
    await expect(fetch(`http://127.0.0.1:${port}/live`)).rejects.toThrow();
    expectNoToken();
  });

  test('logs questions where LOG_QUESTIONS asks for them', async () => {
    await startAgain({ LOG_QUESTIONS: 'true' });
    await askInAllWays();
    expect(bot.log.filter((line) => line['question'] === canary).length).toBeGreaterThan(1);
    expectNoToken();
  });

  test('killed while it answers, starts again and goes on with what was there', async () => {
    const before = await askers.ask();
    const asked = Array.from({ length: 5 }, () => askers.invoke());
    await Promise.race(asked.map((each) => each.acknowledged()));
    expect(await bot.stop('SIGKILL')).toBeNull();
    await startAgain();
    expect(numbersIn(await askers.ask(question, { guild: 'Two' }))).toEqual([1, 2, 3]);
    await discord.press(before, en.buttons.next).response(30_000);
    expect(numbersIn(before)).toEqual([4, 5, 6]);
  });

  test('told to stop twice, ends at once', async () => {
    discord.faults.next({ kind: 'late', milliseconds: 60_000 }, /^PATCH/);
    const asked = askers.invoke(question, { guild: 'Two' });
    await expect.poll(() => discord.faults.pending, { timeout: 30_000 }).toBe(0);
    const exit = bot.stop('SIGINT');
    await bot.logged('Stopping.', 0);
    void bot.stop('SIGTERM');
    expect(await exit).toBe(130);
    expect(asked.answer().kind).toBe('nothing');
  });
});
