import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { Askers, numbersIn } from './pages.js';

const defects = fileURLToPath(new URL('defect.mjs', import.meta.url));

describe.skipIf(!hasModel)('the end of the bot', () => {
  const defect = path.join(tmpdir(), `isnad-defect-${process.pid}`);
  let bot: RunningBot;

  beforeAll(async () => {
    const environment = { NODE_OPTIONS: `--import ${JSON.stringify(defects)}`, ISNAD_TEST_DEFECT: defect };
    bot = await startRunningBot({}, environment);
  });

  afterAll(async () => {
    await rm(defect, { force: true });
    await bot.discard();
  });

  test.each(['exception', 'rejection'])(
    'by an error that nobody met (%s) is logged, and told to its supervisor',
    async (kind) => {
      expect(numbersIn(await new Askers(bot).ask())).toEqual([1, 2, 3]);
      await writeFile(defect, kind);
      expect(await bot.exited()).toBe(1);
      expect(bot.log.at(-1)).toMatchObject({
        level: 'error',
        message: 'A defect ends the bot.',
        error: { name: 'TypeError', message: 'A defect near [redacted].' },
      });
      await rm(defect);
      await bot.start();
    },
  );

  test('by Discord, which takes the token no more, is told in one line', async () => {
    const lines = bot.rawLog.split('\n').length;
    bot.discord.gateway.disconnect(4004);
    expect(await bot.exited()).toBe(1);
    // What it logs of its start may still come.
    const told = bot.rawLog
      .split('\n')
      .slice(lines - 1)
      .filter((line) => !line.startsWith('{'));
    expect(told).toEqual([
      'error: Discord does not accept the token in DISCORD_TOKEN any more.',
      expect.stringMatching(/^hint: /),
      '',
    ]);
  });

  test('never shows the token', () => {
    expect(bot.rawLog).not.toContain(bot.discord.token);
    expect(bot.rawLog).not.toContain(bot.discord.token.split('.')[2]);
  });
});
