import { type Client, type Locale, userMention } from 'discord.js';
import type { Language } from '../../language/languages.js';
import type { LibraryReader } from '../../library/library.js';
import { wordingIn } from '../../wording/wordings.js';
import { commandTexts } from '../commands/texts.js';
import { outletsOf } from '../commands/folded-reports.js';
import type { Services } from '../services.js';
import { escapeText } from '../view/escape.js';
import { helpView } from '../view/help.js';
import type { MessageView } from '../view/message.js';
import { commandMentions } from './command-mentions.js';

/**
 * What the bot does and does not do, with the extent of its reports. Commands can be clicked where they are registered everywhere; the
 * entry of the message menu is named as the person's client shows it.
 */
export async function helpPage(
  language: Language,
  { client, locale }: { readonly client: Client<true>; readonly locale: Locale },
  library: LibraryReader,
  services: Pick<Services, 'log'>,
): Promise<MessageView> {
  const { name: sources } = commandTexts.sources;
  const reports = await library.reports();
  const days = reports.flatMap(({ published }) => published ?? []).sort();
  const command = await commandMentions(client, services);
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
        privacy: command('privacy show'),
        mention: userMention(client.user.id),
      },
    },
    wordingIn(language),
  );
}
