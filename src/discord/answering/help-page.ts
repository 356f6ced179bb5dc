import {
  ApplicationCommandType,
  type Client,
  chatInputApplicationCommandMention,
  inlineCode,
  type Locale,
  userMention,
} from 'discord.js';
import type { Language } from '../../language/languages.js';
import type { LibraryReader } from '../../library/library.js';
import { wordingIn } from '../../wording/wordings.js';
import { commandTexts } from '../commands/texts.js';
import { outletsOf } from '../commands/folded-reports.js';
import type { Services } from '../services.js';
import { escapeText } from '../view/escape.js';
import { helpView } from '../view/help.js';
import type { MessageView } from '../view/message.js';

/**
 * What the bot does and does not do, with the extent of its reports. Commands can be clicked where they are registered everywhere; the
 * entry of the message menu is named as the person's client shows it.
 */
export async function helpPage(
  language: Language,
  { client, locale }: { readonly client: Client<true>; readonly locale: Locale },
  library: LibraryReader,
  { log }: Pick<Services, 'log'>,
): Promise<MessageView> {
  const { name: sources } = commandTexts.sources;
  const reports = await library.reports();
  const days = reports.flatMap(({ published }) => published ?? []).sort();
  const registered = await registeredCommands(client).catch((error: unknown) => {
    log.debug({ error }, 'The registered commands could not be asked for; help names them without a link.');
    return new Map<string, string>();
  });
  const command = (name: string): string => {
    const id = registered.get(name);
    return id === undefined ? inlineCode(`/${name}`) : chatInputApplicationCommandMention(name, id);
  };
  return helpView(
    {
      reports: reports.length,
      outlets: outletsOf(reports).length,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      commands: {
        ask: command(commandTexts.ask.name.default),
        report: command(commandTexts.report.name.default),
        sources: `**${escapeText(sources.localisations[locale] ?? sources.default)}**`,
        mention: userMention(client.user.id),
      },
    },
    wordingIn(language),
  );
}

/** Ids of the slash commands that are registered everywhere, by name; asked for once. */
async function registeredCommands(client: Client<true>): Promise<ReadonlyMap<string, string>> {
  const { commands } = client.application;
  const all = commands.cache.size > 0 ? commands.cache : await commands.fetch();
  return new Map(
    all.filter(({ type }) => type === ApplicationCommandType.ChatInput).map(({ name, id }) => [name, id] as const),
  );
}
