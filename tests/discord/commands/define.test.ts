import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AskOptions } from '../../../src/discord/commands/ask.js';
import { complete } from '../../../src/discord/commands/complete.js';
import {
  declareCommand,
  declareGroup,
  declareSubcommand,
  defineCommand,
  defineGroup,
  leafOf,
} from '../../../src/discord/commands/define.js';
import { payloadOf } from '../../../src/discord/commands/payload.js';
import {
  attachmentOption,
  booleanOption,
  channelOption,
  choiceOption,
  type GivenOptions,
  integerOption,
  readOptions,
  roleOption,
  stringOption,
} from '../../../src/discord/commands/options.js';
import type { LocalisedText } from '../../../src/discord/commands/localised.js';
import type { CompletionServices } from '../../../src/discord/commands/options.js';
import type { ChatContext } from '../../../src/discord/commands/context.js';

const text = (words: string): LocalisedText => ({ default: words, localisations: {} });
const named = (name: string) => ({ name: text(name), description: text(`The ${name}`) });
const texts = {
  ...named('paint'),
  options: { colour: named('colour'), what: named('what'), wet: named('wet'), coats: named('coats') },
};

/** Options as discord.js gives them. */
function given(values: Readonly<Record<string, string | number | boolean>>) {
  const valueOf = (name: string) => values[name] ?? null;
  const options = { getString: valueOf, getBoolean: valueOf, getInteger: valueOf } as unknown as GivenOptions;
  return { commandName: 'paint', options };
}

const declaration = declareCommand({
  texts,
  options: {
    what: stringOption({ required: true, maxLength: 50, autocomplete: async (typed) => proposals(typed) }),
    colour: choiceOption([
      { name: 'Red', value: 'red' },
      { name: 'Blue', value: 'blue' },
    ]),
    wet: booleanOption(),
    coats: integerOption({ least: 1 }),
  },
});

const proposals = (typed: string) =>
  Array.from({ length: 30 }, (_, number) => ({ name: `${typed} ${number}`, value: String(number) }));

describe('the options of a command', () => {
  it('have the types of their declaration', () => {
    defineCommand({
      ...declaration,
      run: async (_context, options) => {
        expectTypeOf(options.what).toEqualTypeOf<string>();
        expectTypeOf(options.colour).toEqualTypeOf<'red' | 'blue' | undefined>();
        expectTypeOf(options.wet).toEqualTypeOf<boolean | undefined>();
        expectTypeOf(options.coats).toEqualTypeOf<number | undefined>();
        // @ts-expect-error There is no such option.
        expectTypeOf(options.size).toBeUndefined();
      },
    });
    expectTypeOf<AskOptions['question']>().toEqualTypeOf<string>();
    expectTypeOf<AskOptions['private']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<AskOptions['language']>().toEqualTypeOf<
      'ar' | 'en' | 'fr' | 'tr' | 'de' | 'es' | 'ru' | 'fa' | undefined
    >();
  });

  it('need a text each', () => {
    // @ts-expect-error The option has no text.
    declareCommand({ texts: { ...named('paint'), options: {} }, options: { what: stringOption() } });
  });

  it('are read by their names', () => {
    const options = { what: 'a wall', colour: 'blue', wet: false, coats: 2 };
    expect(readOptions(given(options), declaration)).toEqual(options);
    expect(readOptions(given({ what: 'a wall' }), declaration)).toEqual({ what: 'a wall' });
  });

  it('of an older registration are read as not given', () => {
    expect(readOptions(given({ what: 'a wall', colour: 'green' }), declaration).colour).toBeUndefined();
  });

  it('that are required and missing are told with what to do', () => {
    expect(() => readOptions(given({}), declaration)).toThrow('/paint came without "what". Run isnad register.');
  });

  it('are proposed by their own handler, as many as Discord takes', async () => {
    const services = {} as CompletionServices;
    const choices = await complete(declaration, { name: 'what', value: 'wall' }, services);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'wall 0', value: '0' });
    expect(await complete(declaration, { name: 'colour', value: '' }, services)).toEqual([]);
    expect(await complete(declaration, { name: 'unknown', value: '' }, services)).toEqual([]);
  });
});

describe('a command of subcommands', () => {
  const group = declareGroup({
    texts: named('studio'),
    for: 'moderators',
    subcommands: {
      open: declareSubcommand({
        texts: { ...named('open'), options: { hour: named('hour') } },
        options: { hour: integerOption({ required: true }) },
      }),
      show: declareSubcommand({ texts: { ...named('show'), options: {} }, options: {}, for: 'everybody' }),
    },
  });
  const done: unknown[] = [];
  const command = defineGroup(group, {
    open: async (_context, options) => {
      expectTypeOf(options.hour).toEqualTypeOf<number>();
      done.push(['open', options]);
    },
    show: async (_context, options) => void done.push(['show', options]),
  });
  const contextOf = (subcommand: string, values: Readonly<Record<string, number>>) => {
    const { options } = given(values);
    const interaction = { commandName: 'studio', options: { ...options, getSubcommand: () => subcommand } };
    return { interaction } as unknown as ChatContext;
  };

  it('runs the one that was chosen, with its options', async () => {
    await command.execute(contextOf('open', { hour: 9 }));
    await command.execute(contextOf('show', { hour: 9 }));
    expect(done).toEqual([
      ['open', { hour: 9 }],
      ['show', {}],
    ]);
  });

  it('tells what to do where Discord knows another one', async () => {
    for (const unknown of ['close', 'constructor'])
      await expect(command.execute(contextOf(unknown, {}))).rejects.toThrow(`/studio ${unknown}. Run isnad register.`);
  });

  it('is for whom it says, unless a subcommand says otherwise', () => {
    expect(leafOf(group, 'open')?.for).toBe('moderators');
    expect(leafOf(group, 'show')?.for).toBe('everybody');
    expect(leafOf(group, 'close')).toBeUndefined();
    expect(leafOf(group, null)).toBeUndefined();
  });

  it('is registered with what is typed behind it, in servers, for who may manage them', () => {
    expect(payloadOf(group)).toMatchObject({
      contexts: [0],
      integration_types: [0],
      default_member_permissions: '32',
      options: [
        { type: 1, name: 'open', options: [{ type: 4, name: 'hour', required: true }] },
        { type: 1, name: 'show', options: [] },
      ],
    });
  });
});

describe('options of files, channels and roles', () => {
  const options = {
    file: attachmentOption({ required: true }),
    channel: channelOption({ types: [0] }),
    role: roleOption(),
  };
  const things = declareCommand({
    texts: { ...named('things'), options: { file: named('file'), channel: named('channel'), role: named('role') } },
    options,
  });

  it('are read: a file as it came, the others by their ids', () => {
    const file = { name: 'a.txt', url: 'https://example.org/a.txt', size: 1, contentType: null };
    const from = (channel: { id: string } | null) =>
      ({
        getAttachment: () => file,
        getChannel: () => channel,
        getRole: () => ({ id: '3' }),
      }) as unknown as GivenOptions;
    const read = (channel: { id: string } | null) =>
      readOptions({ commandName: 'things', options: from(channel) }, things);
    expect(read({ id: '2' })).toEqual({ file, channel: '2', role: '3' });
    expect(read(null).channel).toBeUndefined();
    expectTypeOf(read(null).channel).toEqualTypeOf<string | undefined>();
  });

  it('are registered as what they are', () => {
    expect(payloadOf(things)).toMatchObject({
      options: [{ type: 11, required: true }, { type: 7, channel_types: [0] }, { type: 8 }],
    });
  });
});
