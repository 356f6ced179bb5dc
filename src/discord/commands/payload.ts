import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { ChatLeaf, CommandDeclaration, GroupDeclaration } from './define.js';
import type { CommandOption } from './options.js';
import type { LocalisedText, OptionText } from './localised.js';

/** A command as it is sent to Discord. */
export type CommandPayload =
  | (RESTPostAPIChatInputApplicationCommandsJSONBody & { type: ApplicationCommandType.ChatInput })
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** Where a command is registered: everywhere, or in one server, where Discord takes no word on other places. */
export type Scope = 'global' | 'guild';

/** What Discord is told of a command. */
export function payloadOf(declaration: CommandDeclaration, scope: Scope = 'global'): CommandPayload {
  const { name } = declaration.texts;
  const common = { ...localised('name', name), ...placesOf(declaration, scope) };
  if (declaration.kind === 'message') return { type: ApplicationCommandType.Message, ...common };
  return {
    type: ApplicationCommandType.ChatInput,
    ...common,
    ...localised('description', declaration.texts.description),
    options: declaration.kind === 'group' ? subcommandsOf(declaration) : optionsOf(declaration),
  };
}

function subcommandsOf({ subcommands }: GroupDeclaration): APIApplicationCommandSubcommandOption[] {
  return Object.entries(subcommands).map(([name, subcommand]) => ({
    type: ApplicationCommandOptionType.Subcommand,
    ...localised('name', { ...subcommand.texts.name, default: name }),
    ...localised('description', subcommand.texts.description),
    options: optionsOf(subcommand),
  }));
}

function placesOf({ contexts, integrationTypes, defaultMemberPermissions }: CommandDeclaration, scope: Scope) {
  const permissions = { default_member_permissions: defaultMemberPermissions?.toString() ?? null };
  if (scope === 'guild') return permissions;
  return { ...permissions, contexts: [...contexts], integration_types: [...integrationTypes] };
}

function optionsOf({ options, texts }: Pick<ChatLeaf, 'options' | 'texts'>): APIApplicationCommandBasicOption[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const text = texts.options[name];
    return text === undefined ? [] : optionOf(name, option, text);
  });
}

function optionOf(name: string, option: CommandOption, text: OptionText): APIApplicationCommandBasicOption {
  const common = {
    ...localised('name', { ...text.name, default: name }),
    ...localised('description', text.description),
    required: option.required,
  };
  if (option.kind === 'boolean') return { type: ApplicationCommandOptionType.Boolean, ...common };
  if (option.kind === 'attachment') return { type: ApplicationCommandOptionType.Attachment, ...common };
  if (option.kind === 'role') return { type: ApplicationCommandOptionType.Role, ...common };
  if (option.kind === 'channel') {
    const { channelTypes } = option;
    const types = channelTypes === undefined ? {} : { channel_types: [...channelTypes] };
    return { type: ApplicationCommandOptionType.Channel, ...common, ...types };
  }
  if (option.kind === 'integer') {
    const { least, most } = option;
    return {
      type: ApplicationCommandOptionType.Integer,
      ...common,
      ...(least === undefined ? {} : { min_value: least }),
      ...(most === undefined ? {} : { max_value: most }),
    };
  }
  const { maxLength, choices, complete } = option;
  const length = maxLength === undefined ? {} : { max_length: maxLength };
  if (complete !== undefined)
    return { type: ApplicationCommandOptionType.String, ...common, ...length, autocomplete: true };
  return {
    type: ApplicationCommandOptionType.String,
    ...common,
    ...length,
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice })) }),
  };
}

type Localised<Field extends string> = Record<Field, string> & Record<`${Field}_localizations`, LocalizationMap>;

const localised = <Field extends string>(field: Field, text: LocalisedText): Localised<Field> =>
  ({ [field]: text.default, [`${field}_localizations`]: { ...text.localisations } }) as Localised<Field>;
