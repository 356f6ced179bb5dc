import { declareCommand, defineCommand, type RunCommand } from './define.js';
import { commandTexts } from './texts.js';

/** `/help`: what the bot does and does not do. */
export const helpDeclaration = declareCommand({ texts: commandTexts.help, options: {} });

export const helpCommand = (run: RunCommand<typeof helpDeclaration>) => defineCommand({ ...helpDeclaration, run });
