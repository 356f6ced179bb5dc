import type { LibraryWording } from '../wording/library/library.js';
import type { FileEncoding } from './decode.js';
import type { DocumentKind } from './document/kinds.js';

/** What was changed in a document when it was read, or should be checked by who gave it. */
export type Remark =
  /** By its name it is something else. */
  | { readonly kind: 'misnamed'; readonly named: DocumentKind; readonly is: DocumentKind }
  /** Its letters were stored otherwise than in UTF-8. */
  | { readonly kind: 'converted'; readonly encoding: FileEncoding }
  /** The report's date is that of an update. */
  | { readonly kind: 'onlyUpdated'; readonly date: string }
  /** Characters of a paragraph that is longer than paragraphs are. */
  | { readonly kind: 'longParagraph'; readonly count: number }
  /** Stripped lines beyond those that are listed. */
  | { readonly kind: 'moreStripped'; readonly count: number }
  /** Letters that stood there by the form in which they are drawn. */
  | { readonly kind: 'letterForms'; readonly count: number }
  /** Words that were divided at the end of a line. */
  | { readonly kind: 'joinedWords'; readonly count: number }
  /** Characters that the fonts of the document do not name. */
  | { readonly kind: 'lostLetters'; readonly count: number }
  | { readonly kind: 'macros' };

/** A remark as words of the interface, and what has to be filled in. */
export interface RemarkInWords {
  readonly words: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Kinds of files that are called so in every language. */
const names: Readonly<Record<string, string>> = { markdown: 'Markdown', html: 'HTML', pdf: 'PDF', docx: 'Word' };

export function remarkInWords(remark: Remark, words: LibraryWording['add']): RemarkInWords {
  const { kind, ...given } = remark;
  const inWords = (value: string | number): string =>
    typeof value === 'number'
      ? value.toLocaleString('en')
      : value === 'text'
        ? words.plainText
        : (names[value] ?? value);
  const values = Object.entries<string | number>(given).map(([name, value]) => [name, inWords(value)] as const);
  return { words: words.remark[kind], values: Object.fromEntries(values) };
}
