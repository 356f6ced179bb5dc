import type { Language } from './languages.js';

/** Words of a language that are kept, at most; then they are forgotten, and kept anew. */
const rememberedWords = 25_000;

/** A function of words that keeps what it found out about each: the words of texts recur. */
export function remembered<Found>(
  find: (word: string, language: Language) => Found,
): (word: string, language: Language) => Found {
  const found = new Map<Language, Map<string, Found>>();
  return (word, language) => {
    let known = found.get(language);
    if (known === undefined || known.size >= rememberedWords) {
      known = new Map();
      found.set(language, known);
    }
    let one = known.get(word);
    if (one === undefined) {
      one = find(word, language);
      known.set(word, one);
    }
    return one;
  };
}
