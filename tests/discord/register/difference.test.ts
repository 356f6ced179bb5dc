import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandDeclarations } from '../../../src/discord/commands/declarations.js';
import { type CommandPayload, payloadOf } from '../../../src/discord/commands/payload.js';
import { differenceOf, isDifferent, type RegisteredCommand } from '../../../src/discord/register/difference.js';

const wanted = commandDeclarations.map((declaration) => payloadOf(declaration));

/** A command as Discord returns it: with its own fields, without what says only a default, lists and keys in another order. */
function returned(payload: CommandPayload): RegisteredCommand {
  const { contexts, integration_types: types, ...rest } = payload;
  const options = ('options' in payload ? (payload.options ?? []) : []).map((option) => {
    const { required, ...sent } = option as { required?: boolean };
    return { ...Object.fromEntries(Object.entries(sent).reverse()), ...(required ? { required } : {}) };
  });
  return {
    id: '1'.repeat(18),
    application_id: '2'.repeat(18),
    version: '3'.repeat(18),
    default_permission: true,
    dm_permission: true,
    nsfw: false,
    description: '',
    ...rest,
    ...(options.length > 0 ? { options } : {}),
    contexts: [...(contexts ?? [])].reverse(),
    integration_types: [...(types ?? [])].reverse(),
  } as unknown as RegisteredCommand;
}

const slash: CommandPayload = {
  type: ApplicationCommandType.ChatInput,
  name: 'ask',
  description: 'Asks',
  description_localizations: { de: 'Fragt', fr: 'Demande' },
  contexts: [0, 1],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'What',
      required: true,
      max_length: 50,
    },
    { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Whether' },
  ],
};

const changesOf = (before: RegisteredCommand, after: CommandPayload) =>
  differenceOf([before], [after]).changed.flatMap(({ fields }) => fields);

describe('the difference between registered commands and those wanted', () => {
  it('is none where Discord only returns them in its own way', () => {
    const difference = differenceOf(wanted.map(returned), wanted);
    expect(difference.changed).toEqual([]);
    expect(isDifferent(difference)).toBe(false);
    expect(difference.unchanged).toHaveLength(wanted.length);
  });

  it('takes no notice of places that were not asked for', () => {
    const inServer = commandDeclarations.map((declaration) => payloadOf(declaration, 'guild'));
    const difference = differenceOf(
      inServer.map((payload) => ({
        ...returned(payload),
        guild_id: '4'.repeat(18),
        contexts: null,
        integration_types: [0],
      })),
      inServer,
    );
    expect(isDifferent(difference)).toBe(false);
  });

  it('tells what is new and what is gone', () => {
    const gone = returned({ ...slash, name: 'old' });
    expect(differenceOf([gone], [slash])).toEqual({
      added: [{ type: 1, name: 'ask' }],
      changed: [],
      removed: [{ type: 1, name: 'old' }],
      unchanged: [],
    });
  });

  it('tells commands of different types with one name apart', () => {
    const menu: CommandPayload = { type: ApplicationCommandType.Message, name: 'ask' };
    const difference = differenceOf([returned(menu)], [slash]);
    expect(difference.added).toEqual([{ type: 1, name: 'ask' }]);
    expect(difference.removed).toEqual([{ type: 3, name: 'ask' }]);
  });

  it('names the fields that changed, with what they were', () => {
    const [question, other] = slash.options!;
    const before = returned({
      ...slash,
      description: 'Asked',
      description_localizations: { de: 'Fragte', tr: 'Sorar' },
      default_member_permissions: '0',
      contexts: [0],
      options: [{ ...question!, max_length: 40 } as never, other!],
    });
    expect(changesOf(before, slash)).toEqual(
      expect.arrayContaining([
        { field: 'description', before: 'Asked', after: 'Asks' },
        { field: 'description_localizations.de', before: 'Fragte', after: 'Fragt' },
        { field: 'description_localizations.tr', before: 'Sorar', after: null },
        { field: 'description_localizations.fr', before: null, after: 'Demande' },
        { field: 'default_member_permissions', before: '0', after: null },
        { field: 'contexts', before: [0], after: [0, 1] },
        { field: 'options.question.max_length', before: 40, after: 50 },
      ]),
    );
    expect(changesOf(before, slash)).toHaveLength(7);
  });

  it('tells an option that is new as one change, and one that is required now', () => {
    const [question, other] = slash.options!;
    const before = returned({ ...slash, options: [{ ...question!, required: false } as never] });
    expect(changesOf(before, slash)).toEqual([
      { field: 'options.question.required', before: null, after: true },
      { field: 'options.private', before: null, after: { ...other } },
    ]);
  });

  it('tells options in another order', () => {
    const before = returned({ ...slash, options: [...slash.options!].reverse() });
    expect(changesOf(before, slash)).toEqual([
      { field: 'options', before: ['private', 'question'], after: ['question', 'private'] },
    ]);
  });
});
