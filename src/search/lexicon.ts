import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isLanguage, type Language } from '../language/languages.js';
import { type AnalysedWord, analyseWords } from '../language/words.js';

/** Column order of the lexicon's files; see embeddings/lexicon/README.md. */
const columns = ['en', 'ar', 'fr', 'tr', 'de', 'es', 'ru', 'fa'] as const satisfies readonly Language[];

/** The file whose concepts are people, places and groups. */
const namesFile = 'names.tsv';

/** Words between two words of a phrase are at most so many: longer entries of the lexicon are explanations, not terms. */
export const longestPhrase = 4;

export interface Lexicon {
  /** Changes with the lexicon's contents: words analysed with another version are analysed anew. */
  readonly version: string;
  /**
   * Concepts that a word or phrase of a language stands for; the key is the stems of its words
   * that are no stop words, joined by a space.
   * An unknown phrase has none.
   */
  concepts(key: string, language: Language): readonly number[];
  /** Concepts that a phrase as people write it stands for. */
  conceptsOf(phrase: string, language: Language): readonly number[];
  /** Whether a concept is a person, a place or a group. */
  isName(concept: number): boolean;
  /** Every key of a language, for mending misspelled words. */
  keys(language: Language): Iterable<string>;
}

type Row = { readonly cells: readonly string[]; readonly name: boolean };

/**
 * Reads the lexicon's tab-separated files. A language's words are stemmed the first time they are asked for, since a question needs
 * one language of the eight.
 */
export function openLexicon(directory: string): Lexicon {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.tsv'))
    .sort();
  const hash = createHash('sha256');
  const rows: Row[] = [];
  for (const file of files) {
    const source = readFileSync(path.join(directory, file), 'utf8');
    hash.update(source);
    for (const line of source.split('\n')) {
      if (line.trim() !== '') rows.push({ cells: line.split('\t'), name: file === namesFile });
    }
  }
  const byLanguage = new Map<Language, Map<string, number[]>>();
  const tableOf = (language: Language): Map<string, number[]> => {
    let table = byLanguage.get(language);
    if (table === undefined) {
      table = tableFor(rows, language);
      byLanguage.set(language, table);
    }
    return table;
  };
  return {
    version: hash.digest('hex').slice(0, 12),
    concepts: (key, language) => tableOf(language).get(key) ?? [],
    conceptsOf: (phrase, language) => {
      const table = tableOf(language);
      return [...new Set(phraseKeys(analyseWords(phrase, language)).flatMap((key) => table.get(key) ?? []))];
    },
    isName: (concept) => rows[concept]?.name ?? false,
    keys: (language) => tableOf(language).keys(),
  };
}

function tableFor(rows: readonly Row[], language: Language): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const column = columns.indexOf(language as (typeof columns)[number]);
  // The second stem of an Arabic word is a guess at a particle, which the lexicon has none of.
  const ownStems = language === 'ar' ? 1 : 2;
  rows.forEach(({ cells }, concept) => {
    for (const phrase of (cells[column] ?? '').split('|')) {
      const words = analyseWords(phrase, language);
      if (words.length === 0 || words.length > longestPhrase) continue;
      for (const key of phraseKeys(words, ({ stems }) => stems.slice(0, ownStems))) {
        const concepts = table.get(key);
        if (concepts === undefined) table.set(key, [concept]);
        else if (concepts.at(-1) !== concept) concepts.push(concept);
      }
    }
  });
  return table;
}

/** All keys that a run of words may have in the lexicon: one for each choice among the words' stems. */
export function phraseKeys(
  words: readonly AnalysedWord[],
  choices: (word: AnalysedWord) => readonly string[] = ({ stems }) => stems,
): string[] {
  return words.reduce<string[]>(
    (keys, word) => keys.flatMap((key) => choices(word).map((stem) => (key === '' ? stem : `${key} ${stem}`))),
    [''],
  );
}

/** The nearest of the eight languages to a report's or question's code; words of others are analysed like English ones. */
export const analysedAs = (language: string): Language => (isLanguage(language) ? language : 'en');
