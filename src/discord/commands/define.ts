import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { limits } from '../limits.js';
import type { ChatContext, MessageContext } from './context.js';
import {
  type Choice,
  type CompletionServices,
  type CommandOptions,
  type OptionValues,
  readOptions,
} from './options.js';
import type { CommandText, LocalisedText } from './texts.js';

interface Placed {
  /** Where a command can be used; everywhere unless given. */
  readonly contexts?: readonly InteractionContextType[];
  /** How the bot must have been added: to a server or to a person; either unless given. */
  readonly integrationTypes?: readonly ApplicationIntegrationType[];
  /** Bits of the permissions that a member needs, until a server's settings say otherwise; everybody may unless given. */
  readonly defaultMemberPermissions?: bigint | null;
}

type Places = Required<Placed>;

/** A command that is typed with a slash: all that Discord is told of it. An option's name is its key. */
export interface ChatDeclaration<Options extends CommandOptions = CommandOptions> extends Places {
  readonly kind: 'chat';
  readonly texts: CommandText<keyof Options & string>;
  readonly options: Options;
}

/** A command in the menu of a message. */
export interface MessageDeclaration extends Places {
  readonly kind: 'message';
  readonly texts: { readonly name: LocalisedText };
}

export type CommandDeclaration = ChatDeclaration | MessageDeclaration;

/** A declared command that can be carried out. */
export interface ChatCommand<Options extends CommandOptions = CommandOptions> extends ChatDeclaration<Options> {
  /** Reads the options and runs. */
  readonly execute: (context: ChatContext) => Promise<void>;
}

export interface MessageCommand extends MessageDeclaration {
  readonly execute: (context: MessageContext) => Promise<void>;
}

export type Command = ChatCommand | MessageCommand;

/** Runs a command whose options have been read. */
export type RunCommand<Declaration extends ChatDeclaration> = (
  context: ChatContext,
  options: OptionValues<Declaration['options']>,
) => Promise<void>;

export type RunMessageCommand = (context: MessageContext) => Promise<void>;

function placesOf({ contexts, integrationTypes, defaultMemberPermissions }: Placed): Places {
  return {
    contexts: contexts ?? [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integrationTypes: integrationTypes ?? [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
    defaultMemberPermissions: defaultMemberPermissions ?? null,
  };
}

/** Declares a slash command. Registration needs no more than this. */
export function declareCommand<const Options extends CommandOptions>(
  declared: { readonly texts: CommandText<keyof Options & string>; readonly options: Options } & Placed,
): ChatDeclaration<Options> {
  return { kind: 'chat', texts: declared.texts, options: declared.options, ...placesOf(declared) };
}

/** Declares a command of the message menu. */
export function declareMessageCommand(
  declared: { readonly texts: MessageDeclaration['texts'] } & Placed,
): MessageDeclaration {
  return { kind: 'message', texts: declared.texts, ...placesOf(declared) };
}

/** A slash command with what it does. The types of the options that `run` gets are those of the declaration. */
export function defineCommand<const Options extends CommandOptions>(
  defined: Parameters<typeof declareCommand<Options>>[0] & { readonly run: RunCommand<ChatDeclaration<Options>> },
): ChatCommand<Options> {
  const declaration = declareCommand(defined);
  return {
    ...declaration,
    execute: (context) => defined.run(context, readOptions(context.interaction, declaration)),
  };
}

/** A command of the message menu with what it does. */
export function defineMessageCommand(
  defined: Parameters<typeof declareMessageCommand>[0] & { readonly run: RunMessageCommand },
): MessageCommand {
  return { ...declareMessageCommand(defined), execute: defined.run };
}

/** What to propose for the option that is being filled in; nothing where it has no proposals. */
export async function complete(
  { options }: ChatDeclaration,
  focused: { readonly name: string; readonly value: string },
  services: CompletionServices,
): Promise<readonly Choice[]> {
  const choices = await options[focused.name]?.complete?.(focused.value, services);
  return choices?.slice(0, limits.choices) ?? [];
}
