import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel, runCli } from '../../support/cli.js';
import { linesOf } from '../../support/discord-answers.js';
import type { OptionValues } from '../../support/discord/driver/options.js';
import { guildIdOf } from '../../support/discord/world/shard-ids.js';
import { figures, freePort, readiness } from './health.js';
import { Askers, numbersIn, question, shown } from './pages.js';

/** Server One belongs to the first shard, Two to the second. */
const guild = (name: string, shard: number) => ({
  ...{ name, id: guildIdOf(shard, 2), channels: ['general'] },
  members: [{ name: `moderator of ${name}`, permissions: PermissionFlagsBits.Administrator }],
});

/** One life of a bot: the tests stand in their order. */
describe.skipIf(!hasModel)('a bot of two shards', () => {
  let bot: RunningBot;
  let askers: Askers;
  let port: number;

  const linesOfShard = (shard: number, message: string) =>
    bot.log.filter((line) => line['shard'] === shard && line['message'] === message);
  const moderate = (name: string, command: string, options: OptionValues) =>
    bot.discord.invoke(command, options, { user: `moderator of ${name}`, guild: name }).response(30_000);

  beforeAll(async () => {
    port = await freePort();
    bot = await startRunningBot(
      { guilds: [guild('One', 0), guild('Two', 1)], recommendedShards: 2, identifyInterval: 5_000 },
      { DISCORD_SHARDS: 'auto', HEALTH_PORT: String(port), LOG_LEVEL: 'debug' },
    );
    askers = new Askers(bot);
  });

  afterAll(() => bot.discard());

  test('registers nothing when it starts, and is one session for each shard', () => {
    const begin = bot.discord.requests.findIndex(({ path }) => path === '/gateway/bot');
    const since = bot.discord.requests.slice(begin);
    expect(since.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))).toEqual([]);
    expect(bot.discord.gateway.connectedShards).toEqual([0, 1]);
    expect(bot.discord.gateway.identifies).toBe(2);
  });

  test('answers in the servers of both, and in direct messages, and logs which one did', async () => {
    for (const name of ['One', 'Two'])
      expect(numbersIn(await askers.ask(question, { guild: name }))).toEqual([1, 2, 3]);
    expect(numbersIn(await askers.ask(question, { context: 'direct' }))).toEqual([1, 2, 3]);
    await expect.poll(() => linesOfShard(0, 'Answered.').length, { timeout: 30_000 }).toBe(2);
    await expect.poll(() => linesOfShard(1, 'Answered.').length, { timeout: 30_000 }).toBe(1);
  });

  test('says over HTTP how all of it is', async () => {
    expect(await readiness(port)).toEqual({ status: 200, reasons: [] });
    await expect
      .poll(() => figures(port), { timeout: 30_000 })
      .toMatchObject({ status: 'ready', missingShards: [], reports: expect.any(Number), queue: { done: 3 } });
  });

  test('lets a member ask as often in each server as in a bot of one process', async () => {
    const [one, two] = [[], []] as [string[][], string[][]];
    for (let n = 0; n < 7; n += 1) {
      for (const [name, told] of [['One', one] as const, ['Two', two] as const]) {
        const asked = bot.discord.invoke('ask', { question }, { guild: name, user: 'impatient' });
        told.push(linesOf(shown((await asked.response(30_000)).message)));
      }
    }
    const [cooldown = ''] = en.failures.cooldown.split('{');
    const isHeldBack = (lines: string[]): boolean => lines.some((line) => line.startsWith(cooldown));
    for (const told of [one, two]) {
      expect(isHeldBack(told[0]!)).toBe(false);
      expect(told.some(isHeldBack)).toBe(true);
    }
  });

  test('killed in one shard, answers in the other, starts that one anew, and keeps what was decided there', async () => {
    const [, title = ''] = linesOf(await askers.ask(question, { guild: 'Two' }));
    await moderate('Two', 'library hide', { report: title });
    await moderate('Two', 'settings set', { quotes: 1 });
    const [sessions, from] = [bot.discord.gateway.identifies, bot.log.length];
    process.kill(bot.processOfShard(1), 'SIGKILL');
    expect(await bot.logged('A shard has ended.', from)).toMatchObject({ shard: 1, signal: 'SIGKILL' });
    expect(await readiness(port)).toMatchObject({
      status: 503,
      reasons: expect.arrayContaining(['shard-not-running']),
    });
    expect(numbersIn(await askers.ask(question, { guild: 'One' }))).toEqual([1, 2, 3]);
    await bot.logged('Ready.', from);
    expect(bot.discord.gateway.identifies).toBe(sessions + 1);
    await expect.poll(() => readiness(port), { timeout: 30_000 }).toEqual({ status: 200, reasons: [] });
    const again = await askers.ask(question, { guild: 'Two' });
    expect(numbersIn(again)).toEqual([1]);
    expect(linesOf(again)).not.toContain(title);
    expect(linesOf(await askers.ask(question, { guild: 'One' }))).toContain(title);
  });

  test('told to stop, all of it and each of its processes, answers those who wait in both, and ends well', async () => {
    const waiting = ['One', 'Two'].flatMap((name) =>
      Array.from({ length: 5 }, () => askers.invoke(question, { guild: name })),
    );
    await Promise.all(waiting.map((asked) => asked.acknowledged(30_000)));
    // As where a signal reaches a whole group of processes.
    for (const shard of [0, 1]) process.kill(bot.processOfShard(shard), 'SIGTERM');
    expect(await bot.stop()).toBe(0);
    for (const asked of waiting) expect(numbersIn(shown(asked.answer().message)).length).toBeGreaterThan(0);
    expect(
      bot.log
        .filter(({ message }) => message === 'Stopped.')
        .map(({ shard }) => shard)
        .sort(),
    ).toEqual([0, 1]);
    expect(bot.log.at(-1)).toMatchObject({ message: 'All shards are stopped.' });
    expect(bot.discord.gateway.isConnected).toBe(false);
  });

  test('killed itself, leaves no shard behind', async () => {
    await bot.start();
    expect(bot.discord.gateway.connectedShards).toEqual([0, 1]);
    // Its log is closed when the last process that writes to it has ended.
    expect(await bot.stop('SIGKILL')).toBeNull();
    expect(bot.discord.gateway.isConnected).toBe(false);
  });

  test('whose first shard cannot start says why, once, and ends', async () => {
    const environment = { ...bot.environment, INDEX_DIR: path.join(bot.place.corpus, 'no-folder.md') };
    await writeFile(environment.INDEX_DIR, '');
    const { exitCode, errors } = await runCli(['bot', '--shards', '2'], { environment });
    expect(exitCode).toBe(1);
    const told = errors.split('\n').filter((line) => line.startsWith('error: '));
    expect(told).toEqual([expect.stringContaining('no-folder.md'), 'error: Shard 0 ended before it was ready.']);
  });

  test('never shows the token', () => {
    expect(bot.rawLog).not.toContain(bot.discord.token);
    expect(bot.rawLog).not.toContain(bot.discord.token.split('.')[2]);
  });
});
