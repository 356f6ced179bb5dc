import type { ApplicationCommandOptionAllowedChannelType as GuildChannelType, Attachment } from 'discord.js';
import type { LibraryReader } from '../../library/library.js';
import { limits } from '../limits.js';
import type { Services } from '../services.js';
import type { LocalisedText } from './localised.js';

/** What Discord offers to a person who fills in an option. */
export interface Choice {
  readonly name: string;
  /** Its name in Discord's other languages, where it is one of a few. */
  readonly name_localizations?: LocalisedText['localisations'];
  readonly value: string;
}

/** What proposals are taken from. */
export interface CompletionServices {
  /** What may be read where it is typed. */
  readonly library: LibraryReader;
  /** The same with what the server hides, for proposals to its moderators. */
  readonly everything: () => Promise<LibraryReader>;
  /** Discord id of the server where it is typed; null elsewhere, and where the bot is not a member. */
  readonly server: string | null;
  readonly records: Services['records'];
}

/** Proposes what could be meant by what was typed so far; Discord shows at most 25. */
export type Complete = (typed: string, services: CompletionServices) => Promise<readonly Choice[]>;

/** A file that came with a command. Nobody has looked into it, and its name and type are what the sender says they are. */
export type GivenFile = Pick<Attachment, 'name' | 'url' | 'size' | 'contentType'>;

/** A channel or a role of the server. */
export interface GivenPlace {
  /** Discord id. */
  readonly id: string;
}

/** The options of an interaction, as discord.js gives them: null where an option was left out. */
export interface GivenOptions {
  getString(name: string): string | null;
  getBoolean(name: string): boolean | null;
  getInteger(name: string): number | null;
  getAttachment(name: string): GivenFile | null;
  getChannel(name: string): GivenPlace | null;
  getRole(name: string): GivenPlace | null;
}

/** An option of a command: what Discord is told of it, and how its value is read. */
export interface CommandOption<Value = unknown, Required extends boolean = boolean> {
  readonly kind: 'string' | 'integer' | 'boolean' | 'attachment' | 'channel' | 'role';
  readonly required: Required;
  /** Characters at most, of a text. */
  readonly maxLength?: number;
  /** Of a number. */
  readonly least?: number;
  readonly most?: number;
  /** The only values that there are. */
  readonly choices?: readonly Choice[];
  readonly complete?: Complete;
  /** The only kinds of channels that can be chosen. */
  readonly channelTypes?: readonly GuildChannelType[];
  readonly read: (given: GivenOptions, name: string) => Value | undefined;
}

/** Options by their names, those required first, as Discord demands. */
export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** The values of options: what is required is always there. */
export type OptionValues<Options extends CommandOptions> = {
  readonly [Name in keyof Options]: Options[Name] extends CommandOption<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | undefined
    : never;
};

/** A text that is typed freely, with proposals or without. */
export function stringOption<const Required extends boolean = false>(
  settings: { readonly required?: Required; readonly maxLength?: number; readonly autocomplete?: Complete } = {},
): CommandOption<string, Required> {
  const { maxLength, autocomplete } = settings;
  return {
    kind: 'string',
    required: requiredOf(settings.required),
    maxLength: maxLength ?? limits.stringOption,
    ...(autocomplete === undefined ? {} : { complete: autocomplete }),
    read: (given, name) => given.getString(name) ?? undefined,
  };
}

/** One of a few values. A value that is none of them (of an older registration) is read as none given. */
export function choiceOption<const Value extends string, const Required extends boolean = false>(
  choices: readonly (Choice & { readonly value: Value })[],
  settings: { readonly required?: Required } = {},
): CommandOption<Value, Required> {
  return {
    kind: 'string',
    required: requiredOf(settings.required),
    choices,
    read: (given, name) => {
      const text = given.getString(name);
      return choices.find(({ value }) => value === text)?.value;
    },
  };
}

/** A whole number. */
export function integerOption<const Required extends boolean = false>(
  settings: { readonly required?: Required; readonly least?: number; readonly most?: number } = {},
): CommandOption<number, Required> {
  const { least, most } = settings;
  return {
    kind: 'integer',
    required: requiredOf(settings.required),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    read: (given, name) => given.getInteger(name) ?? undefined,
  };
}

export function booleanOption<const Required extends boolean = false>(
  settings: { readonly required?: Required } = {},
): CommandOption<boolean, Required> {
  return {
    kind: 'boolean',
    required: requiredOf(settings.required),
    read: (given, name) => given.getBoolean(name) ?? undefined,
  };
}

/** A file. */
export function attachmentOption<const Required extends boolean = false>(
  settings: { readonly required?: Required } = {},
): CommandOption<GivenFile, Required> {
  return {
    kind: 'attachment',
    required: requiredOf(settings.required),
    read: (given, name) => given.getAttachment(name) ?? undefined,
  };
}

/** A channel of the server, of any kind unless told. Its value is its id. */
export function channelOption<const Required extends boolean = false>(
  settings: { readonly required?: Required; readonly types?: readonly GuildChannelType[] } = {},
): CommandOption<string, Required> {
  const { types } = settings;
  return {
    kind: 'channel',
    required: requiredOf(settings.required),
    ...(types === undefined ? {} : { channelTypes: types }),
    read: (given, name) => given.getChannel(name)?.id,
  };
}

/** A role of the server. Its value is its id. */
export function roleOption<const Required extends boolean = false>(
  settings: { readonly required?: Required } = {},
): CommandOption<string, Required> {
  return {
    kind: 'role',
    required: requiredOf(settings.required),
    read: (given, name) => given.getRole(name)?.id,
  };
}

/** Where nothing is said, `Required` is inferred as `false`. */
const requiredOf = <Required extends boolean>(required: Required | undefined): Required =>
  required ?? (false as Required);

/**
 * Reads an interaction's options.
 * @throws Error where a required one is missing: the command is registered in another form than it has here.
 */
export function readOptions<Options extends CommandOptions>(
  interaction: { readonly commandName: string; readonly options: GivenOptions },
  { options }: { readonly options: Options },
): OptionValues<Options> {
  const values = Object.entries(options).map(([name, option]) => {
    const value = option.read(interaction.options, name);
    if (value === undefined && option.required) {
      throw new Error(`/${interaction.commandName} came without "${name}". Run isnad register.`);
    }
    return [name, value] as const;
  });
  return Object.fromEntries(values) as OptionValues<Options>;
}
