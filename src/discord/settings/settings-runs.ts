import type { Interaction } from 'discord.js';
import { wordingIn } from '../../wording/wordings.js';
import type { ChatContext } from '../commands/context.js';
import { settingsCommandOf, type SettingsSetOptions } from '../commands/settings.js';
import type { Components, Use } from '../components/define.js';
import { defineComponents } from '../components/define.js';
import { readSettingsId, type SettingsAction, settingsPrefix } from '../components/settings-id.js';
import { languageOf } from '../events/interaction-language.js';
import { answerPrivately, completeAnswer, promiseAnswer, promiseChange } from '../replies.js';
import type { Services } from '../services.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { changedView, historyView } from '../view/settings-changes.js';
import { resetView, settingsPanel } from '../view/settings-panel.js';
import { changeOf, chosenIn } from './change.js';
import { historyPage } from './history.js';

/** `/settings` */
export const settingsCommand = settingsCommandOf({
  show: (context) => shown(context, { kind: 'panel' }),
  set: runSet,
  history: (context) => shown(context, { kind: 'history', page: 0, upTo: null }),
  reset: (context) => shown(context, { kind: 'reset', isConfirmed: false }),
});

/** Buttons and selects of the settings. */
export const settingsComponents: Components = defineComponents({
  name: 'settings',
  prefix: settingsPrefix,
  for: 'moderators',
  read: readSettingsId,
  async button({ interaction, services }, action) {
    await promiseChange(interaction);
    await completeAnswer(interaction, await done(action, interaction, services));
  },
  async select({ interaction, services }, action) {
    const change = action.kind === 'list' ? chosenIn(action.name, interaction.values, serverOf(interaction)) : null;
    if (change === null) return refused({ interaction, services });
    await promiseChange(interaction);
    await services.records.settings.change(serverOf(interaction), change, interaction.user.id);
    await completeAnswer(interaction, await done({ kind: 'panel' }, interaction, services));
  },
});

async function runSet({ interaction, services }: ChatContext, options: SettingsSetOptions): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  const { settings } = services.records;
  const server = serverOf(interaction);
  const before = await settings.of(server);
  const change = changeOf(options, before, server);
  const after = await settings.change(server, change, interaction.user.id);
  if (after.usesBase !== before.usesBase) services.reports.recalibrate(server);
  const wording = wordingIn(await languageOf(interaction, services));
  const isEmpty = Object.keys(options).every((name) => options[name as keyof SettingsSetOptions] === undefined);
  await completeAnswer(interaction, isEmpty ? settingsPanel(after, wording) : changedView(before, after, wording));
}

async function shown({ interaction, services }: ChatContext, action: SettingsAction): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  await completeAnswer(interaction, await done(action, interaction, services));
}

/** Does what was asked for, and returns what is to be seen then. */
async function done(action: SettingsAction, interaction: Interaction, services: Services): Promise<MessageView> {
  const { settings, audit } = services.records;
  const [server, person] = [serverOf(interaction), interaction.user.id];
  if (action.kind === 'switch') await settings.change(server, { [action.name]: action.on }, person);
  if (action.kind === 'reset' && action.isConfirmed) await settings.reset(server, person);
  // With or without the base library, another evidence is enough.
  if (action.kind === 'switch' || action.kind === 'reset') services.reports.recalibrate(server);
  // The language may be another by now.
  const wording = wordingIn(await languageOf(interaction, services));
  if (action.kind === 'history') return historyView(await historyPage(server, action, audit), wording);
  if (action.kind === 'reset' && !action.isConfirmed) return resetView(wording);
  return settingsPanel(await settings.of(server), wording);
}

async function refused({ interaction, services }: Use): Promise<void> {
  const { failures } = wordingIn(await languageOf(interaction, services));
  await answerPrivately(interaction, noticeView(failures.outdatedButton));
}

/** Moderators are always of a server. */
function serverOf({ guildId }: Pick<Interaction, 'guildId'>): string {
  if (guildId === null) throw new Error('Settings are of a server, and this is none.');
  return guildId;
}
