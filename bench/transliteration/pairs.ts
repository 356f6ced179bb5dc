import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../../src/language/fold.js';
import { type Language } from '../../src/language/languages.js';
import { lexiconDirectory, programFolder } from '../../src/program.js';

/** A name of one word in two scripts. */
export interface NamePair {
  readonly language: Language;
  /** As written, in Latin or Cyrillic letters, or in Arabic ones for Persian. */
  readonly spelled: string;
  /** Arabic, folded, without its article. */
  readonly arabic: string;
}

/** The English–Arabic names of Wikidata that the letter tables are learned from; no part of the project. */
const namesFile = path.join(programFolder, '..', 'shared', 'training-data', 'lex.en-ar.wikidata_names_steveash.tsv.xz');

const arabicOnly = /[^\p{Script=Arabic}]/gu;

/** The folded Arabic word without its article. */
export const bareArabic = (word: string): string =>
  fold(word)
    .replace(arabicOnly, '')
    .replace(/^ال(?=..)/u, '');

/** Names of Wikidata in English and Arabic, or null where they are not at hand. */
export function wikidataNames(): NamePair[] | null {
  if (!existsSync(namesFile)) return null;
  const text = execFileSync('xz', ['-dc', namesFile], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return text.split('\n').flatMap((line): NamePair[] => {
    const [english = '', arabic = ''] = line.split('\t');
    const pair = {
      language: 'en' as const,
      spelled: english.normalize('NFC').toLowerCase(),
      arabic: bareArabic(arabic),
    };
    const isName = /^[\p{Script=Latin}\p{M}]{2,15}$/u.test(pair.spelled) && pair.arabic.length > 1;
    return isName ? [pair] : [];
  });
}

const columns: readonly Language[] = ['en', 'ar', 'fr', 'tr', 'de', 'es', 'ru', 'fa'];

const wordsOf = (phrase: string): string[] =>
  phrase
    .replace(/(?<!\p{L})(?:[aeiuаэ][lл]|[aeuаэ](?:sh|ş|th|dh|[tdrzsnşзшсрнтд]))[-'’ ](?=\p{L})/giu, '')
    .split(/[\s-]+/u)
    .filter((word) => /\p{L}{2}/u.test(word));

/** The names of the lexicon word by word, where a language has as many words as Arabic has. Translated names are among them. */
export function lexiconNames(): NamePair[] {
  const lines = readFileSync(path.join(lexiconDirectory, 'names.tsv'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const cells = line.split('\t').map((cell) => cell.split('|'));
    const arabic = (cells[1] ?? []).map((phrase) => wordsOf(phrase).map(bareArabic));
    return columns.flatMap((language, column) =>
      language === 'ar' ? [] : (cells[column] ?? []).flatMap((phrase) => aligned(language, wordsOf(phrase), arabic)),
    );
  });
}

function aligned(language: Language, words: readonly string[], arabic: readonly (readonly string[])[]): NamePair[] {
  const counterpart = arabic.find((each) => each.length === words.length) ?? [];
  return counterpart.flatMap((word, index) => {
    const spelled = words[index]?.normalize('NFC').toLowerCase() ?? '';
    return word.length > 1 && spelled !== '' ? [{ language, spelled, arabic: word }] : [];
  });
}

/** Half of all names are held out: tables and thresholds were found on the others. */
export const isHeldOut = ({ spelled }: NamePair): boolean =>
  (createHash('sha256').update(fold(spelled)).digest()[0] ?? 0) % 2 === 0;
