import type { Language } from '../languages.js';
import { type Meaning, meaningOf } from './meanings.js';

/** A run of digits, a word, or any other mark of a text. Offsets are UTF-16 offsets into the text. */
export interface Token {
  readonly kind: 'digits' | 'word' | 'mark';
  /** As written, but for Eastern digits, which are given as ASCII digits. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What the word may mean in a number or a date. */
  readonly meaning: Meaning;
}

const easternDigits = /[\u0660-\u0669\u06F0-\u06F9]/g;
/** Digits, words, marks; format characters are none of these. */
const pattern = /(\d+)|([\p{L}\p{M}\u0640\u200C]+)|[^\s\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu;
/** Turkish parts the endings of names and numbers by an apostrophe. */
const turkishSuffix = /['’]\p{L}+/gu;

const nothing: Meaning = meaningOf('', 'en');

/** The tokens of a text (NFC), or none where nothing in it could belong to a number or a date. */
export function tokensOf(text: string, language: Language): Token[] {
  const plain = withAsciiDigits(language === 'tr' ? text.replace(turkishSuffix, blank) : text);
  const tokens: Token[] = [];
  let matters = false;
  for (const { 0: whole, 1: digits, 2: word, index: start } of plain.matchAll(pattern)) {
    const meaning = word === undefined ? nothing : meaningOf(word, language);
    if (digits !== undefined || meaning.matters) matters = true;
    const kind = digits !== undefined ? 'digits' : word !== undefined ? 'word' : 'mark';
    tokens.push({ kind, text: whole, start, end: start + whole.length, meaning });
  }
  return matters ? tokens : [];
}

const withAsciiDigits = (text: string): string =>
  text.replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 0xf));

const blank = (ending: string): string => ' '.repeat(ending.length);

/** Whether one token follows another without anything between. */
export const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && left.end === right?.start;
