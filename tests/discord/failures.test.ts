import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordFailure } from '../../src/discord/failures.js';
import { IsnadError } from '../../src/errors.js';

const token = `${'A'.repeat(24)}.Gabcde.${'s3cret-'.repeat(6)}`;

describe('what goes wrong when a client logs in', () => {
  let server: Server;
  let status: number;
  let apiUrl: string;

  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"No","code":0}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function failure(): Promise<unknown> {
    const client = new Client({ intents: [], rest: { api: apiUrl, retries: 0 } });
    const error: unknown = await client.login(token).then(
      () => null,
      (reason: unknown) => reason,
    );
    await client.destroy();
    return discordFailure(error, { apiUrl, applicationId: null, guild: null });
  }

  it.each([
    [401, 'discord-token-rejected'],
    [404, 'discord-unreachable'],
    [502, 'discord-unreachable'],
  ])('status %i is told as %s', async (given, identifier) => {
    status = given;
    const told = await failure();
    expect(told).toBeInstanceOf(IsnadError);
    expect(told).toMatchObject({ identifier });
    expect(`${(told as Error).message}${(told as IsnadError).hint}`).not.toContain('s3cret');
  });

  it('a closed port is told as unreachable', async () => {
    apiUrl = 'http://127.0.0.1:9/api';
    expect(await failure()).toMatchObject({ identifier: 'discord-unreachable' });
  });
});

describe('an error that no person can do anything about', () => {
  it('stays what it is', () => {
    const context = { apiUrl: 'https://discord.com/api', applicationId: null, guild: null };
    for (const error of [new TypeError('x is not a function'), 'thrown', undefined]) {
      expect(discordFailure(error, context)).toBe(error);
    }
  });
});
