import type { StoredPassage } from '../library/library.js';
import { dotProduct } from '../library/dot-product.js';
import type { AnalysedQuestion } from './question.js';
import type { WeighedQuestion } from './weigh.js';
import type { WordVectors } from './word-vectors.js';

/** How near a passage's words come to a question's, from 0 to 1. */
export type LikenessOf = (passage: StoredPassage) => number;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200C]*/gu;

/** Vectors of a question's terms, for `compareWords`; none with a model whose words are not to be compared. */
export const vectorsOfTerms = async (
  { terms }: AnalysedQuestion,
  vectors: WordVectors | null,
): Promise<Float32Array[]> => (vectors === null ? [] : vectors.of(terms.map(({ surface }) => surface)));

/**
 * Compares a question's terms with passages word by word. For each term the nearest word of a passage or its report's title counts, by the
 * square of its cosine; the mean over the terms is by their weights. It is the MaxSim of Khattab and Zaharia (ColBERT, 2020) over vectors
 * of words out of context: inflections, kindred words and translations that no list holds come near to each other.
 * @param ofTerms see `vectorsOfTerms`
 * @param vectors null where words are not to be compared; the likeness is then 0
 */
export async function compareWords(
  { terms }: WeighedQuestion,
  ofTerms: readonly Float32Array[],
  passages: readonly StoredPassage[],
  vectors: WordVectors | null,
): Promise<LikenessOf> {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  if (vectors === null || weight === 0) return () => 0;
  const ofWords = await vectorsOfPassages(passages, vectors);
  const cosines = new CosinesTo(ofTerms);
  return (passage) => {
    const nearest = new Float32Array(terms.length);
    for (const vector of ofWords.get(passage) ?? []) cosines.raise(nearest, vector);
    return terms.reduce((sum, term, index) => sum + term.weight * (nearest[index] ?? 0) ** 2, 0) / weight;
  };
}

/** Cosines of vectors to those of a question's terms, each computed once: passages about the same share most of their words. */
class CosinesTo {
  readonly #blocks: readonly Float64Array[];
  readonly #others: readonly Float32Array[];
  /** Where the cosines of a vector begin among all. */
  readonly #places = new Map<Float32Array, number>();
  readonly #cosines: number[] = [];

  constructor(ofTerms: readonly Float32Array[]) {
    const inBlock = ofTerms.length % 4 === 3 ? ofTerms.length : 4 * Math.floor(ofTerms.length / 4);
    this.#blocks = inBlocks(ofTerms.slice(0, inBlock));
    this.#others = ofTerms.slice(inBlock);
  }

  /** Raises the greatest cosine known of each term to that of a vector, where it is greater. */
  raise(greatest: Float32Array, vector: Float32Array): void {
    const place = this.#places.get(vector) ?? this.#add(vector);
    for (let term = 0; term < greatest.length; term += 1) {
      const cosine = this.#cosines[place + term] ?? 0;
      if (cosine > (greatest[term] ?? 0)) greatest[term] = cosine;
    }
  }

  #add(vector: Float32Array): number {
    const place = this.#cosines.length;
    this.#places.set(vector, place);
    for (const block of this.#blocks) {
      let first = 0;
      let second = 0;
      let third = 0;
      let fourth = 0;
      for (let index = 0, at = 0; index < vector.length; index += 1, at += 4) {
        const component = vector[index] as number;
        first += component * (block[at] as number);
        second += component * (block[at + 1] as number);
        third += component * (block[at + 2] as number);
        fourth += component * (block[at + 3] as number);
      }
      this.#cosines.push(first, second, third, fourth);
    }
    for (const term of this.#others) this.#cosines.push(dotProduct(term, vector));
    return place;
  }
}

/** Four vectors a block, their first components first: multiplied with another vector side by side, they take half of the time. */
function inBlocks(vectors: readonly Float32Array[]): Float64Array[] {
  const dimension = Math.max(0, ...vectors.map(({ length }) => length));
  return Array.from({ length: Math.ceil(vectors.length / 4) }, (_, number) => {
    const block = new Float64Array(4 * dimension);
    vectors.slice(4 * number, 4 * number + 4).forEach((vector, place) => {
      vector.forEach((component, index) => {
        block[4 * index + place] = component;
      });
    });
    return block;
  });
}

type VectorsOfPassage = WeakMap<StoredPassage, readonly Float32Array[]>;

/** Libraries give the same object for a passage that is asked for again and again; its words are then not looked for anew. */
const kept = new WeakMap<WordVectors, VectorsOfPassage>();

/** Vectors of the distinct words of each passage. */
async function vectorsOfPassages(
  passages: readonly StoredPassage[],
  vectors: WordVectors,
): Promise<Pick<VectorsOfPassage, 'get'>> {
  const known: VectorsOfPassage = kept.get(vectors) ?? new WeakMap();
  kept.set(vectors, known);
  const fresh = passages.filter((passage) => !known.has(passage));
  if (fresh.length === 0) return known;
  const wordsOf = fresh.map(distinctWords);
  const words = [...new Set(wordsOf.flat())];
  const made = await vectors.of(words);
  const byWord = new Map(words.map((each, index) => [each, made[index] ?? new Float32Array()]));
  fresh.forEach((passage, index) => {
    known.set(
      passage,
      (wordsOf[index] ?? []).flatMap((each) => byWord.get(each) ?? []),
    );
  });
  return known;
}

const distinctWords = ({ text, report }: StoredPassage): string[] => [
  ...new Set(`${report.title} ${text}`.toLowerCase().match(word)),
];
