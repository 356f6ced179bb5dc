import type { Language } from '../language/languages.js';
import { analyseWords } from '../language/words.js';
import type { Span } from '../reports/report.js';
import { analysedAs, type Lexicon, longestPhrase, phraseKeys } from './lexicon.js';
import { soundKey } from './sounds.js';

/** Grows when the same text would give other words: passages analysed by another version are analysed anew. */
export const wordAnalysisVersion = 1;

/** The word under which a concept of the lexicon is indexed, in whatever language a passage names it. */
export const conceptWord = (concept: number): string => `§${concept}`;

/** The word under which the sound of a word is indexed. */
export const soundWord = (key: string): string => `¤${key}`;

/**
 * The words under which a passage is found, one list a sentence: stems, the concepts that its words and phrases stand for in any of
 * the lexicon's languages, and the sounds of its words, so that names are recognised across scripts.
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
    const sound = soundKey(word.folded);
    if (sound !== null) found.add(soundWord(sound));
    for (let length = 1; length <= longestPhrase && index + length <= words.length; length += 1) {
      for (const key of phraseKeys(words.slice(index, index + length))) {
        for (const concept of lexicon.concepts(key, language)) found.add(conceptWord(concept));
      }
    }
  });
  return [...found];
}
