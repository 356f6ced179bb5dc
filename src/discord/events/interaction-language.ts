import type { Interaction } from 'discord.js';
import { isLanguage, type Language } from '../../language/languages.js';
import { interfaceLanguage } from '../answering/interface-language.js';
import { readCustomId } from '../components/custom-id.js';
import { textOfMessage } from './message-text.js';

/** The language in which an interaction is answered, its failures included: a button keeps that of its message. */
export function languageOf(interaction: Interaction): Language {
  const { locale } = interaction;
  if (interaction.isButton()) {
    return readCustomId(interaction.customId)?.language ?? interfaceLanguage({ locale });
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interfaceLanguage({ question: textOfMessage(interaction.targetMessage), locale });
  }
  if (!interaction.isChatInputCommand()) return interfaceLanguage({ locale });
  const chosen = interaction.options.getString('language') ?? '';
  const question = interaction.options.getString('question') ?? '';
  return interfaceLanguage({ chosen: isLanguage(chosen) ? chosen : undefined, question, locale });
}
