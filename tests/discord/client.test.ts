import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createClient } from '../../src/discord/client.js';
import { openLog } from '../../src/discord/log.js';
import { type LoopbackDiscord, startDiscord } from '../support/discord/discord.js';

let discord: LoopbackDiscord;

beforeAll(async () => {
  discord = await startDiscord();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => discord.stop());

test('a clock that is set back keeps no request waiting until it is as late again', { timeout: 30_000 }, async () => {
  const log = openLog({ level: 'silent', secrets: [], showsQuestions: false });
  const client = createClient(discord.apiUrl, log);
  client.rest.setToken(discord.token);
  try {
    await client.rest.get('/gateway/bot');
    const now = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
    // More than the client lets through in a second.
    for (let asked = 0; asked < 1_100; asked += 1) await client.rest.get('/gateway/bot');
    expect(discord.counts.requests).toBe(1_101);
  } finally {
    await client.destroy();
  }
});
