import { detectLanguage } from '../language/detect.js';
import type { Language } from '../language/languages.js';
import { stem } from '../language/stem.js';
import { type AnalysedWord, analyseWords } from '../language/words.js';
import { type Asked, askedFor } from './asked.js';
import { type Lexicon, longestPhrase, phraseKeys } from './lexicon.js';
import { soundKey } from './sounds.js';
import { nearestKey } from './spelling.js';
import { conceptWord, soundWord } from './words.js';

/** One thing that a question asks about, with every indexed word that would show it in a passage of any language. */
export interface Term {
  /** The words of the question, folded. */
  readonly surface: string;
  /** Any of these in a passage means that the term is there. */
  readonly words: readonly string[];
  /** Weaker evidence, used only where none of `words` is there: the sound of an unknown word. */
  readonly sounds: readonly string[];
  /** The single words of a phrase, for passages that hold only some of them. Empty for a single word. */
  readonly parts: readonly Term[];
  readonly kind: 'name' | 'known' | 'number' | 'unknown';
}

export interface AnalysedQuestion {
  readonly text: string;
  readonly language: Language;
  readonly terms: readonly Term[];
  readonly asked: Asked | null;
}

const startsUpperCase = /^\p{Lu}/u;

/**
 * What a question asks about: its words and the longest phrases of them that the lexicon knows, expanded to the concepts they stand for.
 * A word that the lexicon does not know is tried with its spelling mended, then kept as it is with its sound.
 */
export function analyseQuestion(
  text: string,
  lexicon: Lexicon,
  language: Language = detectLanguage(text),
): AnalysedQuestion {
  const words = analyseWords(text, language);
  const capitalised = capitalisedWords(text, language);
  const terms: Term[] = [];
  for (let index = 0; index < words.length;) {
    const length = longestKnownPhrase(words, index, language, lexicon);
    const run = words.slice(index, index + length);
    const parts = length === 1 ? [] : run.map((word) => termOf([word], language, lexicon, capitalised));
    terms.push({ ...termOf(run, language, lexicon, capitalised), parts });
    index += length;
  }
  return { text, language, terms: withoutRepeats(terms), asked: askedFor(text, language) };
}

/** Languages in whose questions names are often written as in English. */
const besideEnglish: ReadonlySet<Language> = new Set(['fr', 'tr', 'de', 'es']);

/** What a run of words stands for in the question's language; where that is nothing, in English, since names travel in its spelling. */
function conceptsOf(run: readonly AnalysedWord[], language: Language, lexicon: Lexicon): number[] {
  const own = new Set(phraseKeys(run).flatMap((key) => lexicon.concepts(key, language)));
  if (own.size > 0 || !besideEnglish.has(language)) return [...own];
  const inEnglish = run.map(({ folded }) => stem(folded, 'en')).join(' ');
  return [...lexicon.concepts(inEnglish, 'en')];
}

/** How many words from `index` on make the longest phrase that the lexicon knows; 1 where it knows none. */
function longestKnownPhrase(
  words: readonly AnalysedWord[],
  index: number,
  language: Language,
  lexicon: Lexicon,
): number {
  for (let length = Math.min(longestPhrase, words.length - index); length > 1; length -= 1) {
    if (conceptsOf(words.slice(index, index + length), language, lexicon).length > 0) return length;
  }
  return 1;
}

function termOf(
  run: readonly AnalysedWord[],
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
    sounds: [],
    parts: [],
    kind: concepts.some((concept) => lexicon.isName(concept)) ? 'name' : 'known',
  };
}

function unknownTerm(
  run: readonly AnalysedWord[],
  language: Language,
  lexicon: Lexicon,
  capitalised: ReadonlySet<string>,
): Term {
  const [word] = run;
  if (word === undefined) return { surface: '', words: [], sounds: [], parts: [], kind: 'unknown' };
  if (/^\p{N}/u.test(word.folded))
    return { surface: word.folded, words: word.stems, sounds: [], parts: [], kind: 'number' };
  const mended = nearestKey(word.stems[0] ?? '', language, lexicon);
  const concepts = mended === null ? [] : lexicon.concepts(mended, language);
  const sound = soundKey(word.folded);
  return {
    surface: word.folded,
    words: [...word.stems, ...concepts.map(conceptWord)],
    sounds: sound === null ? [] : [soundWord(sound)],
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
