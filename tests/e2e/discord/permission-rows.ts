import { ComponentType } from 'discord.js';
import { writeSettingsId, type SettingsAction } from '../../../src/discord/components/settings-id.js';
import { writeDownloadId } from '../../../src/discord/components/stored-id.js';
import { en } from '../../../src/wording/en.js';
import { fill } from '../../../src/wording/wording.js';
import type { LibraryActionKind } from '../../../src/discord/components/library-id.js';
import type { RunningBot } from '../../support/bot.js';
import type { InteractionHandle } from '../../support/discord/driver/handle.js';
import type { GivenFile, OptionValues } from '../../support/discord/driver/options.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';
import { messagePayload } from '../../support/discord/messages/payload.js';
import { shown } from './pages.js';

/** Who may use something. Written down here once more: what the code says is what is tested. */
export type MayUse = 'everybody' | 'moderators' | 'operators' | 'moderators and operators';

const { add, list, change, hide, carry } = en.library;

/** Reports that stand on the server before anything is tried. */
export const titles = {
  own: 'Night in Zorblatt',
  removed: 'Bridge of Gorlosh',
  base: 'Where did the leaders of ISIS go? Iraq, Turkey and a trail that goes cold',
};

let files = 0;

/** A file with a report that no other has. */
export function newFile(title = `Harbour ${(files += 1)}`): GivenFile {
  const text = `${title}\n\nThe harbour master of ${title} opened the gate on Monday, said the keeper ${files}.\n`;
  return { filename: `${files}.txt`, contentType: 'text/plain', bytes: Buffer.from(text) };
}

/** A command, and what whoever may use it is told. */
export interface CommandRow {
  readonly for: MayUse;
  readonly options?: () => OptionValues;
  /** Stands in the answer; null where a window is opened. */
  readonly answer: string | null;
}

/** What is typed with a slash: each command, and each subcommand. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  ask: {
    for: 'everybody',
    options: () => ({ question: 'Where did the ISIS leaders go?' }),
    answer: en.answer.verbatim,
  },
  report: { for: 'everybody', options: () => ({ report: titles.own }), answer: titles.own },
  help: { for: 'everybody', answer: en.help.title },
  'privacy show': { for: 'everybody', answer: en.privacy.title },
  'privacy delete': { for: 'everybody', answer: en.privacy.nothing },
  insights: { for: 'moderators', answer: en.insights.title },
  'index status': { for: 'moderators and operators', answer: en.index.base },
  'index refresh': { for: 'moderators', answer: 'Done. Reports: ' },
  'index refresh-base': { for: 'operators', answer: 'Done. Reports added: ' },
  'settings show': { for: 'moderators', answer: en.settings.title },
  'settings set': { for: 'moderators', options: () => ({ quotes: 2 }), answer: en.settings.names.quotesOnPage },
  'settings history': { for: 'moderators', answer: en.settings.historyTitle },
  'settings reset': { for: 'moderators', answer: en.settings.resetAsk },
  'library add': { for: 'moderators', options: () => ({ file: newFile() }), answer: add.check },
  'library list': { for: 'moderators', answer: list.title },
  'library show': { for: 'moderators', options: () => ({ report: titles.own }), answer: titles.own },
  'library edit': { for: 'moderators', options: () => ({ report: titles.own }), answer: null },
  'library remove': { for: 'moderators', options: () => ({ report: titles.own }), answer: change.removeAsk },
  'library restore': {
    for: 'moderators',
    options: () => ({ report: titles.removed }),
    answer: fill(change.restored, { title: titles.removed }),
  },
  'library hide': {
    for: 'moderators',
    options: () => ({ report: titles.base }),
    answer: fill(hide.hidden, { title: titles.base }),
  },
  'library unhide': { for: 'moderators', options: () => ({ what: titles.base }), answer: hide.already },
  'library export': { for: 'moderators', answer: fill(carry.exported, { count: 1 }) },
  'library import': { for: 'moderators', options: () => ({ file: emptyExport }), answer: 'Reports added: 0' },
};

/** Entries in the menu of a message. */
export const menuRows: Readonly<Record<string, CommandRow>> = {
  'Find sources': { for: 'everybody', answer: en.answer.verbatim },
  'Hide passage': { for: 'moderators', answer: hide.ask },
};

const emptyExport: GivenFile = {
  filename: 'isnad.json',
  contentType: 'application/json',
  bytes: Buffer.from(
    JSON.stringify({
      ...{ format: 'isnad-library', version: 1, server: '1', exportedAt: '2026-01-01T00:00:00.000Z' },
      ...{ reports: [], settings: {}, hiddenReports: [], hiddenPassages: [] },
    }),
  ),
};

/** A button, a select or a window, with the message or command that it is got from. */
export interface ComponentRow {
  /** Uses it as whoever this is, who opens what it belongs to first; what is to happen between the two is done in between. */
  readonly use: (stage: Stage, between: () => void) => Promise<InteractionHandle>;
  /** Stands in the answer of who may use it. */
  readonly answer: string;
}

/** Where a component is used, and by whom. */
export interface Stage {
  readonly bot: RunningBot;
  readonly sender: Sender & { readonly user: string };
  /** An answer in the server, with quotes of the base library. */
  readonly answer: Message;
}

