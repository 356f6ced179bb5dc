import { articlesIn } from '../language/articles.js';
import { detectLanguage } from '../language/detect.js';
import { fold } from '../language/fold.js';
import type { Language } from '../language/languages.js';
import { findQuantities, type Quantity } from '../language/quantities/quantities.js';
import { stem } from '../language/stem.js';
import { verbStem } from '../language/verb-stem.js';
import { type AnalysedWord, analyseWords, type LocatedWord, locateWords } from '../language/words.js';
import { type Asked, askedFor } from './asked.js';
import { type Lexicon, longestPhrase, phraseKeys } from './lexicon.js';
import { soughtQuantity } from './quantity-words.js';

import { type SoughtName, soughtName } from './sounds/sought-name.js';
import { nearestKey } from './spelling.js';
import { conceptWord } from './words.js';

/** One thing that a question asks about, with every indexed word that would show it in a passage of any language. */
export interface Term {
  /** The words of the question, folded. */
  readonly surface: string;
  /** Any of these in a passage means that the term is there. */
  readonly words: readonly string[];
  /** How an unknown word may be recognised as a name spelled otherwise, where a library holds none of `words`. */
  readonly name: SoughtName | null;
  /** The single words of a phrase, or a date's parts, for passages that hold only some of them. Empty for a single word. */
  readonly parts: readonly Term[];
  readonly kind: 'name' | 'known' | 'number' | 'date' | 'unknown';
}

export interface AnalysedQuestion {
  readonly text: string;
  readonly language: Language;
  readonly terms: readonly Term[];
  readonly asked: Asked | null;
}

const startsUpperCase = /^\p{Lu}/u;

/** A word of a question, or a number or date with the words it is made of. */
interface Item {
  readonly words: readonly LocatedWord[];
  readonly quantity: Quantity | null;
  readonly start: number;
}

/**
 * What a question asks about: its numbers and dates, its words and the longest phrases of them that the lexicon knows, expanded to the
 * concepts they stand for. A word that the lexicon does not know is tried with its spelling mended, then kept as it is, in case it is a name.
 */
export function analyseQuestion(
  text: string,
  lexicon: Lexicon,
  language: Language = detectLanguage(text),
): AnalysedQuestion {
  const composed = text.normalize('NFC');
  const items = itemsOf(composed, language);
  const capitalised = capitalisedWords(text, language);
  const termFor = (run: readonly Item[]): Term => {
    const words = run.flatMap((item) => item.words);
    const [{ quantity } = { quantity: null }] = run.length === 1 ? run : [];
    return quantity === null
      ? termOf(words, language, lexicon, capitalised)
      : quantityTerm(
          quantity,
          fold(composed.slice(quantity.start, quantity.end)),
          conceptsOf(words, language, lexicon),
        );
  };
  // The article of al-Bab belongs to names that the lexicon knows with it; of others it tells nothing.
  const articles = articlesIn(composed);
  const terms: Term[] = [];
  for (let index = 0; index < items.length;) {
    const length = longestKnownPhrase(items, index, language, lexicon);
    const run = items.slice(index, index + length);
    const telling = run.filter(({ start }) => length > 1 || !articles.has(start)).map((item) => termFor([item]));
    terms.push(...(length === 1 ? telling : [{ ...termFor(run), parts: telling }]));
    index += length;
  }
  const distinct = withoutRepeats(terms);
  return { text, language, terms: distinct, asked: askedFor(text, language, distinct.length) };
}

function itemsOf(text: string, language: Language): Item[] {
  const quantities = findQuantities(text, language);
  const words = locateWords(text, language);
  const isIn = (word: { start: number }, { start, end }: Quantity): boolean => word.start >= start && word.start < end;
  return [
    ...quantities.map((quantity) => ({
      words: words.filter((word) => isIn(word, quantity)),
      quantity,
      start: quantity.start,
    })),
    ...words
      .filter((word) => !quantities.some((quantity) => isIn(word, quantity)))
      .map((word) => ({ words: [word], quantity: null, start: word.start })),
  ].sort((a, b) => a.start - b.start);
}

/**
 * @param concepts what the lexicon knows of its words. They count for a month alone, which is indexed as a date only where no other
 *   meaning of its name is possible.
 */
function quantityTerm(quantity: Quantity, surface: string, concepts: readonly number[]): Term {
  const { words, parts } = soughtQuantity(quantity);
  const isMonth = quantity.kind === 'date' && quantity.dates.every(({ year, day }) => year === null && day === null);
  return {
    surface,
    words: [...words, ...(isMonth ? concepts.map(conceptWord) : [])],
    name: null,
    parts: parts.map((part) => ({ surface, words: [part], name: null, parts: [], kind: quantity.kind })),
    kind: quantity.kind,
  };
}

