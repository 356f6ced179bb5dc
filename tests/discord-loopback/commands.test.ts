import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import { ask, long, many } from './asking.js';

let discord: LoopbackDiscord;
let path: string;
let guildPath: string;

beforeEach(async () => {
  discord = await startDiscord({ guilds: [{ name: 'One' }, { name: 'Elsewhere', hasBot: false }] });
  path = `/applications/${discord.applicationId}/commands`;
  guildPath = `/applications/${discord.applicationId}/guilds/${discord.world.guild().id}/commands`;
});

afterEach(() => discord.stop());

const command = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'One', ...more });
const withOption = (more: object) => command({ options: [option('a', more)] });
const choice = (name: string, value: unknown = name) => ({ name, value });

describe('registering', () => {
  it.each<[string, object]>([
    ['a name of letters without case', command({ name: 'اسأل' })],
    ['a name with signs', command({ name: "a-b_c'1" })],
    ['a context menu entry with blanks and capitals', { name: 'Find sources', type: 3 }],
    ['required options before the others', command({ options: [option('a', { required: true }), option('b')] })],
    [
      '25 options of 25 choices',
      command({ options: many(25, (i) => option(`o${String(i)}`, { choices: many(25, (c) => choice(String(c))) })) }),
    ],
    [
      'subcommands in a group',
      command({
        options: [
          {
            type: 2,
            name: 'g',
            description: 'G',
            options: [{ type: 1, name: 's', description: 'S', options: [option('a')] }],
          },
        ],
      }),
    ],
    [
      'names for locales',
      command({ name_localizations: { de: 'frage', 'en-GB': 'ask' }, description_localizations: { fr: 'Demande' } }),
    ],
    ['private channels for user installs', command({ contexts: [0, 1, 2], integration_types: [0, 1] })],
  ])('takes %s', async (_name, body) => {
    const reply = await ask(discord, 'POST', path, body);
    expect(reply.faults).toEqual([]);
    expect(reply.status).toBe(201);
  });

  it.each<[string, object, string]>([
    ['no name', { description: 'a' }, 'name: BASE_TYPE_REQUIRED'],
    ['a capital', command({ name: 'Ask' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a blank', command({ name: 'ask me' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a combining mark', command({ name: 'سُؤال' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['33 characters', command({ name: long(33) }), 'name: BASE_TYPE_BAD_LENGTH'],
    ['no description', { name: 'ask' }, 'description: BASE_TYPE_REQUIRED'],
    ['a long description', command({ description: long(101) }), 'description: BASE_TYPE_BAD_LENGTH'],
    ['an unknown type', command({ type: 9 }), 'type: BASE_TYPE_CHOICES'],
    [
      'a locale that Discord has not',
      command({ name_localizations: { ar: 'اسأل' } }),
      'name_localizations: DICT_TYPE_KEY_INVALID',
    ],
    [
      'a translation with a capital',
      command({ name_localizations: { de: 'Frage' } }),
      'name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'a long translated description',
      command({ description_localizations: { de: long(101) } }),
      'description_localizations.de: BASE_TYPE_BAD_LENGTH',
    ],
    ['26 options', command({ options: many(26, (i) => option(`o${String(i)}`)) }), 'options: BASE_TYPE_MAX_LENGTH'],
    [
      'an option with a capital',
      command({ options: [option('A')] }),
      'options.0.name: APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'an option twice',
      command({ options: [option('a'), option('a')] }),
      'options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a required option late',
      command({ options: [option('a'), option('b', { required: true })] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    ['an option of no type', command({ options: [option('a', { type: 12 })] }), 'options.0.type: BASE_TYPE_CHOICES'],
    [
      '26 choices',
      withOption({ choices: many(26, (i) => choice(String(i))) }),
      'options.0.choices: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a choice twice',
      withOption({ choices: [choice('a', '1'), choice('a', '2')] }),
      'options.0.choices.1.name: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    ],
    [
      'a long choice',
      withOption({ choices: [choice(long(101), 'a')] }),
      'options.0.choices.0.name: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long value',
      withOption({ choices: [choice('a', long(101))] }),
      'options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'choices beside autocomplete',
      withOption({ choices: [choice('a')], autocomplete: true }),
      'options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
    ],
    [
      'autocomplete of a user',
      withOption({ type: 6, autocomplete: true }),
      'options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    ['a text longer than 6000', withOption({ max_length: 6001 }), 'options.0.max_length: NUMBER_TYPE_MAX'],
    [
      'a value too broken',
      withOption({ type: 4, choices: [choice('a', 1.5)] }),
      'options.0.choices.0.value: NUMBER_TYPE_COERCE',
    ],
    [
      'subcommands beside options',
      command({ options: [{ type: 1, name: 's', description: 'S' }, option('a')] }),
      'options.1.type: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    ['a context that is none', command({ contexts: [3] }), 'contexts.0: BASE_TYPE_CHOICES'],
    ['a context twice', command({ contexts: [0, 0] }), 'contexts.1: BASE_TYPE_CHOICES'],
    [
      'private channels without user installs',
      command({ contexts: [2], integration_types: [0] }),
      'contexts: APPLICATION_COMMAND_CONTEXTS_INVALID',
    ],
    [
      'permissions that are none',
      command({ default_member_permissions: 'admin' }),
      'default_member_permissions: NUMBER_TYPE_COERCE',
    ],
    [
      'a described context menu entry',
      { name: 'Find', type: 3, description: 'Finds' },
      'description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
    ],
    [
      '8001 characters',
      command({
        options: many(25, (i) =>
          option(`o${String(i)}`, {
            description: long(100),
            choices: many(3, (c) => choice(`${String(c)}${long(70)}`, `${String(c)}${long(30)}`)),
          }),
        ),
      }),
      ': APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('refuses %s', async (_name, body, fault) => {
    const reply = await ask(discord, 'POST', path, body);
    expect(reply).toMatchObject({ status: 400, code: 50035, message: 'Invalid Form Body' });
    expect(reply.faults).toContain(fault);
    const bulk = await ask(discord, 'PUT', path, [body]);
    expect(bulk.faults).toContain(fault.startsWith(':') ? `0${fault}` : `0.${fault}`);
    expect(discord.commands()).toEqual([]);
  });

  it('of a guild command refuses direct messages', async () => {
    const reply = await ask(discord, 'POST', guildPath, command({ contexts: [0, 1] }));
    expect(reply.faults).toEqual(['contexts: APPLICATION_COMMAND_CONTEXTS_INVALID']);
  });

  it('refuses a name twice in one list', async () => {
    const reply = await ask(discord, 'PUT', path, [command(), command()]);
    expect(reply.faults).toEqual(['1.name: APPLICATION_COMMANDS_DUPLICATE_NAME']);
  });

  it.each([
    [1, 100],
    [2, 15],
    [3, 15],
  ])('holds of type %i no more than %i', async (type, most) => {
    const entry = (i: number) => ({ type, name: `c${String(i)}`, ...(type === 1 ? { description: 'a' } : {}) });
    expect((await ask(discord, 'PUT', path, many(most, entry))).status).toBe(200);
    expect(await ask(discord, 'POST', path, entry(most))).toMatchObject({ status: 400, code: 30032 });
    expect(await ask(discord, 'PUT', path, many(most + 1, entry))).toMatchObject({ status: 400, code: 30032 });
    expect(discord.commands()).toHaveLength(most);
  });

  it('allows 200 new commands a day', async () => {
    const register = (day: string) =>
      ask(
        discord,
        'PUT',
        path,
        many(100, (i) => command({ name: `${day}${String(i)}` })),
      );
    expect((await register('a')).status).toBe(200);
    expect((await register('b')).status).toBe(200);
    expect((await register('b')).status).toBe(200);
    expect(await register('c')).toMatchObject({ status: 429, code: 30034 });
    discord.clock.advance(86_400_000);
    expect((await register('c')).status).toBe(200);
  });
});

describe('registered commands', () => {
  const versions = () => discord.commands().map(({ id, version }) => [id, version]);

  it('keep id and version while nothing about them changes', async () => {
    const list = [command({ options: [option('a', { required: false })] }), { name: 'Find', type: 3 }];
    await ask(discord, 'PUT', path, list);
    const before = versions();
    await ask(discord, 'PUT', path, list);
    expect(versions()).toEqual(before);
    await ask(discord, 'PUT', path, [command({ description: 'Other' }), list[1]]);
    const [asked, find] = versions();
    expect(asked![0]).toBe(before[0]![0]);
    expect(asked![1]).not.toBe(before[0]![1]);
    expect(find).toEqual(before[1]);
  });

  it('are listed with translations only where they are asked for', async () => {
    await ask(discord, 'PUT', path, [command({ name_localizations: { de: 'frage' } })]);
    expect((await ask(discord, 'GET', path)).body).not.toHaveProperty('0.name_localizations');
    const full = await ask(discord, 'GET', `${path}?with_localizations=true`);
    expect(full.body).toMatchObject([{ name_localizations: { de: 'frage' } }]);
  });

  it('are replaced by name, changed and deleted by id', async () => {
    expect((await ask(discord, 'POST', guildPath, command())).status).toBe(201);
    expect((await ask(discord, 'POST', guildPath, command({ description: 'New' }))).status).toBe(200);
    const guild = discord.world.guild().id;
    const [{ id } = { id: '' }] = discord.commands(guild);
    expect((await ask(discord, 'PATCH', `${guildPath}/${id}`, { description: 'Newer' })).status).toBe(200);
    expect(discord.commands(guild)).toMatchObject([{ name: 'ask', description: 'Newer' }]);
    expect((await ask(discord, 'PATCH', `${guildPath}/${id}`, { name: 'A B' })).code).toBe(50035);
    expect((await ask(discord, 'DELETE', `${guildPath}/${id}`)).status).toBe(204);
    expect(await ask(discord, 'GET', `${guildPath}/${id}`)).toMatchObject({ status: 404, code: 10063 });
  });

  it('belong to their application and to guilds with the bot', async () => {
    const foreign = discord.world.guild('Elsewhere').id;
    const elsewhere = `/applications/${discord.applicationId}/guilds/${foreign}/commands`;
    expect(await ask(discord, 'GET', elsewhere)).toMatchObject({ status: 403, code: 50001 });
    expect(await ask(discord, 'GET', '/applications/1/commands')).toMatchObject({ status: 404, code: 10002 });
  });
});

describe('offering', () => {
  it('knows contexts, installations, permissions and options', async () => {
    await ask(discord, 'PUT', path, [
      command({ contexts: [0], options: [option('question', { required: true, max_length: 5 })] }),
      command({ name: 'settings', default_member_permissions: '32' }),
    ]);
    expect(() => discord.invoke('forget')).toThrow(/not registered/u);
    expect(() => discord.invoke('ask')).toThrow(/question is required/u);
    expect(() => discord.invoke('ask', { question: 'long text' })).toThrow(/too long/u);
    expect(() => discord.invoke('ask', { question: 'a', other: 'b' })).toThrow(/no option other/u);
    expect(() => discord.invoke('ask', { question: 'a' }, { context: 'direct' })).toThrow(/context/u);
    expect(() => discord.invoke('settings')).toThrow(/does not offer settings to asker/u);
    expect(() => discord.invoke('settings', {}, { user: 'owner' })).not.toThrow();
  });
});
