import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessTo } from '../../support/bot.js';
import { type CliResult, hasModel, makeWorkplace, runCli, type Workplace } from '../../support/cli.js';
import { copyStarterIndex } from '../../support/starter-index.js';
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.js';

describe.skipIf(!hasModel)('isnad bot, where it cannot start', () => {
  let place: Workplace;
  let discord: LoopbackDiscord;

  const start = (environment: Readonly<Record<string, string>>): Promise<CliResult> =>
    runCli(['bot'], { environment: { ...place.environment, ...accessTo(discord), ...environment } });

  /** One line that says what is wrong, one that says what to do, and nothing else; never a token. */
  const expectOneLine = ({ exitCode, output, errors }: CliResult, said: RegExp, secrets: readonly string[]): void => {
    expect(errors).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
    expect(errors).toMatch(said);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    for (const secret of secrets) {
      for (const part of secret.split('.')) if (part.length > 6) expect(errors).not.toContain(part);
    }
  };

  beforeAll(async () => {
    place = await makeWorkplace();
    await copyStarterIndex(place.index);
  });

  beforeEach(async () => {
    discord = await startDiscord();
  });

  afterEach(() => discord.stop());

  afterAll(() => place.remove());

  test('without a token', async () => {
    expectOneLine(await start({ DISCORD_TOKEN: '' }), /^error: DISCORD_TOKEN is not set/, []);
    expect(discord.requests).toEqual([]);
  });

  test.each(['hunter2-hunter2', 'MTIzNDU2Nzg5MDEyMzQ1Njc4.only-two', `Bot ${'a'.repeat(24)}.bbbbbb.${'c'.repeat(38)}`])(
    'with a token that is none',
    async (token) => {
      expectOneLine(await start({ DISCORD_TOKEN: token }), /^error: [^\n]*DISCORD_TOKEN/, [token]);
      expect(discord.requests).toEqual([]);
    },
  );

  test('with a token that Discord rejects', async () => {
    const token = `${Buffer.from('123456789012345678').toString('base64url')}.Canary.${'canary-of-a-token'.repeat(3)}`;
    const { exitCode, errors } = await start({ DISCORD_TOKEN: token, LOG_LEVEL: 'debug' });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: Discord does not accept the token in DISCORD_TOKEN\.\nhint: /m);
    expect(errors).not.toContain('canary-of-a-token');
  });

  test('with a token that the gateway rejects', async () => {
    Object.assign(discord.gateway, { token: 'another' });
    expectOneLine(await start({}), /does not accept the token in DISCORD_TOKEN/, [discord.token]);
    expect(discord.timeline.filter(({ detail }) => detail['code'] === 4004)).toHaveLength(1);
  });

  test('with intents that the application was not granted', async () => {
    Object.assign(discord.gateway, {
      identify: (_intents: number, _shard: unknown, connection: { close(code: number, reason: string): void }) => {
        connection.close(4014, 'Disallowed intent(s).');
        return null;
      },
    });
    expectOneLine(await start({}), /4014, DisallowedIntents/, [discord.token]);
  });

  test('where nobody listens', async () => {
    const environment = { DISCORD_API_URL: 'http://127.0.0.1:1/api' };
    expectOneLine(await start(environment), /cannot be reached at http:\/\/127\.0\.0\.1:1\/api: ECONNREFUSED/, [
      discord.token,
    ]);
  });

  test('where something answers that is not Discord', async () => {
    const server: Server = createServer((_request, response) => response.end('<html>It works!</html>'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const failed = await start({ DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
    server.close();
    expectOneLine(failed, /is not Discord's API|cannot be reached/, [discord.token]);
  });
});
