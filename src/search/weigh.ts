import type { Heard } from './hear.js';
import type { AnalysedQuestion, Term } from './question.js';
import { isConceptWord } from './words.js';

/** A term with what it is worth: how much of the question is answered for, when a passage holds it. */
interface WeighedTerm {
  /** Place of the term in a `Presence`. */
  readonly slot: number;
  readonly isName: boolean;
  /** From 0 for a word in every passage to about 1 for one in none. */
  readonly weight: number;
  readonly parts: readonly WeighedTerm[];
}

/** Under which terms an indexed word counts, and for how much. */
interface Meaning {
  readonly slot: number;
  readonly strength: number;
}

/** A question's terms, weighed by how rare they are in one library. */
export interface WeighedQuestion {
  readonly terms: readonly WeighedTerm[];
  readonly slots: number;
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
}

/** How far each term is there, by slot: 1 for a word of it, less for one that sounds like it, 0 for nothing. */
export type Presence = Float32Array;

/** Kinds of terms by how much their absence says. An unknown word may be a typing error or dialect, a name hardly ever is. */
const kindWeights: Readonly<Record<Term['kind'], number>> = {
  name: 1.2,
  date: 1.2,
  number: 1,
  known: 1,
  unknown: 0.6,
};

/** A word may stand for so many concepts of the lexicon and be as clear as one that stands for a single one: files repeat concepts. */
const clearConcepts = 3;

/** What a concept is worth as evidence for a term: less where the term stands for many, of which the question means one. */
function clarityOf({ words }: Term): number {
  const concepts = words.filter(isConceptWord).length;
  return concepts <= clearConcepts ? 1 : Math.sqrt(clearConcepts / concepts);
}

/**
 * Robertson and Spärck Jones's inverse document frequency as BM25 has it: ln(1 + (N − n + ½) / (n + ½)) for a word in n of N passages.
 */
export function inverseFrequency(passagesWithWord: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - passagesWithWord) + 0.5) / (passagesWithWord + 0.5));
}

/** Every word under which the question's terms may be indexed, for counting them at once. */
export function wordsOfQuestion(question: AnalysedQuestion): string[] {
  const ofTerm = ({ words, parts }: Term): string[] => [...words, ...parts.flatMap(ofTerm)];
  return [...new Set(question.terms.flatMap(ofTerm))];
}

/**
 * Weighs the terms of a question by how rare they are among a library's passages.
 *
 * @param heard what `hear` has found
 */
export function weighQuestion(
  question: AnalysedQuestion,
  counts: ReadonlyMap<string, number>,
  passages: number,
  heard: Heard = new Map(),
): WeighedQuestion {
  const meanings = new Map<string, Meaning[]>();
  const mean = (word: string, meaning: Meaning): void => {
    const known = meanings.get(word);
    if (known === undefined) meanings.set(word, [meaning]);
    else known.push(meaning);
  };
  let slots = 0;
  const weigh = (term: Term): WeighedTerm => {
    const slot = slots;
    slots += 1;
    const others = heard.get(term) ?? [];
    const clarity = clarityOf(term);
    const rarities = new Map([
      ...term.words.flatMap((word) => {
        const count = counts.get(word);
        return count === undefined ? [] : [[word, rarity(count, passages)] as const];
      }),
      ...others.map((each) => [each.word, rarity(each.passages, passages)] as const),
    ]);
    const rarest =
      rarities.size === 0 ? rarity(0, passages) : (Math.max(...rarities.values()) + Math.min(...rarities.values())) / 2;
    const relative = (word: string): number => Math.min(1, (rarities.get(word) ?? rarest) / rarest);
    for (const word of term.words) mean(word, { slot, strength: (isConceptWord(word) ? clarity : 1) * relative(word) });
    for (const { word, strength } of others) mean(word, { slot, strength: strength * relative(word) });
    const weight = kindWeights[term.kind] * rarest;
    return { slot, isName: term.kind === 'name', weight, parts: term.parts.map(weigh) };
  };
  const terms = question.terms.map(weigh);
  return { terms, slots, meanings };
}

