import { declareCommand, defineCommand, type RunCommand } from './define.js';
import { languageChoices } from './language-choices.js';
import { choiceOption, integerOption, type OptionValues } from './options.js';
import { storedTexts } from './stored-texts.js';

/** `/insights`: what moderators see of the questions asked on their server. */
export const insightsDeclaration = declareCommand({
  texts: storedTexts.insights,
  options: { days: integerOption({ least: 1, most: 365 }), language: choiceOption(languageChoices) },
  for: 'moderators',
});

export type InsightsOptions = OptionValues<typeof insightsDeclaration.options>;

export const insightsCommand = (run: RunCommand<typeof insightsDeclaration>) =>
  defineCommand({ ...insightsDeclaration, run });
