import { declareGroup, declareSubcommand, defineGroup, type RunSubcommands } from './define.js';
import { languageChoices } from './language-choices.js';
import { choiceOption } from './options.js';
import { storedTexts } from './stored-texts.js';

const options = { language: choiceOption(languageChoices) };

/** `/privacy`: what is stored of who asks, and its deletion. */
export const privacyDeclaration = declareGroup({
  texts: storedTexts.privacy,
  subcommands: {
    show: declareSubcommand({ texts: storedTexts.privacyShow, options }),
    delete: declareSubcommand({ texts: storedTexts.privacyDelete, options }),
  },
});

export const privacyCommand = (runs: RunSubcommands<typeof privacyDeclaration.subcommands>) =>
  defineGroup(privacyDeclaration, runs);
