import { languageChoices } from './language-choices.js';
import { declareGroup, declareSubcommand, defineGroup, type RunSubcommands } from './define.js';
import { booleanOption, channelOption, choiceOption, integerOption, type OptionValues, roleOption } from './options.js';
import { settingsTexts } from './settings-texts.js';

const { show, set, history, reset } = settingsTexts.subcommands;

/** `/settings`: how the bot behaves in a server. */
export const settingsDeclaration = declareGroup({
  texts: settingsTexts.group,
  for: 'moderators',
  subcommands: {
    show: declareSubcommand({ texts: show, options: {} }),
    set: declareSubcommand({
      texts: set,
      options: {
        'add-channel': channelOption(),
        'remove-channel': channelOption(),
        everywhere: booleanOption(),
        mentions: booleanOption(),
        language: choiceOption([{ name: settingsTexts.anyLanguage, value: 'none' as const }, ...languageChoices]),
        private: booleanOption(),
        shared: booleanOption(),
        pause: integerOption({ least: 0, most: 3600 }),
        quotes: integerOption({ least: 1, most: 3 }),
        'add-role': roleOption(),
        'remove-role': roleOption(),
        'clear-roles': booleanOption(),
        'store-questions': booleanOption(),
        'question-days': integerOption({ least: 1, most: 365 }),
      },
    }),
    history: declareSubcommand({ texts: history, options: {} }),
    reset: declareSubcommand({ texts: reset, options: {} }),
  },
});

export type SettingsSetOptions = OptionValues<(typeof settingsDeclaration)['subcommands']['set']['options']>;

export const settingsCommandOf = (runs: RunSubcommands<(typeof settingsDeclaration)['subcommands']>) =>
  defineGroup(settingsDeclaration, runs);
