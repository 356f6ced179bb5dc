import { ApplicationCommandType, type Client, chatInputApplicationCommandMention, inlineCode } from 'discord.js';
import type { Services } from '../services.js';

/** A command, or a subcommand (`privacy delete`), as Discord text. */
export type MentionCommand = (name: string) => string;

/** How commands are mentioned: where they are registered everywhere, so that they can be clicked. */
export async function commandMentions(client: Client<true>, { log }: Pick<Services, 'log'>): Promise<MentionCommand> {
  const registered = await registeredCommands(client).catch((error: unknown) => {
    log.debug({ error }, 'The registered commands could not be asked for; they are named without a link.');
    return new Map<string, string>();
  });
  return (name) => {
    const [command = '', subcommand] = name.split(' ');
    const id = registered.get(command);
    if (id === undefined) return inlineCode(`/${name}`);
    return subcommand === undefined
      ? chatInputApplicationCommandMention(command, id)
      : chatInputApplicationCommandMention(command, subcommand, id);
  };
}

/** Ids of the slash commands that are registered everywhere, by name; asked for once. */
async function registeredCommands(client: Client<true>): Promise<ReadonlyMap<string, string>> {
  const { commands } = client.application;
  const all = commands.cache.size > 0 ? commands.cache : await commands.fetch();
  return new Map(
    all.filter(({ type }) => type === ApplicationCommandType.ChatInput).map(({ name, id }) => [name, id] as const),
  );
}
