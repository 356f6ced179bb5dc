import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helpDeclaration } from '../../../src/discord/commands/help.js';
import { payloadOf } from '../../../src/discord/commands/payload.js';
import { register, type Registration } from '../../../src/discord/register/register.js';

const applicationId = '112233445566778899';
const guild = '998877665544332211';
const help = payloadOf(helpDeclaration, 'guild');

interface Canned {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What stands at the address is told exactly what to answer: also what no Discord in order answers. */
describe('registering', () => {
  let server: Server;
  let canned: Canned;
  let sent: unknown[];

  beforeEach(async () => {
    sent = [];
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      request.on('end', () => {
        if (request.method === 'PUT') sent.push(JSON.parse(text));
        const { status, body, headers } = canned;
        const type = typeof body === 'string' ? 'text/html' : 'application/json';
        response.writeHead(status, { 'content-type': type, ...headers });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function registered(): Promise<Registration> {
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    return register({ token: 'x', applicationId, apiUrl }, [help], { guild, dryRun: false });
  }

  it("keeps an application's entry point, which Discord lets nobody leave out", async () => {
    const entryPoint = { id: '8', type: 4, name: 'launch', description: 'Launch', handler: 2 };
    canned = { status: 200, body: [entryPoint] };
    const { difference } = await registered();
    expect(difference).toMatchObject({ added: [{ name: 'help' }], removed: [] });
    expect(sent).toEqual([[entryPoint, expect.objectContaining({ name: 'help' })]]);
  });

  const refused = (status: number, code: number): Canned => ({ status, body: { message: 'No', code } });

  it.each<[string, Canned, string, RegExp]>([
    ['an unknown server', refused(404, 10004), 'discord-access-missing', /the server 9988/],
    ['another application', refused(403, 20012), 'setting-invalid', /DISCORD_APPLICATION_ID=112233445566778899 is not/],
    ['a day of too many commands', refused(400, 30034), 'discord-rate-limited', /too many requests/],
    ['a limit without an end', refused(429, 0), 'discord-rate-limited', /too many requests/],
    ['a page of something else', { status: 200, body: '<html>' }, 'discord-unreachable', /is not Discord's API/],
    ['a refusal of something else', { status: 404, body: '<html>' }, 'discord-unreachable', /is not Discord's API/],
    [
      'broken JSON',
      { status: 200, body: '{', headers: { 'content-type': 'application/json' } },
      'discord-unreachable',
      /is not Discord's API/,
    ],
  ])('tells what to do about %s', async (_name, answer, identifier, message) => {
    canned = answer;
    await expect(registered()).rejects.toMatchObject({
      identifier,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    expect(sent).toEqual([]);
  });

  it('lets through what only the program can be blamed for', async () => {
    canned = { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: {} } };
    await expect(registered()).rejects.toMatchObject({ name: 'DiscordAPIError[50035]' });
  });
});
