import type { Language } from '../language/languages.js';
import { type AnalysedWord, analyseWords } from '../language/words.js';

/** Column order of the lexicon's files; see embeddings/lexicon/README.md. */
const columns: readonly Language[] = ['en', 'ar', 'fr', 'tr', 'de', 'es', 'ru', 'fa'];

/** The first alternative of a line in a language, or null where it has none. */
export function usualForm(line: string, language: Language): string | null {
  const [form = ''] = (line.split('\t')[columns.indexOf(language)] ?? '').split('|');
  return form === '' ? null : form;
}

/** Phrases have at most so many words: longer entries of the lexicon are explanations, not terms. */
export const longestPhrase = 4;

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

/**
 * One language's keys with their concepts, as text that is quick to read back: a line of keys parted by tabs, a line of concepts (those
 * of one key parted by commas), and the number of keys.
 *
 * @param lines of all files, a concept each, columns parted by tabs and alternatives by `|`
 */
export function compileTable(lines: readonly string[], language: Language): string {
  const table = new Map<string, number[]>();
  const column = columns.indexOf(language);
  // The second stem of an Arabic word is a guess at a particle, which the lexicon has none of.
  const ownStems = language === 'ar' ? 1 : 3;
  lines.forEach((line, concept) => {
    for (const phrase of (line.split('\t')[column] ?? '').split('|')) {
      const words = analyseWords(phrase, language);
      if (words.length === 0 || words.length > longestPhrase) continue;
      for (const key of phraseKeys(words, ({ stems }) => stems.slice(0, ownStems))) {
        const concepts = table.get(key);
        if (concepts === undefined) table.set(key, [concept]);
        else if (concepts.at(-1) !== concept) concepts.push(concept);
      }
    }
  });
  const concepts = [...table.values()].map((each) => each.join(','));
  return `${[...table.keys()].join('\t')}\n${concepts.join('\t')}\n${table.size}`;
}

/** Whether a text is a compiled table to its end. */
export function isTable(text: string): boolean {
  const [keys = '', concepts = '', count = '', ...more] = text.split('\n');
  return (
    more.length === 0 && count === String(keys.split('\t').length) && count === String(concepts.split('\t').length)
  );
}

/** A compiled table, opened. */
export class LexiconTable {
  readonly #places = new Map<string, number>();
  readonly #concepts: readonly string[];
  /** Made when first asked for: indexing needs it, a question does not. */
  #starts: ReadonlySet<string> | undefined;

  /** @param text as `compileTable` makes it */
  constructor(text: string) {
    const [keys = '', concepts = ''] = text.split('\n');
    keys.split('\t').forEach((key, place) => {
      this.#places.set(key, place);
    });
    this.#concepts = concepts.split('\t');
  }

  concepts(key: string): readonly number[] {
    const place = this.#places.get(key);
    return place === undefined ? [] : (this.#concepts[place]?.split(',').map(Number) ?? []);
  }

  keys(): Iterable<string> {
    return this.#places.keys();
  }

  /** Whether a longer key begins with these words. */
  goesOn(start: string): boolean {
    this.#starts ??= startsOf(this.#places.keys());
    return this.#starts.has(start);
  }
}

/** What stands before each space of the keys. */
function startsOf(keys: Iterable<string>): Set<string> {
  const starts = new Set<string>();
  for (const key of keys) {
    for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) starts.add(key.slice(0, space));
  }
  return starts;
}
