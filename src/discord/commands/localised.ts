import { Locale } from 'discord.js';

/** A text as registered with Discord: English, and what members see whose client is set to another of its languages. */
export interface LocalisedText {
  readonly default: string;
  readonly localisations: Readonly<Partial<Record<Locale, string>>>;
}

export interface OptionText {
  readonly name: LocalisedText;
  readonly description: LocalisedText;
}

/** Of a command, or of a subcommand. */
export interface CommandText<Option extends string> {
  readonly name: LocalisedText;
  readonly description: LocalisedText;
  readonly options: Readonly<Record<Option, OptionText>>;
}

/** Of a command that has subcommands. */
export interface GroupText {
  readonly name: LocalisedText;
  readonly description: LocalisedText;
}

/** Arabic and Persian are missing because Discord's client does not exist in them. */
export interface Translations {
  readonly fr: string;
  readonly tr: string;
  readonly de: string;
  readonly es: string;
  readonly ru: string;
}

/** English is the default and so needs no localisation; both kinds of Spanish are given the same. */
export function localised(english: string, { fr, tr, de, es, ru }: Translations): LocalisedText {
  return {
    default: english,
    localisations: {
      [Locale.French]: fr,
      [Locale.Turkish]: tr,
      [Locale.German]: de,
      [Locale.SpanishES]: es,
      [Locale.SpanishLATAM]: es,
      [Locale.Russian]: ru,
    },
  };
}

/** The same for every command that answers in a language of choice. */
export const languageText: OptionText = {
  name: localised('language', { fr: 'langue', tr: 'dil', de: 'sprache', es: 'idioma', ru: 'язык' }),
  description: localised('The language of the bot’s own words; quotes stay as they are', {
    fr: 'La langue des textes du bot ; les citations restent telles quelles',
    tr: 'Botun kendi sözlerinin dili; alıntılar olduğu gibi kalır',
    de: 'Sprache der Worte des Bots; Zitate bleiben, wie sie sind',
    es: 'El idioma de los textos del bot; las citas quedan como están',
    ru: 'Язык слов самого бота; цитаты остаются как есть',
  }),
};

/** The same for every command that is told a report. */
export const reportText: OptionText = {
  name: localised('report', { fr: 'article', tr: 'haber', de: 'bericht', es: 'artículo', ru: 'статья' }),
  description: localised('Type part of its title', {
    fr: 'Tapez une partie de son titre',
    tr: 'Başlığından bir parça yazın',
    de: 'Einen Teil des Titels eingeben',
    es: 'Escriba parte de su título',
    ru: 'Введите часть заголовка',
  }),
};
