import type { Language } from '../language/languages.js';
import type { AnalysedWord } from '../language/words.js';
import type { Lexicon } from './lexicon.js';
import { formsOf, joinedForm } from './sounds/forms.js';
import { soundKey } from './sounds/keys.js';

/** How the words begin under which forms of one sound are indexed. */
export const soundPrefix = (key: string): string => `¤${key}·`;

/** The word under which a form is indexed that may be a name. */
const soundWord = (key: string, form: string): string => `${soundPrefix(key)}${form}`;

/** The form in an indexed word that begins with `soundPrefix`. */
export const formIn = (word: string): string => word.slice(word.indexOf('·') + 1);

/** Forms with so short a key are too many to be told apart from common words. */
const shortKey = 2;

/** Texts repeat their words: what was found out about one is kept, up to so many a language. */
const rememberedWords = 100_000;
const remembered = new WeakMap<Lexicon, Map<Language, Map<string, readonly string[]>>>();

/** The words under which a word is indexed in case it is a name. @param before the word before it, stop words left out */
export function soundWordsOf(
  word: AnalysedWord,
  before: AnalysedWord | undefined,
  language: Language,
  lexicon: Lexicon,
): readonly string[] {
  const known = knownOf(lexicon, language);
  let alone = known.get(word.folded);
  if (alone === undefined) {
    alone = wordsFor(formsOf(word.folded, language), isCommon(word.stems, language, lexicon));
    known.set(word.folded, alone);
  }
  const joined = before === undefined ? null : joinedForm(before.folded, word.folded, language);
  return joined === null ? alone : [...alone, ...wordsFor([joined], false)];
}

const wordsFor = (forms: readonly string[], common: boolean): string[] =>
  forms.flatMap((form) => {
    const key = soundKey(form);
    return key === null || (common && key.length <= shortKey) ? [] : [soundWord(key, form)];
  });

/** Whether the lexicon knows a word as another thing than a name. */
export const isCommon = (stems: readonly string[], language: Language, lexicon: Lexicon): boolean =>
  stems.some((stem) => lexicon.concepts(stem, language).some((concept) => !lexicon.isName(concept)));

function knownOf(lexicon: Lexicon, language: Language): Map<string, readonly string[]> {
  let languages = remembered.get(lexicon);
  if (languages === undefined)
    remembered.set(lexicon, (languages = new Map<Language, Map<string, readonly string[]>>()));
  let known = languages.get(language);
  if (known === undefined || known.size >= rememberedWords)
    languages.set(language, (known = new Map<string, readonly string[]>()));
  return known;
}