/** Inverse document frequency as a share of the greatest there is in so many passages: comparable between libraries of any size. */
const rarity = (count: number, passages: number): number =>
  inverseFrequency(count, passages) / inverseFrequency(0, passages);

/** Which of the question's terms each sentence of a passage holds. @param sentences indexed words, one list a sentence */
export function presencesIn(
  sentences: readonly (readonly string[])[],
  { meanings, slots }: WeighedQuestion,
): Presence[] {
  const presences = sentences.map(() => new Float32Array(slots));
  const raise = (place: number, meant: readonly Meaning[]): void => {
    const presence = presences[place];
    if (presence === undefined) return;
    for (const { slot, strength } of meant) {
      if (strength > (presence[slot] ?? 0)) presence[slot] = strength;
    }
  };
  const places = placesIn(sentences);
  if (places === undefined) {
    sentences.forEach((words, place) => {
      for (const word of words) {
        const meant = meanings.get(word);
        if (meant !== undefined) raise(place, meant);
      }
    });
  } else {
    for (const [word, meant] of meanings) {
      for (const place of places.get(word) ?? []) raise(place, meant);
    }
  }
  return presences;
}

type Places = ReadonlyMap<string, readonly number[]>;

/** Libraries give the same lists for a passage that is asked for again and again: a question has fewer words than they. */
const kept = new WeakMap<readonly (readonly string[])[], Places | 'seen'>();
/** Most words stand in one sentence: these lists are shared. */
const onlyIn: (readonly number[])[] = [];

/** In which sentences each word stands; not for a passage that was never asked for, which may never be again. */
function placesIn(sentences: readonly (readonly string[])[]): Places | undefined {
  const known = kept.get(sentences);
  if (known === undefined) kept.set(sentences, 'seen');
  if (known !== 'seen') return known;
  const places = new Map<string, readonly number[]>();
  sentences.forEach((words, place) => {
    const here = (onlyIn[place] ??= [place]);
    for (const word of words) {
      const before = places.get(word);
      if (before === undefined) places.set(word, here);
      else if (before.at(-1) !== place) places.set(word, [...before, place]);
    }
  });
  kept.set(sentences, places);
  return places;
}

/** What several texts hold together. */
export function together(all: readonly Presence[]): Presence {
  const union = new Float32Array(all[0]?.length ?? 0);
  for (const presence of all)
    presence.forEach((strength, slot) => {
      union[slot] = Math.max(strength, union[slot] ?? 0);
    });
  return union;
}

/** How far a term is there, from 0 to 1: itself, else the share of its parts by weight. */
function strengthOf({ slot, parts }: WeighedTerm, presence: Presence): number {
  const own = presence[slot] ?? 0;
  if (own > 0 || parts.length === 0) return own;
  const all = weightOf(parts);
  return all === 0 ? 0 : coveredOf(parts, presence) / all;
}

const weightOf = (terms: readonly WeighedTerm[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

const coveredOf = (terms: readonly WeighedTerm[], presence: Presence): number =>
  terms.reduce((sum, term) => sum + term.weight * strengthOf(term, presence), 0);

/** The weight of a question's terms that are there. */
export const coveredWeight = ({ terms }: WeighedQuestion, presence: Presence): number => coveredOf(terms, presence);

/** Weight by which a question is taken to ask for more than its words say: holding all of one common word proves little. */
const unsaid = 0.3;

/** The share of a question's weight, from 0 to below 1, that is answered for. */
export function coverage(question: WeighedQuestion, presence: Presence): number {
  return coveredWeight(question, presence) / (weightOf(question.terms) + unsaid);
}

/** The weight of the names among a question's terms that are not there. */
export function missingNames({ terms }: WeighedQuestion, presence: Presence): number {
  return terms.reduce((sum, term) => (term.isName ? sum + term.weight * (1 - strengthOf(term, presence)) : sum), 0);
}
