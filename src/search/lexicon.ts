import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../language/fold.js';
import { isLanguage, type Language } from '../language/languages.js';
import { stem } from '../language/stem.js';
import { stopWords } from '../language/stop-words.js';

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
  /** Whether a concept is a person, a place or a group. */
  isName(concept: number): boolean;
  /** Every key of a language, for mending misspelled words. */
  keys(language: Language): Iterable<string>;
}

/** The words of a folded text: runs of letters and digits, thousands separators inside numbers left out. */
export function wordsOf(folded: string): string[] {
  return folded.replace(/(?<=\d)[,٬](?=\d{3}(?!\d))/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
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
    isName: (concept) => rows[concept]?.name ?? false,
    keys: (language) => tableOf(language).keys(),
  };
}

/** Not white space, so that folding many cells at once leaves it standing between them. */
const cellSeparator = '\u0001';

function tableFor(rows: readonly Row[], language: Language): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const column = columns.indexOf(language as (typeof columns)[number]);
  const stemOf = rememberedStem(language);
  // Folding each of a language's 12,000 cells by itself costs ten times as much as folding them in one piece.
  const cells = fold(rows.map((row) => row.cells[column] ?? '').join(cellSeparator)).split(cellSeparator);
  cells.forEach((cell, concept) => {
    for (const phrase of cell.split('|')) {
      const key = wordsOf(phrase)
        .filter((word) => !stopWords[language].has(word))
        .map(stemOf)
        .join(' ');
      if (key === '' || key.split(' ').length > longestPhrase) continue;
      const concepts = table.get(key);
      if (concepts === undefined) table.set(key, [concept]);
      else if (concepts.at(-1) !== concept) concepts.push(concept);
    }
  });
  return table;
}

function rememberedStem(language: Language): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found = stem(word, language);
      known.set(word, found);
    }
    return found;
  };
}

/** The nearest of the eight languages to a report's or question's code; words of others are analysed like English ones. */
export const analysedAs = (language: string): Language => (isLanguage(language) ? language : 'en');
