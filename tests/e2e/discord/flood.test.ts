import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill } from '../../../src/wording/wording.js';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { linesOf } from '../../support/discord-answers.js';
import type { InteractionHandle } from '../../support/discord/driver/handle.js';
import { figures, freePort } from './health.js';
import { Askers, numbersIn, question, shown } from './pages.js';

const floodingServers = ['A', 'B', 'C', 'D', 'E', 'F'];
const { busy, cooldown, serverCooldown } = en.failures;

/** What a member is told when the time is put in that Discord shows in its own words. */
const toldUntil = (words: string): RegExp =>
  new RegExp(`^${fill(words, { when: '(?:<t:\\d+:R>|.+)' }).replace(/\.$/, '\\.')}$`);

describe.skipIf(!hasModel)('a flood of questions', () => {
  let bot: RunningBot;
  let askers: Askers;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    const guilds = [...floodingServers, 'Quiet'].map((name) => ({ name }));
    bot = await startRunningBot({ guilds }, { HEALTH_PORT: String(port) });
    askers = new Askers(bot);
  });

  afterAll(() => bot.discard());

  test('of many servers keeps no other waiting; every question is acknowledged in time, then answered or refused', async () => {
    const flood = Array.from({ length: 45 }, (_, turn) =>
      // All ask more than can wait, and one more than a server may ask.
      floodingServers.filter((guild) => turn < 34 || guild === 'A').map((guild) => askers.invoke(question, { guild })),
    ).flat();
    const quiet = askers.invoke(question, { guild: 'Quiet' });
    const isAnswered = (asked: InteractionHandle): boolean => numbersIn(shown(asked.answer().message)).length === 3;
    const { after: heard } = await quiet.acknowledged();
    const { message, finalAfter } = await quiet.response(60_000);
    expect(numbersIn(shown(message))).toEqual([1, 2, 3]);
    for (const asked of flood) await asked.response(60_000);

    const answered = flood.filter(isAnswered).map((asked) => asked.answer());
    const meanwhile = answered.filter((answer) => answer.finalAfter > heard && answer.finalAfter < finalAfter);
    // Those that run, one of each other server, and those on their way.
    expect(meanwhile.length).toBeLessThan(Math.max(30, answered.length / 2));

    const refused = flood.filter((asked) => !isAnswered(asked)).map((asked) => asked.answer());
    expect(refused.every(({ ephemeral }) => ephemeral)).toBe(true);
    const reasons = refused.map((answer) => linesOf(shown(answer.message)).join('\n'));
    expect(reasons).toContain(busy);
    expect(reasons.filter((reason) => reason !== busy && !toldUntil(serverCooldown).test(reason))).toEqual([]);
    // Discord refuses what comes later than three seconds.
    expect(bot.discord.interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
    const { queue } = (await figures(port)) as { queue: Record<string, number> };
    expect(queue).toMatchObject({ waiting: 0, running: 0, done: answered.length + 1 });
    expect(bot.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  }, 120_000);

  test('of one member is answered in part; the rest is told when to ask again', async () => {
    const asked = Array.from({ length: 8 }, () => askers.invoke(question, { guild: 'Quiet', user: 'eager' }));
    const answers = await Promise.all(asked.map((each) => each.response(30_000)));
    const refused = answers.filter(({ ephemeral }) => ephemeral);
    expect(answers.filter(({ ephemeral }) => !ephemeral).length).toBeGreaterThanOrEqual(5);
    expect(refused.length).toBeGreaterThan(0);
    for (const { message } of refused) expect(linesOf(shown(message)).join('\n')).toMatch(toldUntil(cooldown));
    const mention = bot.discord.write(question, { mention: true, guild: 'Quiet', user: 'eager' });
    expect(linesOf(await mention.reply()).join('\n')).toMatch(toldUntil(cooldown));
    expect(numbersIn(await askers.ask(question, { guild: 'Quiet' }))).toEqual([1, 2, 3]);
  });

  test('of presses is answered', async () => {
    const message = await askers.ask(question, { guild: 'Quiet' });
    const pressed = Array.from({ length: 30 }, (_, index) =>
      bot.discord.press(message, index % 2 === 0 ? 'Context 1' : en.buttons.next, { user: `presser ${index}` }),
    );
    const answers = await Promise.all(pressed.map((each) => each.response(30_000)));
    expect(answers.every(({ kind, ephemeral }) => kind === 'message' && ephemeral)).toBe(true);
    expect(bot.discord.interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
  });
});