/** Languages in whose questions names are often written as in English. */
const besideEnglish: ReadonlySet<Language> = new Set(['fr', 'tr', 'de', 'es']);

/** What a run of words stands for in the question's language; where that is nothing, in English, since names travel in its spelling. */
function conceptsOf(run: readonly AnalysedWord[], language: Language, lexicon: Lexicon): number[] {
  const own = leading([...new Set(keysOf(run, language).flatMap((key) => lexicon.concepts(key, language)))], lexicon);
  if (own.length > 0 || !besideEnglish.has(language)) return own;
  const inEnglish = run.map(({ folded }) => stem(folded, 'en')).join(' ');
  return leading(lexicon.concepts(inEnglish, 'en'), lexicon);
}

/** A verb's stem is a guess, and within a phrase one guess too many: savaşıyor is no part of what IŞİD savaşı means. */
function keysOf(run: readonly AnalysedWord[], language: Language): string[] {
  if (run.length === 1 || (language !== 'tr' && language !== 'fa')) return phraseKeys(run);
  return phraseKeys(run, ({ folded, stems }) => {
    const guess = verbStem(folded, language);
    return stems.length > 1 ? stems.filter((one) => one !== guess) : stems;
  });
}

/** Supplementary concepts count where there are no others: their lines are wider, and what they repeat would blur what a word means. */
function leading(concepts: readonly number[], lexicon: Lexicon): number[] {
  const own = concepts.filter((concept) => !lexicon.isSupplement(concept));
  return own.length > 0 ? own : [...concepts];
}

/** How many items from `index` on make the longest phrase that the lexicon knows; 1 where it knows none. */
function longestKnownPhrase(items: readonly Item[], index: number, language: Language, lexicon: Lexicon): number {
  for (let length = Math.min(longestPhrase, items.length - index); length > 1; length -= 1) {
    const words = items.slice(index, index + length).flatMap((item) => item.words);
    if (words.length <= longestPhrase && conceptsOf(words, language, lexicon).length > 0) return length;
  }
  return 1;
}

function termOf(
  run: readonly LocatedWord[],
  language: Language,
  lexicon: Lexicon,
  capitalised: ReadonlySet<string>,
): Term {
  const concepts = conceptsOf(run, language, lexicon);
  return concepts.length === 0 ? unknownTerm(run, language, lexicon, capitalised) : knownTerm(run, concepts, lexicon);
}

function knownTerm(run: readonly AnalysedWord[], concepts: readonly number[], lexicon: Lexicon): Term {
  const own = run.length === 1 ? (run[0]?.stems ?? []) : [];
  return {
    surface: run.map((word) => word.folded).join(' '),
    words: [...concepts.map(conceptWord), ...own],
    name: null,
    parts: [],
    kind: concepts.some((concept) => lexicon.isName(concept)) ? 'name' : 'known',
  };
}

function unknownTerm(
  run: readonly LocatedWord[],
  language: Language,
  lexicon: Lexicon,
  capitalised: ReadonlySet<string>,
): Term {
  const [word] = run;
  if (word === undefined) return { surface: '', words: [], name: null, parts: [], kind: 'unknown' };
  if (/^\p{N}/u.test(word.folded))
    return { surface: word.folded, words: word.stems, name: null, parts: [], kind: 'number' };
  const mended = nearestKey(word.stems[0] ?? '', language, lexicon);
  const concepts = mended === null ? [] : lexicon.concepts(mended, language);
  return {
    surface: word.folded,
    words: [...word.stems, ...concepts.map(conceptWord)],
    name: soughtName(word.written, language),
    parts: [],
    kind: capitalised.has(word.folded) ? 'name' : concepts.length > 0 ? 'known' : 'unknown',
  };
}

/** Folded words that are written with a capital where the language keeps capitals for names; German does not, and no sentence start counts. */
function capitalisedWords(text: string, language: Language): ReadonlySet<string> {
  if (language === 'de') return new Set();
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const inner = words.slice(1).filter((word) => startsUpperCase.test(word));
  return new Set(inner.flatMap((word) => analyseWords(word, language).map(({ folded }) => folded)));
}

function withoutRepeats(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter(({ words }) => {
    const key = words.join(' ');
    const fresh = words.length > 0 && !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
