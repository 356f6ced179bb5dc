import type { Language } from '../language/languages.js';
import { findQuantities } from '../language/quantities/quantities.js';
import { type AnalysedWord, analyseWords } from '../language/words.js';
import type { Span } from '../reports/report.js';
import { analysedAs, type Lexicon, longestPhrase } from './lexicon.js';
import { indexedQuantity } from './quantity-words.js';
import { soundWordsOf } from './sound-words.js';

/** Grows when the same text would give other words: passages analysed by another version are analysed anew. */
export const wordAnalysisVersion = 5;

/** The word under which a concept of the lexicon is indexed, in whatever language a passage names it. */
export const conceptWord = (concept: number): string => `§${concept}`;

/** Whether an indexed word is a concept of the lexicon. */
export const isConceptWord = (word: string): boolean => word.startsWith('§');

/** The concept that an indexed word stands for, or null for a word that is no concept of the lexicon. */
export const conceptOf = (word: string): number | null => (isConceptWord(word) ? Number(word.slice(1)) : null);

/**
 * The words under which a passage is found, one list a sentence: stems, the concepts that its words and phrases stand for in any of
 * the lexicon's languages, the sounds of its words, so that names are recognised across scripts, and its numbers and dates, however
 * they are written.
 */
export function analysePassage(
  text: string,
  origin: number,
  sentences: readonly Span[],
  language: string,
  lexicon: Lexicon,
): string[][] {
  return sentences.map(({ start, end }) =>
    indexedWords(text.slice(start - origin, end - origin), analysedAs(language), lexicon),
  );
}

function indexedWords(sentence: string, language: Language, lexicon: Lexicon): string[] {
  const words = analyseWords(sentence, language);
  const found = new Set<string>();
  words.forEach((word, index) => {
    for (const stem of word.stems) found.add(stem);
    for (const sound of soundWordsOf(word, words[index - 1], language, lexicon)) found.add(sound);
    for (const concept of conceptsFrom(words, index, language, lexicon)) found.add(conceptWord(concept));
  });
  for (const quantity of findQuantities(sentence.normalize('NFC'), language)) {
    for (const word of indexedQuantity(quantity)) found.add(word);
  }
  return [...found];
}

/** The concepts of all phrases that begin at a word. */
function conceptsFrom(
  words: readonly AnalysedWord[],
  index: number,
  language: Language,
  lexicon: Lexicon,
): readonly number[] {
  const found: number[] = [];
  let starts = [''];
  for (const word of words.slice(index, index + longestPhrase)) {
    const keys = starts.flatMap((start) => word.stems.map((stem) => (start === '' ? stem : `${start} ${stem}`)));
    for (const key of keys) found.push(...lexicon.concepts(key, language));
    starts = keys.filter((key) => lexicon.goesOn(key, language));
    if (starts.length === 0) break;
  }
  return found;
}
