import type { Interaction } from 'discord.js';
import { isLanguage, type Language } from '../../language/languages.js';
import { interfaceLanguage } from '../../answer/interface-language.js';
import { readCustomId } from '../components/custom-id.js';
import { placeOf, settingsAt } from '../place.js';
import { defaultSettings } from '../../records/settings.js';
import type { Services } from '../services.js';
import { textOfMessage } from './message-text.js';

/** The language in which an interaction is answered, its failures included: a button of an answer keeps that of its message. */
export async function languageOf(interaction: Interaction, { records }: Pick<Services, 'records'>): Promise<Language> {
  const { locale } = interaction;
  // Where settings cannot be read, that is to be told, in whatever language.
  const { language: setting } = await settingsAt(placeOf(interaction), records).catch(() => defaultSettings);
  if (interaction.isButton()) {
    return readCustomId(interaction.customId)?.language ?? interfaceLanguage({ setting, locale });
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interfaceLanguage({ question: textOfMessage(interaction.targetMessage), setting, locale });
  }
  if (!interaction.isChatInputCommand()) return interfaceLanguage({ setting, locale });
  const chosen = interaction.options.getString('language') ?? '';
  const question = interaction.options.getString('question') ?? '';
  return interfaceLanguage({ chosen: isLanguage(chosen) ? chosen : undefined, question, setting, locale });
}
