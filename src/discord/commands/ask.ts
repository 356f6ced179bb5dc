import { longestQuestion } from '../../answer/ask.js';
import { declareCommand, defineCommand, type RunCommand } from './define.js';
import { languageChoices } from './language-choices.js';
import { booleanOption, choiceOption, type OptionValues, stringOption } from './options.js';
import { completeOutlet, completeReport } from './report-choices.js';
import { commandTexts } from './texts.js';

/** `/ask`: a question, narrowed or not. */
export const askDeclaration = declareCommand({
  texts: commandTexts.ask,
  options: {
    question: stringOption({ required: true, maxLength: longestQuestion }),
    report: stringOption({ autocomplete: completeReport }),
    outlet: stringOption({ autocomplete: completeOutlet }),
    from: stringOption(),
    to: stringOption(),
    language: choiceOption(languageChoices),
    private: booleanOption(),
  },
});

export type AskOptions = OptionValues<typeof askDeclaration.options>;

export const askCommand = (run: RunCommand<typeof askDeclaration>) => defineCommand({ ...askDeclaration, run });
