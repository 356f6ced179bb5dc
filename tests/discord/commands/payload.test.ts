import { ApplicationCommandOptionType, Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { askDeclaration } from '../../../src/discord/commands/ask.js';
import { commandDeclarations } from '../../../src/discord/commands/declarations.js';
import { helpDeclaration } from '../../../src/discord/commands/help.js';
import { payloadOf } from '../../../src/discord/commands/payload.js';
import { limits } from '../../../src/discord/limits.js';

const locales = new Set<string>(Object.values(Locale));

/** Discord's rule for slash commands and options. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly value?: string;
  readonly type?: number;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
}

const names = (named: Named): string[] => [named.name, ...Object.values(named.name_localizations ?? {})];
const descriptions = (named: Named): string[] =>
  named.description === undefined ? [] : [named.description, ...Object.values(named.description_localizations ?? {})];

/** As Discord counts: of each text its longest translation. */
function characters(named: Named): number {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length));
  const inside = [...(named.options ?? []), ...(named.choices ?? [])].map(characters);
  const own = longest(names(named)) + longest(descriptions(named)) + (named.value?.length ?? 0);
  return inside.reduce((sum, count) => sum + count, own);
}

/** A command with everything in it, subcommands and their options. */
const within = (named: Named): Named[] => [named, ...(named.options ?? []).flatMap(within)];

const payloads = commandDeclarations.map((declaration) => payloadOf(declaration) as Named);

describe.each(payloads.map((payload) => [payload.name, payload] as const))('the payload of %s', (_name, payload) => {
  const all = within(payload);

  it('has names that Discord takes', () => {
    for (const name of all.flatMap(names)) {
      expect(name.length).toBeLessThanOrEqual(limits.commandName);
      expect(name).toBe(name.trim().normalize('NFC'));
    }
    const typed = payload.type === 1 ? all : (payload.options ?? []);
    for (const name of typed.flatMap(names)) {
      expect(name).toMatch(slashName);
      expect(name).toBe(name.toLowerCase());
    }
  });

  it('has descriptions that Discord takes', () => {
    for (const named of all) {
      expect(descriptions(named).length > 0).toBe(payload.type === 1);
      for (const description of descriptions(named)) {
        expect(description).toBe(description.trim());
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(limits.commandDescription);
      }
    }
  });

  it('is localised for locales that Discord has', () => {
    for (const { name_localizations: name, description_localizations: description } of all) {
      for (const locale of [...Object.keys(name ?? {}), ...Object.keys(description ?? {})])
        expect(locales).toContain(locale);
    }
  });

  it('gives no two options the same name in any language', () => {
    for (const locale of ['default', ...locales]) {
      for (const { options = [] } of all) {
        const shown = options.map(({ name, name_localizations: translated }) => translated?.[locale] ?? name);
        expect(new Set(shown).size).toBe(shown.length);
      }
    }
  });

  it('keeps to the counts', () => {
    for (const { options = [] } of all) {
      expect(options.length).toBeLessThanOrEqual(limits.commandOptions);
      const required = options.map((option) => option.required === true);
      expect(required).toEqual([...required].sort().reverse());
    }
    for (const { choices = [], autocomplete, max_length: length = 1 } of all) {
      expect(choices.length).toBeLessThanOrEqual(limits.choices);
      expect(autocomplete === true && choices.length > 0).toBe(false);
      expect(length).toBeLessThanOrEqual(limits.stringOption);
      for (const { name, value } of choices) {
        expect(name.length).toBeLessThanOrEqual(limits.choiceName);
        expect(value?.length).toBeLessThanOrEqual(limits.choiceValue);
      }
    }
    expect(characters(payload)).toBeLessThanOrEqual(limits.commandText);
  });
});

describe('payloads', () => {
  it('have names of their own', () => {
    const shown = payloads.map(({ type, name }) => `${type} ${name}`);
    expect(shown).toEqual(expect.arrayContaining(['1 ask', '1 report', '1 help', '3 Find sources']));
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('say that commands work everywhere, for everybody', () => {
    expect(payloadOf(helpDeclaration)).toMatchObject({
      type: 1,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      default_member_permissions: null,
      options: [expect.objectContaining({ name: 'language' })],
    });
  });

  it('say nothing of places to a server, where Discord refuses it', () => {
    const payload = payloadOf(helpDeclaration, 'guild');
    expect(payload).not.toHaveProperty('contexts');
    expect(payload).not.toHaveProperty('integration_types');
  });

  it('name the permissions that a command needs', () => {
    const payload = payloadOf({ ...helpDeclaration, defaultMemberPermissions: 1n << 45n });
    expect(payload.default_member_permissions).toBe('35184372088832');
  });

  it('describe options', () => {
    const { options } = payloadOf(askDeclaration) as Named;
    expect(options?.map(({ name }) => name)).toEqual(Object.keys(askDeclaration.options));
    const of = (name: string) => options?.find((option) => option.name === name);
    expect(of('question')).toMatchObject({
      type: ApplicationCommandOptionType.String,
      required: true,
      max_length: 6000,
    });
    expect(of('report')).toMatchObject({ autocomplete: true, required: false });
    expect(of('private')).toMatchObject({ type: ApplicationCommandOptionType.Boolean });
    expect(of('language')?.choices).toContainEqual({ name: 'العربية', value: 'ar' });
    expect(of('language')?.choices).toHaveLength(8);
  });
});
