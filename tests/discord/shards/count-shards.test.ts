import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../../src/discord/log.js';
import { countShards } from '../../../src/discord/shards/count-shards.js';
import { type DiscordOptions, type LoopbackDiscord, startDiscord } from '../../support/discord/discord.js';

let discord: LoopbackDiscord;
let lines: string[] = [];
const log = openLog({ level: 'info', secrets: [], showsQuestions: false, write: (line) => lines.push(line) });

afterEach(() => discord.stop());

async function count(wanted: number | 'auto', options: DiscordOptions, token?: string): Promise<number> {
  lines = [];
  discord = await startDiscord(options);
  return countShards(wanted, { token: token ?? discord.token, apiUrl: discord.apiUrl, applicationId: null }, log);
}

test('auto is what Discord recommends, a number that number', async () => {
  expect(await count('auto', { recommendedShards: 3 })).toBe(3);
  await discord.stop();
  expect(await count(4, { recommendedShards: 3 })).toBe(4);
  expect(lines).toEqual([]);
});

test('fewer than Discord recommends are possible, and said', async () => {
  expect(await count(2, { recommendedShards: 3 })).toBe(2);
  expect(lines.join()).toContain('Discord recommends more shards');
});

test('more sessions than the day has left are not begun', async () => {
  await expect(count(2, { identifyLimit: 1 })).rejects.toMatchObject({ identifier: 'discord-rate-limited' });
});

test('a token that Discord does not take is told as such', async () => {
  const other = `${'A'.repeat(24)}.Wrong1.${'x'.repeat(38)}`;
  await expect(count('auto', {}, other)).rejects.toMatchObject({ identifier: 'discord-token-rejected' });
});
