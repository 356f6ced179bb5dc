import { listParts, longestFilter, type ListPart } from '../commands/library.js';
import { DigitReader, writeDigits } from './digits.js';

/** What a button, a select or a window of `/library` does, in the server where it is used. Reports are named by the hash of their ids. */
export type LibraryAction =
  /** Adds what was uploaded, or drops it. */
  | { readonly kind: 'add' | 'cancel'; readonly upload: string }
  /** A window into which a text is pasted. */
  | { readonly kind: 'paste' }
  /** Shows a page (from 0) of the list. */
  | { readonly kind: 'list'; readonly part: ListPart; readonly page: number; readonly filter: string }
  /** Shows a page (from 0) of a report. */
  | { readonly kind: 'show'; readonly report: number; readonly page: number }
  /** A window with a report's citation. */
  | { readonly kind: 'edit'; readonly report: number }
  | { readonly kind: 'remove'; readonly report: number }
  | { readonly kind: 'keep' }
  | { readonly kind: 'restore'; readonly report: number }
  | { readonly kind: 'unhide'; readonly report: number }
  /** Hides the passages that are chosen. */
  | { readonly kind: 'hidePassages' }
  | { readonly kind: 'unhidePassages'; readonly passages: readonly number[] };

export type LibraryActionKind = LibraryAction['kind'];

const letters = {
  add: 'a',
  cancel: 'c',
  paste: 't',
  list: 'l',
  show: 's',
  edit: 'e',
  remove: 'r',
  keep: 'k',
  restore: 'u',
  unhide: 'w',
  hidePassages: 'p',
  unhidePassages: 'q',
} as const satisfies Record<LibraryActionKind, string>;

/** What these `custom_id`s begin with: the version, the feature, and what they do. */
export const libraryPrefix = (kind: LibraryActionKind): string => `1L${letters[kind]}`;

const hashDigits = 5;
const pageDigits = 2;
const passageDigits = 6;
export const mostPassages = 9;
const uploadForm = /^[\w-]{1,40}$/;

/** Writes an action as a `custom_id`. */
export function writeLibraryId(action: LibraryAction): string {
  return libraryPrefix(action.kind) + detailsOf(action);
}

function detailsOf(action: LibraryAction): string {
  switch (action.kind) {
    case 'add':
    case 'cancel':
      return action.upload;
    case 'list':
      return (
        writeDigits(listParts.indexOf(action.part), 1) +
        writeDigits(action.page, pageDigits) +
        action.filter.slice(0, longestFilter)
      );
    case 'show':
      return writeDigits(action.report, hashDigits) + writeDigits(action.page, pageDigits);
    case 'edit':
    case 'remove':
    case 'restore':
    case 'unhide':
      return writeDigits(action.report, hashDigits);
    case 'unhidePassages':
      return action.passages
        .slice(0, mostPassages)
        .map((id) => writeDigits(id, passageDigits))
        .join('');
    case 'paste':
    case 'keep':
    case 'hidePassages':
      return '';
  }
}

/** Reads a `custom_id`; null where it is none of these, whoever made it. */
export function readLibraryId(customId: string): LibraryAction | null {
  const kind = (Object.keys(letters) as LibraryActionKind[]).find((each) => customId.startsWith(libraryPrefix(each)));
  return kind === undefined ? null : readDetails(kind, customId.slice(libraryPrefix(kind).length));
}

function readDetails(kind: LibraryActionKind, details: string): LibraryAction | null {
  const reader = new DigitReader(details);
  const whole = <Action extends LibraryAction>(action: Action): Action | null => (reader.isWhole ? action : null);
  switch (kind) {
    case 'add':
    case 'cancel':
      return uploadForm.test(details) ? { kind, upload: details } : null;
    case 'list':
      return readList(details);
    case 'show':
      return whole({ kind, report: reader.read(hashDigits), page: reader.read(pageDigits) });
    case 'edit':
    case 'remove':
    case 'restore':
    case 'unhide':
      return whole({ kind, report: reader.read(hashDigits) });
    case 'unhidePassages': {
      const count = Math.floor(reader.left / passageDigits);
      if (count === 0 || count > mostPassages) return null;
      return whole({ kind, passages: Array.from({ length: count }, () => reader.read(passageDigits)) });
    }
    case 'paste':
    case 'keep':
    case 'hidePassages':
      return whole({ kind });
  }
}

function readList(details: string): LibraryAction | null {
  const reader = new DigitReader(details.slice(0, 1 + pageDigits));
  const part = listParts[reader.read(1)];
  const page = reader.read(pageDigits);
  const filter = details.slice(1 + pageDigits);
  return part !== undefined && reader.isWhole && filter.length <= longestFilter
    ? { kind: 'list', part, page, filter }
    : null;
}
