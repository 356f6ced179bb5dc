import { askDeclaration } from './ask.js';
import type { CommandDeclaration } from './define.js';
import { findSourcesDeclaration } from './find-sources.js';
import { helpDeclaration } from './help.js';
import { indexDeclaration } from './index-commands.js';
import { insightsDeclaration } from './insights.js';
import { privacyDeclaration } from './privacy.js';
import { hidePassageDeclaration, libraryDeclaration } from './library.js';
import { reportDeclaration } from './report.js';
import { settingsDeclaration } from './settings.js';

/** Every command of the bot, as it is registered. */
export const commandDeclarations: readonly CommandDeclaration[] = [
  askDeclaration,
  findSourcesDeclaration,
  reportDeclaration,
  helpDeclaration,
  insightsDeclaration,
  indexDeclaration,
  privacyDeclaration,
  settingsDeclaration,
  libraryDeclaration,
  hidePassageDeclaration,
];
