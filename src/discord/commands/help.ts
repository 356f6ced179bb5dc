import { declareCommand, defineCommand, type RunCommand } from './define.js';
import { languageChoices } from './language-choices.js';
import { choiceOption, type OptionValues } from './options.js';
import { commandTexts } from './texts.js';

/** `/help`: what the bot does and does not do. */
export const helpDeclaration = declareCommand({
  texts: commandTexts.help,
  options: { language: choiceOption(languageChoices) },
});

export type HelpOptions = OptionValues<typeof helpDeclaration.options>;

export const helpCommand = (run: RunCommand<typeof helpDeclaration>) => defineCommand({ ...helpDeclaration, run });
