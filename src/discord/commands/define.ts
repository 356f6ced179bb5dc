import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { Audience } from '../moderators.js';
import type { ChatContext, MessageContext } from './context.js';
import type { CommandText, GroupText, LocalisedText } from './localised.js';
import { type CommandOptions, type OptionValues, readOptions } from './options.js';

interface Placed {
  /** Who may use a command: everybody unless given. It is checked whenever it is used, whatever Discord lets through. */
  readonly for?: Audience;
  /** Where a command can be used; everywhere unless given, for moderators in servers. */
  readonly contexts?: readonly InteractionContextType[];
  /** How the bot must have been added: to a server or to a person; either unless given, for moderators to the server. */
  readonly integrationTypes?: readonly ApplicationIntegrationType[];
  /**
   * Bits of the permissions that a member needs to be offered a command, until a server's settings say otherwise; for moderators to manage the
   * server, and none for others, unless given.
   */
  readonly defaultMemberPermissions?: bigint | null;
}

type Places = Required<Placed>;

/** What is typed after a slash, without its subcommands: all that Discord is told of it. An option's name is its key. */
export interface ChatLeaf<Options extends CommandOptions = CommandOptions> {
  readonly texts: CommandText<keyof Options & string>;
  readonly options: Options;
  readonly for: Audience;
}

/** A command that is typed with a slash. */
export interface ChatDeclaration<Options extends CommandOptions = CommandOptions> extends Places, ChatLeaf<Options> {
  readonly kind: 'chat';
  readonly for: Audience;
}

/** One of the commands under a common name. */
export interface SubcommandDeclaration<Options extends CommandOptions = CommandOptions> extends Omit<
  ChatLeaf<Options>,
  'for'
> {
  /** Null: whoever may use the other ones. */
  readonly for: Audience | null;
}

/** Subcommands by their names. */
export type Subcommands = Readonly<Record<string, SubcommandDeclaration>>;

/** A command that consists of subcommands. */
export interface GroupDeclaration<Each extends Subcommands = Subcommands> extends Places {
  readonly kind: 'group';
  readonly texts: GroupText;
  readonly subcommands: Each;
}

/** A command in the menu of a message. */
export interface MessageDeclaration extends Places {
  readonly kind: 'message';
  readonly texts: { readonly name: LocalisedText };
}

export type CommandDeclaration = ChatDeclaration | GroupDeclaration | MessageDeclaration;

/** A declared command that can be carried out: it reads the options and runs. Who uses it has been checked by then. */
export interface ChatCommand<Options extends CommandOptions = CommandOptions> extends ChatDeclaration<Options> {
  readonly execute: (context: ChatContext) => Promise<void>;
}

export interface GroupCommand<Each extends Subcommands = Subcommands> extends GroupDeclaration<Each> {
  readonly execute: (context: ChatContext) => Promise<void>;
}

export interface MessageCommand extends MessageDeclaration {
  readonly execute: (context: MessageContext) => Promise<void>;
}

/** Runs a command, or a subcommand, whose options have been read. */
export type RunCommand<Declaration extends { readonly options: CommandOptions }> = (
  context: ChatContext,
  options: OptionValues<Declaration['options']>,
) => Promise<void>;

/** What runs each subcommand. */
export type RunSubcommands<Each extends Subcommands> = { readonly [Name in keyof Each]: RunCommand<Each[Name]> };

export type RunMessageCommand = (context: MessageContext) => Promise<void>;

function placesOf({ for: audience = 'everybody', ...given }: Placed): Places {
  const isForServer = audience === 'moderators';
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  return {
    for: audience,
    contexts: given.contexts ?? (isForServer ? [Guild] : [Guild, BotDM, PrivateChannel]),
    integrationTypes: given.integrationTypes ?? (isForServer ? [GuildInstall] : [GuildInstall, UserInstall]),
    defaultMemberPermissions:
      given.defaultMemberPermissions === undefined
        ? isForServer
          ? PermissionFlagsBits.ManageGuild
          : null
        : given.defaultMemberPermissions,
  };
}

/** Declares a slash command. Registration needs no more than this. */
export function declareCommand<const Options extends CommandOptions>(
  declared: { readonly texts: CommandText<keyof Options & string>; readonly options: Options } & Placed,
): ChatDeclaration<Options> {
  return { kind: 'chat', texts: declared.texts, options: declared.options, ...placesOf(declared) };
}

/** Declares one of a group's subcommands. Its name is its key in the group. */
export function declareSubcommand<const Options extends CommandOptions>(declared: {
  readonly texts: CommandText<keyof Options & string>;
  readonly options: Options;
  /** Unless given, whoever may use the group. */
  readonly for?: Audience;
}): SubcommandDeclaration<Options> {
  return { texts: declared.texts, options: declared.options, for: declared.for ?? null };
}

/** Declares a command of subcommands. */
export function declareGroup<const Each extends Subcommands>(
  declared: { readonly texts: GroupText; readonly subcommands: Each } & Placed,
): GroupDeclaration<Each> {
  return { kind: 'group', texts: declared.texts, subcommands: declared.subcommands, ...placesOf(declared) };
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

/** A command of subcommands with what each of them does. */
export function defineGroup<const Each extends Subcommands>(
  declaration: GroupDeclaration<Each>,
  runs: RunSubcommands<Each>,
): GroupCommand<Each> {
  const execute = async (context: ChatContext): Promise<void> => {
    const { interaction } = context;
    const name = interaction.options.getSubcommand();
    const leaf = leafOf(declaration, name);
    const run: RunCommand<SubcommandDeclaration> | undefined = Object.hasOwn(runs, name) ? runs[name] : undefined;
    if (leaf === undefined || run === undefined) {
      throw new Error(`Nothing is known of /${interaction.commandName} ${name}. Run isnad register.`);
    }
    await run(context, readOptions(interaction, leaf));
  };
  return { ...declaration, execute };
}

/** A command of the message menu with what it does. */
export function defineMessageCommand(
  defined: Parameters<typeof declareMessageCommand>[0] & { readonly run: RunMessageCommand },
): MessageCommand {
  return { ...declareMessageCommand(defined), execute: defined.run };
}

/** What was typed: the command itself, or its subcommand of this name; undefined where there is none. */
export function leafOf(command: ChatDeclaration | GroupDeclaration, subcommand: string | null): ChatLeaf | undefined {
  if (command.kind === 'chat') return command;
  if (subcommand === null || !Object.hasOwn(command.subcommands, subcommand)) return undefined;
  const leaf = command.subcommands[subcommand];
  return leaf === undefined ? undefined : { ...leaf, for: leaf.for ?? command.for };
}
