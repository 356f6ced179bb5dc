import type { StoredPassage } from '../library/library.js';
import type { AnalysedQuestion } from './question.js';
import type { WeighedQuestion } from './weigh.js';
import type { WordVectors } from './word-vectors.js';

/** How near a passage's words come to a question's, from 0 to 1. */
export type LikenessOf = (passage: StoredPassage) => number;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200C]*/gu;

/**
 * Compares a question's terms with passages word by word. For each term the nearest word of a passage or its report's title counts, by the
 * square of its cosine; the mean over the terms is by their weights. It is the MaxSim of Khattab and Zaharia (ColBERT, 2020) over vectors
 * of words out of context: inflections, kindred words and translations that no list holds come near to each other.
 * @param vectors null where words are not to be compared; the likeness is then 0
 */
export async function compareWords(
  question: AnalysedQuestion,
  { terms }: WeighedQuestion,
  passages: readonly StoredPassage[],
  vectors: WordVectors | null,
): Promise<LikenessOf> {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  if (vectors === null || weight === 0) return () => 0;
  const wordsOf = new Map(passages.map((passage) => [passage.id, distinctWords(passage)]));
  const words = [...new Set([...wordsOf.values()].flat())];
  const ofTerms = await vectors.of(question.terms.map(({ surface }) => surface));
  const ofWords = await vectors.of(words);
  const cosines = new Map(
    ofWords.map((vector, index) => [words[index], Float32Array.from(ofTerms, (term) => dot(term, vector))]),
  );
  return ({ id }) => {
    const nearest = new Float32Array(terms.length);
    for (const each of wordsOf.get(id) ?? []) {
      cosines.get(each)?.forEach((cosine, term) => {
        if (cosine > (nearest[term] ?? 0)) nearest[term] = cosine;
      });
    }
    return terms.reduce((sum, term, index) => sum + term.weight * (nearest[index] ?? 0) ** 2, 0) / weight;
  };
}

const distinctWords = ({ text, report }: StoredPassage): string[] => [
  ...new Set(`${report.title} ${text}`.toLowerCase().match(word)),
];

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
