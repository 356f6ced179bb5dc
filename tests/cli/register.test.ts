import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registrationSchema } from '../../src/cli/view/registration.js';
import { programFolder } from '../../src/program.js';
import { type CliResult, runCli } from '../support/cli.js';

const application = '112233445566778899';
const guild = '998877665544332211';
const token = `${Buffer.from(application).toString('base64url')}.Gabcde.${'s3cret-'.repeat(6)}`;
const everywhere = `/api/v10/applications/${application}/commands`;
const inGuild = `/api/v10/applications/${application}/guilds/${guild}/commands`;

interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Discord as far as commands are registered with it: it keeps what is put, and returns it with fields of its own. */
class CommandServer {
  readonly requests: string[] = [];
  readonly commands = new Map<string, object[]>([
    [everywhere, []],
    [inGuild, []],
  ]);
  refusal: Refusal | undefined;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => {
      void this.#answer(request).then(({ status, body, headers }) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const type = typeof body === 'string' ? 'text/html' : 'application/json';
        response.writeHead(status, { 'content-type': type, ...headers }).end(text);
      });
    });
  }

  static async start(): Promise<CommandServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CommandServer(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage): Promise<Refusal> {
    const url = new URL(request.url ?? '', this.address);
    this.requests.push(`${request.method} ${url.pathname}`);
    let text = '';
    for await (const part of request) text += part;
    if (request.headers.authorization !== `Bot ${token}`)
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
    if (this.refusal !== undefined) return this.refusal;
    if (url.pathname === '/api/v10/applications/@me') return { status: 200, body: { id: application, name: 'Isnad' } };
    if (!this.commands.has(url.pathname)) return { status: 404, body: { message: '404: Not Found', code: 0 } };
    if (request.method === 'PUT') {
      const sent = JSON.parse(text) as object[];
      this.commands.set(
        url.pathname,
        sent.map((command, place) => ({ id: String(place), application_id: application, nsfw: false, ...command })),
      );
    }
    const withTexts = url.searchParams.get('with_localizations') === 'true';
    const stored = this.commands.get(url.pathname) ?? [];
    return { status: 200, body: withTexts ? stored : stored.map(withoutTexts) };
  }
}

function withoutTexts(command: object): object {
  return Object.fromEntries(Object.entries(command).filter(([field]) => !field.endsWith('_localizations')));
}

