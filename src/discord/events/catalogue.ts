import { answerButtons } from '../buttons/answer-buttons.js';
import { storedButtons } from '../buttons/stored-buttons.js';
import { askCommand } from '../commands/ask.js';
import type { ChatCommand, GroupCommand, MessageCommand } from '../commands/define.js';
import { findSourcesCommand } from '../commands/find-sources.js';
import { helpCommand } from '../commands/help.js';
import { indexCommand } from '../commands/index-commands.js';
import { insightsCommand } from '../commands/insights.js';
import { privacyCommand } from '../commands/privacy.js';
import { reportCommand } from '../commands/report.js';
import { type Components, componentsFor } from '../components/define.js';
import { runIndexRefresh, runIndexRefreshBase, runIndexStatus } from '../indexes/run-index.js';
import { runInsights } from '../insights/run-insights.js';
import { runPrivacyDelete, runPrivacyShow } from '../privacy/run-privacy.js';
import { settingsCommand, settingsComponents } from '../settings/settings-runs.js';
import { hidePassageCommand, libraryCommand, libraryComponents } from '../library/library-commands.js';
import { runAsk, runFindSources, runHelp, runReport } from './command-runs.js';

/** Everything that a person can use, with what it does. What is registered stands in `commands/declarations.ts`. */
const typed: readonly (ChatCommand | GroupCommand)[] = [
  askCommand(runAsk),
  reportCommand(runReport),
  helpCommand(runHelp),
  insightsCommand(runInsights),
  indexCommand({ status: runIndexStatus, refresh: runIndexRefresh, 'refresh-base': runIndexRefreshBase }),
  privacyCommand({ show: runPrivacyShow, delete: runPrivacyDelete }),
  settingsCommand,
  libraryCommand,
];
const inMenus: readonly MessageCommand[] = [findSourcesCommand(runFindSources), hidePassageCommand];
/** Every kind of button, select and window. */
export const components: readonly Components[] = [
  ...answerButtons,
  ...storedButtons,
  settingsComponents,
  ...libraryComponents,
];

/** Commands that are typed with a slash, by their names. */
export const chatCommands = byName(typed);

/** Commands in the menu of a message, by their names. */
export const messageCommands = byName(inMenus);

/** The components that a `custom_id` belongs to. */
export const componentsOf = (customId: string): Components | undefined => componentsFor(customId, components);

function byName<Each extends ChatCommand | GroupCommand | MessageCommand>(
  commands: readonly Each[],
): ReadonlyMap<string, Each> {
  return new Map(commands.map((command) => [command.texts.name.default, command]));
}
