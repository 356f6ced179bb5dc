import { fold } from '../../language/fold.js';
import type { Language } from '../../language/languages.js';
import { withoutInnerArticle } from './forms.js';
import { keysOfArabic, keysOfSpelling } from './keys.js';
import { spellingLikeness, transliterationLikeness } from './likeness.js';
import { inLatin, spellingsOf } from './spellings.js';

/** A name in a question, to be recognised in whatever script and spelling a report has it. */
export interface SoughtName {
  /** Keys under which forms of the name may be indexed; none where too little of it can be heard. */
  readonly keys: readonly string[];
  /** How surely an indexed form is this name, from 0 to 1. */
  likeness(form: string): number;
}

const arabicScript = /^\p{Script=Arabic}+$/u;

/** Prefixes looked up for one name. */
const mostKeys = 12;

/** What to look for when a word that nothing is known of may be a name. @param word in lower case, accents kept */
export function soughtName(word: string, language: Language): SoughtName {
  const folded = fold(word);
  return arabicScript.test(folded) ? new SoughtInArabic(folded) : new SoughtInSpelling(word, language);
}

// Most names are there as they are written: keys and tables are only looked at when one is not.

class SoughtInArabic implements SoughtName {
  readonly #form: string;

  constructor(folded: string) {
    this.#form = withoutInnerArticle(folded.replace(/^ال(?=\p{L}{2})/u, ''));
  }

  get keys(): readonly string[] {
    return keysOfArabic(this.#form).slice(0, mostKeys);
  }

  likeness(form: string): number {
    if (arabicScript.test(form)) return spellingLikeness(this.#form, form);
    return transliterationLikeness(spellingsOf(form, 'en'))(this.#form);
  }
}

class SoughtInSpelling implements SoughtName {
  readonly #word: string;
  readonly #language: Language;
  #spellings: readonly string[] | undefined;
  #likeness: ((arabic: string) => number) | undefined;

  constructor(word: string, language: Language) {
    this.#word = word;
    this.#language = language;
  }

  get keys(): readonly string[] {
    return [...new Set(this.#spelled().flatMap(keysOfSpelling))].slice(0, mostKeys);
  }

  likeness(form: string): number {
    const spellings = this.#spelled();
    if (!arabicScript.test(form)) {
      return Math.max(0, ...spellings.map((spelling) => spellingLikeness(spelling, inLatin(form))));
    }
    this.#likeness ??= transliterationLikeness(spellings);
    return this.#likeness(form);
  }

  #spelled(): readonly string[] {
    this.#spellings ??= spellingsOf(this.#word, this.#language);
    return this.#spellings;
  }
}