const opened = async ({ bot, sender }: Stage, name: string, options: OptionValues = {}): Promise<Message> =>
  shown((await bot.discord.invoke(name, options, sender).response()).message);

const press =
  (name: string, options: (() => OptionValues) | undefined, ...buttons: readonly string[]): ComponentRow['use'] =>
  async (stage, between) => {
    const message = await opened(stage, name, options?.());
    for (const button of buttons.slice(0, -1)) await stage.bot.discord.press(message, button).response();
    between();
    return stage.bot.discord.press(message, buttons.at(-1)!);
  };

const choose =
  (select: string, values: readonly string[]): ComponentRow['use'] =>
  async (stage, between) => {
    const message = await opened(stage, 'settings show');
    between();
    return stage.bot.discord.select(message, select, values);
  };

const fillIn =
  (name: string, options: OptionValues, values: () => Readonly<Record<string, string>>): ComponentRow['use'] =>
  async ({ bot, sender }, between) => {
    const handle = bot.discord.invoke(name, options, sender);
    await handle.response();
    between();
    return bot.discord.submitModal(handle, values());
  };

const choosePassage: (...then: readonly string[]) => ComponentRow['use'] =
  (...then) =>
  async ({ bot, sender, answer }, between) => {
    const menu = shown((await bot.discord.contextMenu('Hide passage', answer, sender).response()).message);
    const text = JSON.stringify(menu.body.components);
    const [, select = ''] = /"custom_id":"(1Lp)"/.exec(text) ?? [];
    const [, value = ''] = /"value":"(\d+)"/.exec(text) ?? [];
    if (then.length === 0) between();
    const chosen = bot.discord.select(menu, select, [value]);
    const [button] = then;
    if (button === undefined) return chosen;
    await chosen.response();
    between();
    return bot.discord.press(menu, button);
  };

const settingsId = {
  switch: writeSettingsId({ kind: 'switch', name: 'mentions', on: false }),
  list: writeSettingsId({ kind: 'list', name: 'quotesOnPage' }),
  roles: writeSettingsId({ kind: 'list', name: 'moderatorRoles' }),
  reset: writeSettingsId({ kind: 'reset', isConfirmed: true }),
};

/** What the settings' components do. */
export const settingsRows = {
  panel: { use: press('settings reset', undefined, en.settings.cancel), answer: en.settings.title },
  switch: { use: press('settings show', undefined, settingsId.switch), answer: en.settings.title },
  list: { use: choose(settingsId.list, ['2']), answer: en.settings.title },
  history: { use: press('settings show', undefined, en.settings.history), answer: en.settings.historyTitle },
  reset: { use: press('settings reset', undefined, settingsId.reset), answer: en.settings.title },
} as const satisfies Record<SettingsAction['kind'], ComponentRow>;

const ownReport = () => ({ report: titles.own });

/** What the components of `/library` do. */
export const libraryRows = {
  add: { use: press('library add', () => ({ file: newFile() }), add.addButton), answer: add.askable },
  cancel: { use: press('library add', () => ({ file: newFile() }), add.cancelButton), answer: add.cancelled },
  paste: {
    use: fillIn('library add', {}, () => ({ text: newFile().bytes.toString(), title: 'Pasted' })),
    answer: add.check,
  },
  list: { use: press('library list', undefined, en.buttons.next), answer: 'Page 2 of' },
  show: { use: press('library show', () => ({ report: titles.base }), en.buttons.next), answer: titles.base },
  edit: {
    use: fillIn('library edit', { report: titles.own }, () => ({ outlet: `Outlet ${(files += 1)}` })),
    answer: fill(change.edited, { title: titles.own }),
  },
  remove: {
    use: press('library remove', ownReport, change.removeButton),
    answer: fill(change.removed, { title: titles.own }),
  },
  keep: { use: press('library remove', ownReport, change.keepButton), answer: change.kept },
  restore: {
    use: press('library remove', ownReport, change.removeButton, change.undoButton),
    answer: fill(change.restored, { title: titles.own }),
  },
  unhide: {
    use: press('library hide', () => ({ report: titles.base }), change.undoButton),
    answer: fill(hide.shown, { title: titles.base }),
  },
  hidePassages: { use: choosePassage(), answer: fill(hide.passages, { count: 1 }) },
  unhidePassages: { use: choosePassage(change.undoButton), answer: fill(hide.passagesShown, { count: 1 }) },
} as const satisfies Record<LibraryActionKind, ComponentRow>;

/** The other components of moderators. */
export const otherRows: Readonly<Record<string, ComponentRow>> = {
  'settings, a select of roles': {
    use: choose(settingsId.roles, ['keepers', 'formers']),
    answer: en.settings.title,
  },
  'download questions': {
    // Under `/insights` where questions were asked; a chart is drawn then, which takes a while.
    use: async (stage, between) => {
      const message = await opened(stage, 'help');
      between();
      const data = { custom_id: writeDownloadId({ language: 'en', days: 30 }), component_type: ComponentType.Button };
      const payload = messagePayload(message, stage.bot.discord.loopback.messages.payloads);
      return stage.bot.discord.interactionRaw({ type: 3, data, message: payload }, stage.sender);
    },
    answer: 'For spreadsheets',
  },
};
