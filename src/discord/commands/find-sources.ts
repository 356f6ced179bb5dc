import { declareMessageCommand, defineMessageCommand, type RunMessageCommand } from './define.js';
import { commandTexts } from './texts.js';

/** "Find sources" in the menu of a message: takes its text as a claim to check. */
export const findSourcesDeclaration = declareMessageCommand({ texts: commandTexts.sources });

export const findSourcesCommand = (run: RunMessageCommand) => defineMessageCommand({ ...findSourcesDeclaration, run });
