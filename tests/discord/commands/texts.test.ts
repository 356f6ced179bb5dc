import { Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandDeclarations } from '../../../src/discord/commands/declarations.js';
import type { LocalisedText, OptionText } from '../../../src/discord/commands/localised.js';
import { commandTexts } from '../../../src/discord/commands/texts.js';
import { limits } from '../../../src/discord/limits.js';

const locales = [
  Locale.French,
  Locale.Turkish,
  Locale.German,
  Locale.SpanishES,
  Locale.SpanishLATAM,
  Locale.Russian,
] as const;

/** What Discord takes as the name of a slash command or of an option. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

type Typed = OptionText & { readonly options: Readonly<Record<string, OptionText>> };

/** Each command that is typed, and each subcommand. */
const slashCommands = commandDeclarations.flatMap((command): Typed[] => {
  if (command.kind === 'message') return [];
  if (command.kind === 'chat') return [command.texts];
  return [{ ...command.texts, options: {} }, ...Object.values(command.subcommands).map(({ texts }) => texts)];
});
const commandNames = commandDeclarations.flatMap(({ kind, texts }) => (kind === 'message' ? [] : [texts]));
const subcommandNames = commandDeclarations.flatMap((command) =>
  command.kind === 'group' ? [Object.values(command.subcommands).map(({ texts }) => texts)] : [],
);
const optionsOf = ({ options }: { options: Readonly<Record<string, OptionText>> }): OptionText[] =>
  Object.values(options);
const all = slashCommands.flatMap((command) => [command, ...optionsOf(command)]);

const inEvery = (text: LocalisedText): string[] => [text.default, ...Object.values(text.localisations)];
const inLocale = (text: LocalisedText, locale: Locale): string => text.localisations[locale] ?? text.default;

describe('the texts of the commands', () => {
  it('are localised for every locale of Discord that is one of the languages, and for no other', () => {
    const texts = [...all.flatMap(({ name, description }) => [name, description]), commandTexts.sources.name];
    expect(texts.length).toBeGreaterThanOrEqual(29);
    for (const { localisations } of texts) expect(Object.keys(localisations).sort()).toEqual([...locales].sort());
  });

  it('have names that Discord takes, in lower case and composed letters', () => {
    for (const name of all.flatMap((text) => inEvery(text.name))) {
      expect(name).toMatch(slashName);
      expect(name).toBe(name.toLowerCase());
      expect(name).toBe(name.normalize('NFC'));
    }
  });

  it('have descriptions within the limit', () => {
    for (const description of all.flatMap((text) => inEvery(text.description))) {
      expect(description.trim()).toBe(description);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(limits.commandDescription);
    }
  });

  it('describe in the language they are for', () => {
    for (const { description } of all)
      expect(Object.values(description.localisations)).not.toContain(description.default);
  });

  it('have a name for the menu of a message that may hold spaces', () => {
    for (const name of inEvery(commandTexts.sources.name)) {
      expect(name).toMatch(/^\S(?:.*\S)?$/u);
      expect(name.length).toBeLessThanOrEqual(limits.commandName);
    }
  });

  it.each([Locale.EnglishUS, ...locales])('tell commands, and options of a command, apart in %s', (locale) => {
    const names = (texts: readonly { name: LocalisedText }[]): string[] =>
      texts.map(({ name }) => inLocale(name, locale));
    for (const list of [
      names(commandNames),
      ...subcommandNames.map(names),
      ...slashCommands.map((command) => names(optionsOf(command))),
    ])
      expect(new Set(list).size).toBe(list.length);
  });

  it('stay within what Discord takes of one command, in each locale', () => {
    for (const locale of [Locale.EnglishUS, ...locales])
      for (const command of slashCommands) {
        const options = optionsOf(command);
        expect(options.length).toBeLessThanOrEqual(limits.commandOptions);
        const length = [command, ...options]
          .map(({ name, description }) => inLocale(name, locale).length + inLocale(description, locale).length)
          .reduce((sum, each) => sum + each, 0);
        expect(length).toBeLessThanOrEqual(limits.commandText);
      }
  });
});
