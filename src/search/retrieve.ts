import type { Library, PassageVectors, QuantisedVector, ReportFilter, StoredPassage } from '../library/library.js';
import type { Span } from '../reports/report.js';
import type { AnalysedQuestion } from './question.js';
import { coverage, type WeighedTerm, weighTerms, wordsOfQuestion } from './weigh.js';

/** What speaks for one sentence. */
export interface SentenceEvidence extends Span {
  readonly cosine: number;
  readonly coverage: number;
}

/** What speaks for a passage as an answer, before it is judged. */
export interface Evidence {
  readonly passage: StoredPassage;
  /** Cosine of question and passage. */
  readonly cosine: number;
  /** Share of the question's terms, by weight, that the passage holds; 0 to 1. */
  readonly coverage: number;
  readonly sentences: readonly SentenceEvidence[];
}

/** How many passages each of the two searches may bring; those found by both count once. */
const depth = 40;

/**
 * A word that occurs in more passages than this is not searched for, unless the question has no rarer one: it would find everything.
 * It still counts where a passage found otherwise holds it.
 */
const tooCommon = (passages: number): number => Math.max(500, passages * 0.02);

/** The passages that might answer a question, found by meaning and by words, with the evidence for each. In no particular order. */
export async function retrieve(
  question: AnalysedQuestion,
  vector: Float32Array,
  library: Library,
  filter?: ReportFilter,
): Promise<Evidence[]> {
  const { passages } = await library.state();
  const counts = await library.countWords(wordsOfQuestion(question));
  const terms = weighTerms(question.terms, counts, passages);
  const [byVector, byWords] = await Promise.all([
    library.findByVector(vector, depth, filter),
    library.findByWords(searchableWords(counts, passages), depth, filter),
  ]);
  const ids = [...new Set([...byVector, ...byWords].map((hit) => hit.passage))];
  const [stored, vectors] = await Promise.all([library.passages(ids), library.vectors(ids)]);
  return stored.flatMap((passage) => {
    const own = vectors.get(passage.id);
    return own === undefined ? [] : [evidenceFor(passage, own, vector, terms)];
  });
}

function searchableWords(counts: ReadonlyMap<string, number>, passages: number): string[] {
  const byRarity = [...counts].sort(([, a], [, b]) => a - b);
  const rare = byRarity.filter(([, count]) => count <= tooCommon(passages));
  return (rare.length > 0 ? rare : byRarity.slice(0, 1)).map(([word]) => word);
}

function evidenceFor(
  passage: StoredPassage,
  vectors: PassageVectors,
  question: Float32Array,
  terms: readonly WeighedTerm[],
): Evidence {
  return {
    passage,
    cosine: dot(question, vectors.passage),
    coverage: coverage(terms, new Set(passage.words.flat())),
    sentences: passage.passage.sentences.map(({ start, end }, index) => {
      const vector = vectors.sentences[index];
      return {
        start,
        end,
        cosine: vector === undefined ? 0 : quantisedDot(question, vector),
        coverage: coverage(terms, new Set(passage.words[index] ?? [])),
      };
    }),
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function quantisedDot(a: Float32Array, { values, scale }: QuantisedVector): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (values[index] ?? 0);
  return sum * scale;
}
