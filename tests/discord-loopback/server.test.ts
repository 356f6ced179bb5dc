import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import { ask } from './asking.js';

let discord: LoopbackDiscord;

beforeAll(async () => {
  discord = await startDiscord();
});

afterAll(() => discord.stop());

describe('the REST interface', () => {
  it.each<[string, string | null]>([
    ['none', null],
    ['another token', 'Bot other'],
    ['a user token', 'other'],
    ['a bearer', 'Bearer other'],
  ])('refuses the authorization: %s', async (_name, authorization) => {
    const reply = await ask(discord, 'GET', '/users/@me', undefined, authorization);
    expect(reply).toMatchObject({ status: 401, code: 0, message: '401: Unauthorized' });
  });

  it('refuses a wrong authorization also where none is needed', async () => {
    const reply = await ask(discord, 'POST', '/interactions/1/a/callback', { type: 5 }, 'Bot other');
    expect(reply.status).toBe(401);
  });

  it.each([
    ['GET', '/nothing/here', 404],
    ['DELETE', '/users/@me', 405],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await ask(discord, method, path)).status).toBe(status);
  });

  it('speaks version 10', async () => {
    const response = await fetch(`${discord.apiUrl}/v6/users/@me`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50041 }]);
  });

  it('refuses what is not JSON', async () => {
    const { id } = discord.world.channelIn(discord.world.guild());
    const response = await fetch(`${discord.apiUrl}/v10/channels/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
    expect((await ask(discord, 'POST', `/channels/${id}/messages`, [])).code).toBe(50035);
  });

  it('tells where the gateway is and how often one may identify', async () => {
    const { body } = await ask(discord, 'GET', '/gateway/bot');
    expect(body).toMatchObject({ shards: 1, session_start_limit: { total: 1000, remaining: 1000 } });
  });

  it('keeps what was asked', () => {
    expect(discord.requests.at(-1)).toMatchObject({ method: 'GET', path: '/gateway/bot', status: 200, code: null });
  });
});

describe('faults', () => {
  const me = () => ask(discord, 'GET', '/users/@me');

  it('limit the rate as Discord does, so often as ordered', async () => {
    discord.faults.next({ kind: 'rate limit', after: 1.5 }, /users/u, 2);
    for (let n = 0; n < 2; n += 1) {
      const reply = await me();
      expect(reply.status).toBe(429);
      expect(reply.body).toEqual({ message: 'You are being rate limited.', retry_after: 1.5, global: false });
      expect(reply.headers.get('retry-after')).toBe('1.5');
    }
    expect((await me()).status).toBe(200);
  });

  it('limit the rate globally', async () => {
    discord.faults.next({ kind: 'rate limit', after: 1, global: true });
    const { headers, body } = await me();
    expect([headers.get('x-ratelimit-global'), body]).toMatchObject(['true', { global: true }]);
  });

  it('answer like a failing server', async () => {
    discord.faults.next({ kind: 'status', status: 503 });
    const response = await fetch(`${discord.apiUrl}/v10/gateway`);
    expect([response.status, await response.text()]).toEqual([503, '<html>upstream error</html>']);
  });

  it('break the connection off, before and in the middle of the answer', async () => {
    discord.faults.next({ kind: 'drop' });
    await expect(me()).rejects.toThrow();
    discord.faults.next({ kind: 'half' });
    await expect(me()).rejects.toThrow();
  });

  it('leave other requests alone', async () => {
    discord.faults.next({ kind: 'drop' }, /^POST/u);
    expect((await me()).status).toBe(200);
    expect(discord.faults.pending).toBe(1);
    discord.faults.clear();
  });
});

describe('rate limits', () => {
  let limited: LoopbackDiscord;
  let path: string;

  beforeAll(async () => {
    limited = await startDiscord({ rateLimits: true, guilds: [{ channels: ['general', 'other'] }] });
    path = `/channels/${limited.world.channelIn(limited.world.guild()).id}/messages`;
  });

  afterAll(() => limited.stop());

  const ten = <T>(make: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, make));

  it('are those of a channel', async () => {
    const replies = await ten(() => ask(limited, 'POST', path, { content: 'a' }));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = replies.find(({ status }) => status === 429)!;
    expect(refused.body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    const other = limited.world.channelIn(limited.world.guild(), 'other').id;
    expect((await ask(limited, 'POST', `/channels/${other}/messages`, { content: 'a' })).status).toBe(200);
    limited.clock.advance(5000);
    expect((await ask(limited, 'POST', path, { content: 'a' })).status).toBe(200);
  });

  it('are 50 requests a second in all, interactions aside', async () => {
    limited.clock.advance(5000);
    const replies = (
      await Promise.all(Array.from({ length: 6 }, () => ten(() => ask(limited, 'GET', '/users/@me'))))
    ).flat();
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    const response = await ask(limited, 'POST', '/interactions/1/a/callback', { type: 5 }, null);
    expect(response.status).toBe(404);
  });
});