describe('isnad register', () => {
  let discord: CommandServer;

  const register = async (args: string[], environment: Record<string, string> = {}): Promise<CliResult> => {
    const settings = { DISCORD_TOKEN: token, DISCORD_API_URL: discord.address, ...environment };
    const result = await runCli(['register', ...args], { environment: settings });
    expect(result.output + result.errors).not.toContain('s3cret');
    return result;
  };
  const puts = () => discord.requests.filter((request) => request.startsWith('PUT'));

  beforeEach(async () => {
    discord = await CommandServer.start();
  });

  afterEach(() => discord.close());

  it('registers everywhere, and sends nothing where nothing differs', async () => {
    const first = await register(['--global']);
    expect(first.errors).toBe('');
    expect(first.exitCode).toBe(0);
    expect(first.output).toMatch(
      /^Application 112233445566778899\n\+ \/ask\n\+ Find sources \(message menu\)\n\+ \/report\n\+ \/help\n/,
    );
    expect(first.output).toMatch(/Registered everywhere: 4 added, 0 changed, 0 removed\.\n$/);
    expect(puts()).toEqual([`PUT ${everywhere}`]);

    const second = await register(['--global']);
    expect(second.output).toContain('= /ask\n');
    expect(second.output).toMatch(/Nothing differs: all commands are registered everywhere\.\n$/);
    expect(puts()).toHaveLength(1);
  });

  it('registers in one server, without words on other places', async () => {
    const { exitCode, output } = await register(['--guild', guild], { DISCORD_APPLICATION_ID: application });
    expect(exitCode).toBe(0);
    expect(output).toContain(`Registered in the server ${guild}: 4 added`);
    expect(discord.requests).toEqual([`GET ${inGuild}`, `PUT ${inGuild}`]);
    expect(JSON.stringify(discord.commands.get(inGuild))).not.toMatch(/"contexts"|"integration_types"/);
  });

  it('shows what would change, changes nothing when only asked to look, and then changes it', async () => {
    await register(['--global']);
    const [ask, ...others] = discord.commands.get(everywhere) as { description?: string }[];
    const old = { id: '9', type: 1, name: 'old', description: 'Gone' };
    const entryPoint = { id: '8', type: 4, name: 'launch', description: 'Launch', handler: 2 };
    discord.commands.set(everywhere, [{ ...ask, description: 'Asks' }, ...others.slice(0, -1), old, entryPoint]);

    const dry = await register(['--global', '--dry-run']);
    expect(dry.exitCode).toBe(0);
    expect(dry.output).toContain('+ /help\n~ /ask\n    description: "Asks" → "');
    expect(dry.output).toContain('- /old\n= Find sources (message menu)\n= /report\n');
    expect(dry.output).toMatch(
      /Nothing was changed\. Without --dry-run: 1 added, 1 changed, 1 removed, everywhere\.\n$/,
    );
    expect(puts()).toHaveLength(1);

    const { output } = await register(['--global', '--json']);
    const json = registrationSchema.parse(JSON.parse(output));
    expect(json).toMatchObject({ application, guild: null, applied: true, added: [{ type: 'slash', name: 'help' }] });
    expect(json.changed[0]?.fields).toEqual([{ field: 'description', before: 'Asks', after: ask?.description }]);
    expect(json.removed).toEqual([{ type: 'slash', name: 'old' }]);
    expect(discord.commands.get(everywhere)).toContainEqual(expect.objectContaining({ name: 'launch', handler: 2 }));
    expect((await register(['--global'])).output).toContain('Nothing differs');
  });

  it('documents the JSON form', () => {
    const page = readFileSync(path.join(programFolder, 'docs', 'json.md'), 'utf8');
    const section = (page.split('\n## Registered commands\n')[1] ?? '').split('\n## ')[0] ?? '';
    const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '');
    expect(registrationSchema.parse(example)).toEqual(example);
    for (const field of Object.keys(registrationSchema.shape)) expect(section).toContain(`\`${field}\``);
  });

  it.each([
    [[], /^error: It is not said where to register\.\nhint: Choose one: --guild ID .* or --global/],
    [['--global', '--guild', guild], /^error: --guild and --global are both given/],
    [['--guild', 'my-server'], /'my-server' is invalid\. It must be the id of a server/],
  ])('explains wrong use and ends with 2: %j', async (args, message) => {
    const { exitCode, errors } = await register(args);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(message);
    expect(discord.requests).toEqual([]);
  });

  it.each([
    [{ DISCORD_TOKEN: '' }, /^error: DISCORD_TOKEN is not set: .*\nhint: Make a bot at https/],
    [{ DISCORD_TOKEN: 's3cret-s3cret' }, /^error: DISCORD_TOKEN is no token of a bot: those have three parts/],
    [{ DISCORD_TOKEN: `Bot ${token}` }, /^error: DISCORD_TOKEN is no token of a bot/],
    [{ DISCORD_APPLICATION_ID: 'Isnad' }, /^error: DISCORD_APPLICATION_ID=Isnad is no id of an application/],
    [{ DISCORD_API_URL: 'discord.com' }, /^error: DISCORD_API_URL=discord.com is no address such as https:\/\/discord/],
  ])('names a setting that is wrong: %j', async (environment: Record<string, string>, message) => {
    const settings = { DISCORD_TOKEN: token, DISCORD_API_URL: discord.address, ...environment };
    const { exitCode, errors } = await register(['--global'], settings);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(message);
  });

  const refused = (status: number, code: number, message = 'No'): Refusal => ({ status, body: { message, code } });

  it.each<[string, Refusal, string, RegExp]>([
    ['a server that it is not in', refused(403, 50001, 'Missing Access'), 'discord-access-missing', /the server 9988/],
    ['a server that there is not', refused(404, 10004, 'Unknown Guild'), 'discord-access-missing', /the server 9988/],
    ['another application', refused(403, 20012), 'setting-invalid', /DISCORD_APPLICATION_ID=112233445566778899 is not/],
    ['too many commands in a day', refused(400, 30034), 'discord-rate-limited', /too many requests/],
    [
      'too many requests',
      { status: 429, body: { message: 'No', retry_after: 400, global: false }, headers: { 'retry-after': '400' } },
      'discord-rate-limited',
      /too many requests/,
    ],
    ['a fault of the server', refused(503, 0), 'discord-unreachable', /it answers with status 503/],
    ['a page of something else', { status: 200, body: '<html>' }, 'discord-unreachable', /is not Discord's API/],
    ['a refusal of something else', { status: 404, body: '<html>' }, 'discord-unreachable', /is not Discord's API/],
    [
      'broken JSON',
      { status: 200, body: '{', headers: { 'content-type': 'application/json' } },
      'discord-unreachable',
      /./,
    ],
  ])('tells what to do about %s', async (_name, refusal, identifier, message) => {
    discord.refusal = refusal;
    const environment = { DISCORD_APPLICATION_ID: application, LOG_LEVEL: 'error' };
    const { exitCode, output, errors } = await register(['--guild', guild, '--json'], environment);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    const { error } = JSON.parse(errors);
    expect(error.identifier).toBe(identifier);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/\w/);
  });

  it('invites the bot where it has no access', async () => {
    discord.refusal = refused(403, 50001);
    const { errors } = await register(['--guild', guild], { DISCORD_APPLICATION_ID: application });
    expect(errors).toContain(
      `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands`,
    );
  });

  it('shows no token that is rejected, not even in traces', async () => {
    const other = token.replace('Gabcde', 'Gfghij');
    const { exitCode, errors } = await register(['--global'], { DISCORD_TOKEN: other, LOG_LEVEL: 'debug' });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(
      /^error: Discord does not accept the token in DISCORD_TOKEN\.\nhint: It may have been reset/,
    );
    expect(errors).not.toContain('Gfghij');
  });

  it('tells that nothing is there', async () => {
    const { exitCode, errors } = await register(['--global'], { DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: Discord cannot be reached at http:\/\/127\.0\.0\.1:9\/api: ECONNREFUSED\.\nhint: /);
  });
});
