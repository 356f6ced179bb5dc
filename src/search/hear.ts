import type { Language } from '../language/languages.js';
import { stems } from '../language/stem.js';
import type { LibraryReader } from '../library/library.js';
import type { Lexicon } from './lexicon.js';
import type { AnalysedQuestion, Term } from './question.js';
import { formIn, isCommon, soundPrefix } from './sound-words.js';
import type { SoughtName } from './sounds/sought-name.js';

/** An indexed word that is taken for a name of the question. */
export interface HeardWord {
  readonly word: string;
  /** In how many passages it occurs. */
  readonly passages: number;
  /** What it is worth against the word itself, from 0 to 1. */
  readonly strength: number;
}

/** What was found for the terms that a library holds no word of. */
export type Heard = ReadonlyMap<Term, readonly HeardWord[]>;

/** Forms looked at for one key. */
const mostForms = 300;

/** How alike a form must be to be taken for the name: a common word is much oftener itself than a name that sounds like it. */
const leastLikeness = 0.3;
const leastLikenessOfCommonWord = 0.6;

/** Forms kept for one name, and how much less they may be worth than the best of them. */
const mostHeard = 6;
const leastOfBest = 0.6;

/** However alike, another spelling is worth less than the word itself. */
const mostStrength = 0.9;

/** What an indexed form is worth as a spelling of a name, against the name as it is written; 0 where it is too unlike. */
export function strengthOf(form: string, name: SoughtName, lexicon: Lexicon): number {
  const likeness = name.likeness(form);
  if (likeness < leastLikeness) return 0;
  if (likeness < leastLikenessOfCommonWord && isCommonForm(form, lexicon)) return 0;
  return mostStrength * Math.sqrt(likeness);
}

function isCommonForm(form: string, lexicon: Lexicon): boolean {
  const language: Language = /\p{Script=Arabic}/u.test(form) ? 'ar' : /\p{Script=Cyrillic}/u.test(form) ? 'ru' : 'en';
  return isCommon(stems(form, language), language, lexicon);
}

/**
 * Looks for the unknown words of a question among the forms a library holds, by how names are spelled from script to script. Only terms
 * of which the library holds no word are looked for: what is there as it is written needs no guess.
 *
 * @param counts of the question's own words
 */
export async function hear(
  question: AnalysedQuestion,
  counts: ReadonlyMap<string, number>,
  library: Pick<LibraryReader, 'indexedWords'>,
  lexicon: Lexicon,
): Promise<Heard> {
  const all = question.terms.flatMap((term) => [term, ...term.parts]);
  const heard = new Map<Term, readonly HeardWord[]>();
  for (const term of all) {
    if (term.name === null || term.words.some((word) => counts.has(word))) continue;
    heard.set(term, await formsLike(term.name, library, lexicon));
  }
  return heard;
}

async function formsLike(
  name: SoughtName,
  library: Pick<LibraryReader, 'indexedWords'>,
  lexicon: Lexicon,
): Promise<HeardWord[]> {
  const found: HeardWord[] = [];
  for (const key of name.keys) {
    for (const [word, passages] of await library.indexedWords(soundPrefix(key), mostForms)) {
      const strength = strengthOf(formIn(word), name, lexicon);
      if (strength > 0) found.push({ word, passages, strength });
    }
  }
  found.sort((a, b) => b.strength - a.strength);
  const best = found[0]?.strength ?? 0;
  return found.filter(({ strength }) => strength >= leastOfBest * best).slice(0, mostHeard);
}

/** In how many passages each word occurs that was heard. */
export const countsOf = (heard: Heard): (readonly [string, number])[] =>
  [...heard.values()].flat().map(({ word, passages }) => [word, passages] as const);
