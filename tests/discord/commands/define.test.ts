import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AskOptions } from '../../../src/discord/commands/ask.js';
import { complete, declareCommand, defineCommand } from '../../../src/discord/commands/define.js';
import {
  booleanOption,
  choiceOption,
  type GivenOptions,
  integerOption,
  readOptions,
  stringOption,
} from '../../../src/discord/commands/options.js';
import type { LocalisedText } from '../../../src/discord/commands/texts.js';
import type { Library } from '../../../src/library/library.js';

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
    const library = {} as Library;
    const choices = await complete(declaration, { name: 'what', value: 'wall' }, { library });
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'wall 0', value: '0' });
    expect(await complete(declaration, { name: 'colour', value: '' }, { library })).toEqual([]);
    expect(await complete(declaration, { name: 'unknown', value: '' }, { library })).toEqual([]);
  });
});
