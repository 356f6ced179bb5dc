import { fold } from './fold.js';
import type { Language } from './languages.js';
import { remembered } from './remembered.js';
import { stems } from './stem.js';
import { stopWords } from './stop-words.js';

/** One word of a text with all that it may be found under. */
export interface AnalysedWord {
  readonly folded: string;
  readonly stems: readonly string[];
}

/**
 * At most 100 characters: no word of these languages is longer, and what some stemmers take for one grows with the cube of its length. What is
 * longer counts as several.
 */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200C]{0,99}/gu;
/** Single characters that stand for a formula of several words (ﷺ, ﷻ), and are no part of the name before them. */
const formulas = /[\ufdfa\ufdfb]/g;
const thousandsSeparators = /(?<=\p{Nd})[,٬](?=\p{Nd}{3}(?!\p{Nd}))/gu;
/** Turkish writes case endings of names behind an apostrophe. */
const turkishSuffix = /['’]\p{L}+/gu;

/** Names in capitals that are words of no weight in small letters, with the form that a lexicon knows. */
const acronyms: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['IS', 'isis'],
]);
/** Of the same length as what it stands for, so that places in the text stay right. */
const dottedAcronym = /\bU\.S\.(?!\w)/g;

/** The words of a text that are no stop words, in order. Single Latin or Cyrillic letters count as stop words. */
export function analyseWords(text: string, language: Language): AnalysedWord[] {
  return lowerCase(text, language).flatMap((word) => analyseWord(word, language) ?? []);
}

/** A word with its place: UTF-16 offsets into the text it was found in. */
export interface LocatedWord extends AnalysedWord {
  /** As it stands there, in lower case. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** `analyseWords` with the places of the words; numbers are cut at their separators. @param text composed (NFC) */
export function locateWords(text: string, language: Language): LocatedWord[] {
  const turkish = language === 'tr';
  const plain = (turkish ? text.replace(turkishSuffix, (suffix) => ' '.repeat(suffix.length)) : text).replace(
    dottedAcronym,
    'US  ',
  );
  const shouted = isShouted(text);
  return [...plain.replace(formulas, ' ').matchAll(wordPattern)].flatMap(({ 0: word, index: start }) => {
    const acronym = shouted ? undefined : acronyms.get(word);
    const written = acronym ?? (turkish ? word.toLocaleLowerCase('tr') : word.toLowerCase());
    const analysed = analyseWord(written, language);
    return analysed === null ? [] : [{ ...analysed, written, start, end: start + word.length }];
  });
}

/** Where all is in capitals, capitals tell nothing. */
const isShouted = (text: string): boolean => !/\p{Ll}/u.test(text);

const acronymWord = /\b(?:US|IS)\b/g;

const spelledAcronyms = (text: string): string =>
  isShouted(text) ? text : text.replace(dottedAcronym, 'US').replace(acronymWord, (word) => acronyms.get(word) ?? word);

function lowerCase(text: string, language: Language): string[] {
  const composed = spelledAcronyms(text).normalize('NFC').replace(formulas, ' ').replace(thousandsSeparators, '');
  return language === 'tr'
    ? (composed.replace(turkishSuffix, '').toLocaleLowerCase('tr').match(wordPattern) ?? [])
    : (composed.toLowerCase().match(wordPattern) ?? []);
}

const analyseWord = remembered((word: string, language: Language): AnalysedWord | null => {
  const folded = fold(word);
  const carriesNothing = folded === '' || stopWords[language].has(folded) || /^[a-zа-я]$/u.test(folded);
  return carriesNothing ? null : { folded, stems: stems(word, language) };
});
