import type { AnalysedQuestion, Term } from './question.js';

/** A term with what it is worth: how much of the question is answered for, when a passage holds it. */
export interface WeighedTerm {
  readonly term: Term;
  /** From 0 for a word in every passage to about 1 for one in none. */
  readonly weight: number;
  readonly parts: readonly WeighedTerm[];
}

/** The sound of a word is worth this share of the word itself. */
const soundShare = 0.7;

/** Kinds of terms by how much their absence says. An unknown word may be a typing error or dialect, a name hardly ever is. */
const kindWeights: Readonly<Record<Term['kind'], number>> = { name: 1.2, number: 1, known: 1, unknown: 0.6 };

/**
 * Robertson and Spärck Jones's inverse document frequency as BM25 has it: ln(1 + (N − n + ½) / (n + ½)) for a word in n of N passages.
 */
export function inverseFrequency(passagesWithWord: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - passagesWithWord) + 0.5) / (passagesWithWord + 0.5));
}

/** Every word under which the question's terms may be indexed, for counting them at once. */
export function wordsOfQuestion(question: AnalysedQuestion): string[] {
  const ofTerm = ({ words, sounds, parts }: Term): string[] => [...words, ...sounds, ...parts.flatMap(ofTerm)];
  return [...new Set(question.terms.flatMap(ofTerm))];
}

/** Inverse document frequency as a share of the greatest there is in so many passages: comparable between libraries of any size. */
const rarity = (count: number, passages: number): number =>
  inverseFrequency(count, passages) / inverseFrequency(0, passages);

/** Weighs the terms of a question by how rare they are among the library's passages. */
export function weighTerms(
  terms: readonly Term[],
  counts: ReadonlyMap<string, number>,
  passages: number,
): WeighedTerm[] {
  return terms.map((term) => {
    const words = term.words.some((word) => counts.has(word)) ? term.words : [...term.words, ...term.sounds];
    const count = Math.max(0, ...words.map((word) => counts.get(word) ?? 0));
    const parts = weighTerms(term.parts, counts, passages);
    return { term, weight: kindWeights[term.kind] * rarity(count, passages), parts };
  });
}

/** How far a term is there, from 0 to 1: any of its words, else its sound, else the share of its parts by weight. */
function presence({ term, parts }: WeighedTerm, words: ReadonlySet<string>): number {
  if (term.words.some((word) => words.has(word))) return 1;
  if (term.sounds.some((word) => words.has(word))) return soundShare;
  return parts.length === 0 ? 0 : coverage(parts, words);
}

/** The share of a question's weight, from 0 to 1, that a set of indexed words answers for. 0 for a question without terms. */
export function coverage(terms: readonly WeighedTerm[], words: ReadonlySet<string>): number {
  let all = 0;
  let covered = 0;
  for (const weighed of terms) {
    all += weighed.weight;
    covered += weighed.weight * presence(weighed, words);
  }
  return all === 0 ? 0 : covered / all;
}

/** The weight of the names among a question's terms that a set of indexed words does not hold. */
export function missingNames(terms: readonly WeighedTerm[], words: ReadonlySet<string>): number {
  return terms
    .filter(({ term }) => term.kind === 'name')
    .reduce((sum, weighed) => sum + weighed.weight * (1 - presence(weighed, words)), 0);
}
