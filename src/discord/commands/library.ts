import { declareGroup, declareMessageCommand, declareSubcommand } from './define.js';
import { completeAny, completeBase, completeHidden, completeOwn, completeRemoved } from './library-choices.js';
import { libraryTexts } from './library-texts.js';
import { localised, type LocalisedText } from './localised.js';
import { attachmentOption, choiceOption, type OptionValues, stringOption } from './options.js';

const { group, hidePassage, ...texts } = libraryTexts;

/** Characters of a filter that the buttons of a list can carry on. */
export const longestFilter = 60;

export const listParts = ['all', 'own', 'base', 'hidden'] as const;

/** Which reports a list shows. */
export type ListPart = (typeof listParts)[number];

const partNames = {
  all: localised('all', { fr: 'tous', tr: 'tümü', de: 'alle', es: 'todos', ru: 'все' }),
  own: localised('of this server', {
    fr: 'de ce serveur',
    tr: 'bu sunucunun',
    de: 'dieses Servers',
    es: 'de este servidor',
    ru: 'этого сервера',
  }),
  base: localised('of the base library', {
    fr: 'du fonds commun',
    tr: 'ortak arşivin',
    de: 'des Grundbestands',
    es: 'del fondo común',
    ru: 'общего собрания',
  }),
  hidden: localised('hidden', { fr: 'masqués', tr: 'gizlenen', de: 'ausgeblendet', es: 'ocultos', ru: 'скрытые' }),
} as const satisfies Record<ListPart, LocalisedText>;

const choiceOf = (value: ListPart) => ({
  name: partNames[value].default,
  name_localizations: partNames[value].localisations,
  value,
});

/** `/library`: what moderators do with the reports of their server. */
export const libraryDeclaration = declareGroup({
  texts: group,
  for: 'moderators',
  subcommands: {
    add: declareSubcommand({
      texts: texts.add,
      options: {
        file: attachmentOption(),
        title: stringOption({ maxLength: 500 }),
        outlet: stringOption({ maxLength: 300 }),
        date: stringOption({ maxLength: 20 }),
        link: stringOption({ maxLength: 2000 }),
      },
    }),
    list: declareSubcommand({
      texts: texts.list,
      options: {
        which: choiceOption(listParts.map(choiceOf)),
        filter: stringOption({ maxLength: longestFilter }),
      },
    }),
    show: declareSubcommand({
      texts: texts.show,
      options: { report: stringOption({ required: true, autocomplete: completeAny }) },
    }),
    edit: declareSubcommand({
      texts: texts.edit,
      options: { report: stringOption({ required: true, autocomplete: completeOwn }) },
    }),
    remove: declareSubcommand({
      texts: texts.remove,
      options: { report: stringOption({ required: true, autocomplete: completeOwn }) },
    }),
    restore: declareSubcommand({
      texts: texts.restore,
      options: { report: stringOption({ required: true, autocomplete: completeRemoved }) },
    }),
    hide: declareSubcommand({
      texts: texts.hide,
      options: { report: stringOption({ required: true, autocomplete: completeBase }) },
    }),
    unhide: declareSubcommand({
      texts: texts.unhide,
      options: { what: stringOption({ required: true, autocomplete: completeHidden }) },
    }),
    export: declareSubcommand({ texts: texts.export, options: {} }),
    import: declareSubcommand({ texts: texts.import, options: { file: attachmentOption({ required: true }) } }),
  },
});

type LibraryCommands = typeof libraryDeclaration.subcommands;

/** The values of a subcommand's options. */
export type LibraryOptions<Name extends keyof LibraryCommands> = OptionValues<LibraryCommands[Name]['options']>;

/** "Hide passage" in the menu of an answer. */
export const hidePassageDeclaration = declareMessageCommand({ texts: hidePassage, for: 'moderators' });
