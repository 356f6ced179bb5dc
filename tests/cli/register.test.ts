import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registrationSchema } from '../../src/cli/view/registration.js';
import { commandDeclarations } from '../../src/discord/commands/declarations.js';
import { programFolder } from '../../src/program.js';
import { type CliResult, runCli } from '../support/cli.js';
import { type LoopbackDiscord, startDiscord } from '../support/discord/discord.js';

/** The names of all commands, in their order. */
const all = commandDeclarations.map(({ texts }) => texts.name.default);

const absent = '998877665544332211';

describe('isnad register', () => {
  let discord: LoopbackDiscord;
  let guild: string;

  const register = async (args: string[], environment: Record<string, string> = {}): Promise<CliResult> => {
    const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...environment };
    const result = await runCli(['register', ...args], { environment: settings });
    const secret = settings.DISCORD_TOKEN.split('.').at(-1) ?? '';
    if (secret !== '') expect(result.output + result.errors).not.toContain(secret);
    return result;
  };
  const asked = () => discord.requests.map(({ method, path: at }) => `${method} ${at}`);
  const changes = () => asked().filter((request) => !request.startsWith('GET'));
  const names = (place: string | null = null) => discord.commands(place).map(({ name }) => name);

  beforeEach(async () => {
    discord = await startDiscord();
    guild = discord.world.guild().id;
  });

  afterEach(() => discord.stop());

  it('registers everywhere, and sends nothing where nothing differs', async () => {
    const first = await register(['--global']);
    expect(first.errors).toBe('');
    expect(first.exitCode).toBe(0);
    const inMenu = ['Find sources', 'Hide passage'];
    expect(first.output).toBe(
      [
        `Application ${discord.applicationId}`,
        ...all.map((name) => (inMenu.includes(name) ? `+ ${name} (message menu)` : `+ /${name}`)),
        `Registered everywhere: ${all.length} added, 0 changed, 0 removed.\n`,
      ].join('\n'),
    );
    expect(names()).toEqual(all);
    expect(changes()).toEqual([`PUT /applications/${discord.applicationId}/commands`]);

    const second = await register(['--global']);
    expect(second.exitCode).toBe(0);
    expect(second.output).toContain('= /ask\n');
    expect(second.output).toMatch(/\nNothing differs: all commands are registered everywhere\.\n$/);
    expect(changes()).toHaveLength(1);
  });

  it('registers in one server, and does not ask for an application that is named', async () => {
    const { exitCode, output } = await register(['--guild', guild], { DISCORD_APPLICATION_ID: discord.applicationId });
    expect(exitCode).toBe(0);
    expect(output).toContain(`Registered in the server ${guild}: ${all.length} added`);
    const commands = `/applications/${discord.applicationId}/guilds/${guild}/commands`;
    expect(asked()).toEqual([`GET ${commands}`, `PUT ${commands}`]);
    expect(names(guild)).toEqual(all);
    expect(names()).toEqual([]);
    expect((await register(['--guild', guild])).output).toContain('Nothing differs');
  });

  it('shows what would change, changes nothing when only asked to look, and then changes it', async () => {
    await register(['--global']);
    const { registry } = discord.loopback;
    const [ask, , , help] = discord.commands();
    registry.edit(null, ask!.id, { description: 'Asks', description_localizations: null });
    registry.delete(null, help!.id);
    registry.create(null, { type: 1, name: 'old', description: 'Gone' });

    const dry = await register(['--global', '--dry-run']);
    expect(dry.exitCode).toBe(0);
    expect(dry.output).toContain(
      '+ /help\n~ /ask\n    description: "Asks" → "Find what the reports say, quoted word for word"\n' +
        '    description_localizations: nothing → {"de":"',
    );
    expect(dry.output).toContain('- /old\n= Find sources (message menu)\n= /report\n');
    expect(dry.output).toMatch(
      /\nNothing was changed\. Without --dry-run: 1 added, 1 changed, 1 removed, everywhere\.\n$/,
    );
    expect(changes()).toHaveLength(1);

    const { output } = await register(['--global', '--json']);
    const json = registrationSchema.parse(JSON.parse(output));
    expect(json).toMatchObject({ guild: null, applied: true, added: [{ type: 'slash', name: 'help' }] });
    expect(json.changed[0]?.fields[0]).toEqual({ field: 'description', before: 'Asks', after: ask?.['description'] });
    expect(json.removed).toEqual([{ type: 'slash', name: 'old' }]);
    expect(discord.commands().find(({ name }) => name === 'ask')?.id).toBe(ask?.id);
    expect((await register(['--global'])).output).toContain('Nothing differs');
  });

  it('gets over a limit that ends soon and a fault that passes', async () => {
    discord.faults.next({ kind: 'rate limit', after: 0.2 }, /^GET .*commands/);
    discord.faults.next({ kind: 'status', status: 502 }, /^GET .*@me/);
    discord.faults.next({ kind: 'rate limit', after: 0.1 }, /^PUT/);
    const { exitCode, errors } = await register(['--global']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(discord.faults.pending).toBe(0);
    expect(names()).toHaveLength(commandDeclarations.length);
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
    [['--global', '--guild', absent], /^error: --guild and --global are both given/],
    [['--guild', 'my-server'], /'my-server' is invalid\. It must be the id of a server/],
  ])('explains wrong use and ends with 2: %j', async (args, message) => {
    const { exitCode, errors } = await register(args);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(message);
    expect(asked()).toEqual([]);
  });

  it.each([
    [{ DISCORD_TOKEN: '' }, /^error: DISCORD_TOKEN is not set: .*\nhint: Make a bot at https/],
    [{ DISCORD_TOKEN: 's3cret-s3cret' }, /^error: DISCORD_TOKEN is no token of a bot: those have three parts/],
    [{ DISCORD_TOKEN: `Bot ${'a'.repeat(24)}.Gabcde.${'b'.repeat(38)}` }, /^error: DISCORD_TOKEN is no token of a bot/],
    [{ DISCORD_APPLICATION_ID: 'Isnad' }, /^error: DISCORD_APPLICATION_ID=Isnad is no id of an application/],
    [{ DISCORD_API_URL: 'discord.com' }, /^error: DISCORD_API_URL=discord.com is no address such as https:\/\/discord/],
  ])('names a setting that is wrong: %j', async (environment: Record<string, string>, message) => {
    const { exitCode, errors } = await register(['--global'], environment);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(message);
  });

  it('says how the bot gets into a server where it is not', async () => {
    const { exitCode, errors } = await register(['--guild', absent]);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(
      /^error: The bot may not register commands in the server 998877665544332211, or is not there\./,
    );
    expect(errors).toContain(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands`,
    );
  });

  it('names the setting of an application that is not the bot’s', async () => {
    const { exitCode, errors } = await register(['--global'], { DISCORD_APPLICATION_ID: absent });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(
      /^error: DISCORD_APPLICATION_ID=998877665544332211 is not the application that DISCORD_TOKEN/,
    );
  });

  it('shows no token that is rejected, not even in traces', async () => {
    const DISCORD_TOKEN = `${'A'.repeat(24)}.Gabcde.${'s3cret-'.repeat(6)}`;
    const { exitCode, errors } = await register(['--global'], { DISCORD_TOKEN, LOG_LEVEL: 'debug' });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(
      /^error: Discord does not accept the token in DISCORD_TOKEN\.\nhint: It may have been reset/,
    );
    expect(errors).toMatch(/caused by: DiscordAPIError/);
  });

  it.each([
    ['a limit that ends late', { kind: 'rate limit', after: 400 }, 'discord-rate-limited', /Try again in 7 minutes/],
    ['a fault that stays', { kind: 'status', status: 503 }, 'discord-unreachable', /Check the network/],
    ['connections that break', { kind: 'drop' }, 'discord-unreachable', /Check the network/],
    ['answers that break off', { kind: 'half' }, 'discord-unreachable', /Check the network/],
  ] as const)('tells what to do about %s, as JSON too', async (_name, fault, identifier, hint) => {
    discord.faults.next(fault, /./, 100);
    const { exitCode, output, errors } = await register(['--global', '--json']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    const { error } = JSON.parse(errors);
    expect(error.identifier).toBe(identifier);
    expect(error.hint).toMatch(hint);
  });

  it('tells that nothing is there', async () => {
    const { exitCode, errors } = await register(['--global'], { DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: Discord cannot be reached at http:\/\/127\.0\.0\.1:9\/api: ECONNREFUSED\.\nhint: /);
  });
});
