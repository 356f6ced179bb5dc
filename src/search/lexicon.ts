import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isLanguage, type Language } from '../language/languages.js';
import { analyseWords } from '../language/words.js';
import { compileTable, isTable, LexiconTable, longestPhrase, phraseKeys, usualForm } from './lexicon-table.js';

export { longestPhrase, phraseKeys };

/** The file whose concepts are people, places and groups. */
const namesFile = 'names.tsv';

/** The file of words and forms that no other file holds; its lines are wider, and repeat concepts of the others. */
const supplementFile = 'press.tsv';

/** Grows when the same files would give other keys: stems, folding or stop words have changed. */
const tableVersion = 2;

export interface Lexicon {
  /** Changes with the lexicon's contents: words analysed with another version are analysed anew. */
  readonly version: string;
  /**
   * Concepts that a word or phrase of a language stands for; the key is the stems of its words that are no stop words, joined by a
   * space. An unknown phrase has none.
   */
  concepts(key: string, language: Language): readonly number[];
  /** Whether any longer key of a language begins with these words: where none does, a text need not be tried for longer phrases. */
  goesOn(start: string, language: Language): boolean;
  /** Concepts that a phrase as people write it stands for. */
  conceptsOf(phrase: string, language: Language): readonly number[];
  /** Whether a concept is a person, a place or a group. */
  isName(concept: number): boolean;
  /** Whether a concept only fills what the other files leave open. */
  isSupplement(concept: number): boolean;
  /** All concepts that are a person, a place or a group. */
  names(): readonly number[];
  /** How a concept is most usually written in a language, or null where the language has no word for it. */
  usualForm(concept: number, language: Language): string | null;
  /** Every key of a language, for mending misspelled words. */
  keys(language: Language): Iterable<string>;
}

interface LexiconFile {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Opens the lexicon's tab-separated files. A concept is a line, numbered through all files in the order of their names.
 *
 * @param options.cacheDirectory where the words of a language, once stemmed, are kept for the next process: stemming them takes a third
 *   of a second, reading them a hundredth. A folder that cannot be written to costs only that time.
 */
export function openLexicon(directory: string, options: { readonly cacheDirectory?: string } = {}): Lexicon {
  const files = readFiles(directory);
  const lines = files.flatMap((file) => file.lines);
  const hash = createHash('sha256').update(String(tableVersion));
  for (const file of files) hash.update(file.lines.join('\n'));
  const version = hash.digest('hex').slice(0, 12);
  const [firstName, lastName] = rangeOf(files, namesFile);
  const [firstPress, lastPress] = rangeOf(files, supplementFile);
  const tables = new Map<Language, LexiconTable>();
  const tableOf = (language: Language): LexiconTable => {
    let table = tables.get(language);
    if (table === undefined) {
      const compile = (): string => compileTable(lines, language);
      table = new LexiconTable(cached(options.cacheDirectory, `lexicon-${version}-${language}.txt`, compile));
      tables.set(language, table);
    }
    return table;
  };
  return {
    version,
    concepts: (key, language) => tableOf(language).concepts(key),
    goesOn: (start, language) => tableOf(language).goesOn(start),
    conceptsOf: (phrase, language) => {
      const table = tableOf(language);
      return [...new Set(phraseKeys(analyseWords(phrase, language)).flatMap((key) => table.concepts(key)))];
    },
    isName: (concept) => concept >= firstName && concept < lastName,
    isSupplement: (concept) => concept >= firstPress && concept < lastPress,
    names: () => Array.from({ length: lastName - firstName }, (_, index) => firstName + index),
    usualForm: (concept, language) => usualForm(lines[concept] ?? '', language),
    keys: (language) => tableOf(language).keys(),
  };
}

function readFiles(directory: string): LexiconFile[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((name) => ({
      name,
      lines: readFileSync(path.join(directory, name), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    }));
}

/** The first concept of a file, and the first behind it. */
function rangeOf(files: readonly LexiconFile[], wanted: string): [number, number] {
  let first = 0;
  for (const { name, lines } of files) {
    if (name === wanted) return [first, first + lines.length];
    first += lines.length;
  }
  return [0, 0];
}

/** A table made once and kept in a file; one that is missing or damaged is made again. */
function cached(directory: string | undefined, name: string, make: () => string): string {
  if (directory === undefined) return make();
  const file = path.join(directory, name);
  const kept = readIfThere(file);
  if (kept !== null && isTable(kept)) return kept;
  const made = make();
  try {
    mkdirSync(directory, { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, made);
    renameSync(temporary, file);
  } catch {
    // The next process makes it again.
  }
  return made;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The nearest of the eight languages to a report's or question's code; words of others are analysed like English ones. */
export const analysedAs = (language: string): Language => (isLanguage(language) ? language : 'en');
