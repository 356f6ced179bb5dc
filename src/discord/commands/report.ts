import { declareCommand, defineCommand, type RunCommand } from './define.js';
import { choiceOption, integerOption, type OptionValues, stringOption } from './options.js';
import { languageChoices } from './language-choices.js';
import { completeReport } from './report-choices.js';
import { commandTexts } from './texts.js';

/** `/report`: one report's citation and text, page by page. */
export const reportDeclaration = declareCommand({
  texts: commandTexts.report,
  options: {
    report: stringOption({ required: true, autocomplete: completeReport }),
    page: integerOption({ least: 1, most: 1000 }),
    language: choiceOption(languageChoices),
  },
});

export type ReportOptions = OptionValues<typeof reportDeclaration.options>;

export const reportCommand = (run: RunCommand<typeof reportDeclaration>) =>
  defineCommand({ ...reportDeclaration, run });
