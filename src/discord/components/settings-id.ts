import { DigitReader, writeDigits } from './digits.js';

/** Settings that are on or off, and those that are chosen from a list. The order is that of their numbers in a `custom_id`: add at the end. */
export const switches = ['mentions', 'privateByDefault', 'usesBase', 'keepsQuestions'] as const;
export const lists = [
  'channels',
  'moderatorRoles',
  'language',
  'memberCooldownSeconds',
  'quotesOnPage',
  'questionDays',
] as const;

export type Switch = (typeof switches)[number];
export type List = (typeof lists)[number];

/** What a button or a select of the settings does, in the server where it is used. */
export type SettingsAction =
  /** Shows the settings as they are. */
  | { readonly kind: 'panel' }
  /** Says which way, so that a panel of yesterday does not undo what somebody else did since. */
  | { readonly kind: 'switch'; readonly name: Switch; readonly on: boolean }
  /** Takes what was chosen. */
  | { readonly kind: 'list'; readonly name: List }
  /** Shows a page (from 0) of the history as it was up to an entry; null: up to now. */
  | { readonly kind: 'history'; readonly page: number; readonly upTo: number | null }
  /** Asks whether to put everything back, or does it. */
  | { readonly kind: 'reset'; readonly isConfirmed: boolean };

/** What these `custom_id`s begin with: the version, then the feature. */
export const settingsPrefix = '1S';

const letters = { panel: 'p', switch: 's', list: 'l', history: 'h', reset: 'r' } as const satisfies Record<
  SettingsAction['kind'],
  string
>;

const pageDigits = 2;
const entryDigits = 6;
export const lastHistoryPage = 64 ** pageDigits - 1;

export function writeSettingsId(action: SettingsAction): string {
  return settingsPrefix + letters[action.kind] + detailsOf(action);
}

function detailsOf(action: SettingsAction): string {
  switch (action.kind) {
    case 'panel':
      return '';
    case 'switch':
      return writeDigits(switches.indexOf(action.name), 1) + writeDigits(action.on ? 1 : 0, 1);
    case 'list':
      return writeDigits(lists.indexOf(action.name), 1);
    case 'history':
      return writeDigits(action.page, pageDigits) + writeDigits(action.upTo ?? 0, entryDigits);
    case 'reset':
      return writeDigits(action.isConfirmed ? 1 : 0, 1);
  }
}

/** Reads what `writeSettingsId` wrote; null for anything else. */
export function readSettingsId(text: string): SettingsAction | null {
  const reader = new DigitReader(text.slice(settingsPrefix.length + 1));
  const action = actionOf(text[settingsPrefix.length], reader);
  // Each action is written in one way only.
  return action !== null && reader.isWhole && writeSettingsId(action) === text ? action : null;
}

function actionOf(letter: string | undefined, reader: DigitReader): SettingsAction | null {
  switch (letter) {
    case letters.panel:
      return { kind: 'panel' };
    case letters.switch: {
      const name = switches[reader.read(1)];
      return name === undefined ? null : { kind: 'switch', name, on: reader.read(1) === 1 };
    }
    case letters.list: {
      const name = lists[reader.read(1)];
      return name === undefined ? null : { kind: 'list', name };
    }
    case letters.history: {
      const page = reader.read(pageDigits);
      return { kind: 'history', page, upTo: reader.read(entryDigits) || null };
    }
    case letters.reset:
      return { kind: 'reset', isConfirmed: reader.read(1) === 1 };
    default:
      return null;
  }
}
