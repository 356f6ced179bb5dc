import type {
  Hit,
  LibraryReader,
  PassageVectors,
  QuantisedVector,
  ReportFilter,
  StoredPassage,
} from '../library/library.js';
import type { Span } from '../reports/report.js';
import { type AskedTest, testFor } from './asked.js';
import { dotProduct } from '../library/dot-product.js';
import { compareWords, vectorsOfTerms } from './likeness.js';
import type { WordVectors } from './word-vectors.js';
import { countsOf, hear } from './hear.js';
import type { Lexicon } from './lexicon.js';
import type { AnalysedQuestion } from './question.js';
import {
  type CosineScale,
  type PassageEvidence,
  rankingWeights,
  relevance,
  relevanceWeights,
  type SentenceEvidence,
} from './relevance.js';
import {
  coverage,
  coveredWeight,
  missingNames,
  type Presence,
  presencesIn,
  together,
  type WeighedQuestion,
  weighQuestion,
  wordsOfQuestion,
} from './weigh.js';

/** A passage found for a question, with what speaks for it. */
export interface Found extends PassageEvidence {
  readonly passage: StoredPassage;
  readonly sentences: readonly (SentenceEvidence & Span)[];
  /** Which of the question's terms the passage holds. */
  readonly presence: Presence;
  /** Sum of the evidence that a question is answered; see `relevance`. */
  readonly relevance: number;
  /** Sum of the evidence that this passage answers best: what passages are ordered by. */
  readonly rank: number;
}

/** How many passages each of the two searches may bring; those found by both count once. */
const depth = 20;

/** So many of the best are looked at once more, with the passages before and behind them. */
const lookedAtInContext = 20;

/**
 * Words are searched for, the rarest first, until they occur in so many passages together: ranking them takes a millisecond a thousand.
 * Commoner words would find everything; they still count where a passage found otherwise holds them.
 */
const mostOccurrences = 2_000;

interface Search {
  readonly vector: Float32Array;
  readonly question: WeighedQuestion;
  readonly holdsAsked: AskedTest;
  readonly scale: CosineScale;
}

export interface RetrievalParts {
  readonly library: LibraryReader;
  readonly lexicon: Lexicon;
  readonly scale: CosineScale;
  /** Null with a model whose vectors of single words mean little. */
  readonly wordVectors: WordVectors | null;
}

/**
 * The passages that might answer a question, found by meaning and by words, best first. Whether the best is good enough is for the
 * caller to judge.
 * @param vectorAsked of the question; may still be on its way
 */
export async function retrieve(
  question: AnalysedQuestion,
  vectorAsked: Float32Array | Promise<Float32Array>,
  parts: RetrievalParts,
  filter?: ReportFilter,
): Promise<Found[]> {
  const { library, scale, wordVectors } = parts;
  // The model works on another thread: what needs no vector is done meanwhile.
  const [{ vector, byVector }, ofTerms, { weighed, holdsAsked, byWords }] = await Promise.all([
    searchByVector(vectorAsked, library, filter),
    vectorsOfTerms(question, wordVectors),
    searchByWords(question, parts, filter),
  ]);
  const search: Search = { vector, question: weighed, holdsAsked, scale };
  const ids = [...new Set([...byVector, ...byWords].map((hit) => hit.passage))];
  const [stored, vectors] = await Promise.all([library.passages(ids), library.vectors(ids)]);
  const [likenessOf, alone] = await Promise.all([
    compareWords(weighed, ofTerms, stored, wordVectors),
    judgeAlone(stored, vectors, search),
  ]);
  const found = alone.map((one) => {
    const evidence = { ...one, likeness: likenessOf(one.passage) };
    return { ...evidence, ...weighedUp(evidence, search) };
  });
  return lookInContext(found.sort(byRank), library, search);
}

async function searchByVector(
  vectorAsked: Float32Array | Promise<Float32Array>,
  library: LibraryReader,
  filter: ReportFilter | undefined,
): Promise<{ readonly vector: Float32Array; readonly byVector: readonly Hit[] }> {
  const vector = await vectorAsked;
  return { vector, byVector: await library.findByVector(vector, depth, filter) };
}

/** What a question is worth word by word in this library, and the passages that hold its words. */
interface WordSearch {
  readonly weighed: WeighedQuestion;
  readonly holdsAsked: AskedTest;
  readonly byWords: readonly Hit[];
}

async function searchByWords(
  question: AnalysedQuestion,
  { library, lexicon }: RetrievalParts,
  filter: ReportFilter | undefined,
): Promise<WordSearch> {
  const { passages } = await library.state();
  const counts = await library.countWords(wordsOfQuestion(question));
  const heard = await hear(question, counts, library, lexicon);
  const heardCounts = countsOf(heard);
  const named = [...question.terms.flatMap(({ words }) => words), ...heardCounts.map(([word]) => word)];
  return {
    weighed: weighQuestion(question, counts, passages, heard),
    holdsAsked: testFor(question.asked, lexicon, new Set(named)),
    byWords: await library.findByWords(searchableWords([...counts, ...heardCounts]), depth, filter),
  };
}

function searchableWords(counts: readonly (readonly [string, number])[]): string[] {
  const words: string[] = [];
  let occurrences = 0;
  for (const [word, count] of [...counts].sort(([, a], [, b]) => a - b)) {
    occurrences += count;
    if (words.length > 0 && occurrences > mostOccurrences) break;
    words.push(word);
  }
  return words;
}

const byRank = (a: Found, b: Found): number => b.rank - a.rank || a.passage.id - b.passage.id;

function weighedUp(evidence: PassageEvidence, { question, scale }: Search): Pick<Found, 'relevance' | 'rank'> {
  const { length } = question.terms;
  return {
    relevance: relevance(evidence, length, scale, relevanceWeights),
    rank: relevance(evidence, length, scale, rankingWeights),
  };
}

/** A passage with all that speaks for it but how alike its words are to the question's. */
type JudgedAlone = Omit<Found, 'likeness' | 'relevance' | 'rank'>;

async function judgeAlone(
  passages: readonly StoredPassage[],
  vectors: ReadonlyMap<number, PassageVectors>,
  search: Search,
): Promise<JudgedAlone[]> {
  return passages.flatMap((passage) => {
    const own = vectors.get(passage.id);
    return own === undefined ? [] : [judgedAlone(passage, own, search)];
  });
}

function judgedAlone(passage: StoredPassage, vectors: PassageVectors, search: Search): JudgedAlone {
  const { vector, question, holdsAsked } = search;
  const presences = presencesIn(passage.words, question);
  const presence = together(presences);
  const own = coverage(question, presence);
  return {
    passage,
    presence,
    cosine: dotProduct(vectors.passage, vector),
    coverage: own,
    contextCoverage: own,
    contextWeight: coveredWeight(question, presence),
    missingNames: missingNames(question, presence),
    sentences: passage.passage.sentences.map(({ start, end }, index) => {
      const sentenceVector = vectors.sentences[index];
      const sentencePresence = presences[index];
      return {
        start,
        end,
        cosine: sentenceVector === undefined ? 0 : quantisedProduct(vector, sentenceVector),
        coverage: sentencePresence === undefined ? 0 : coverage(question, sentencePresence),
        holdsAsked: holdsAsked(passage.words[index] ?? [], index === 0),
        asks: asks(passage.text.slice(start - passage.passage.start, end - passage.passage.start)),
      };
    }),
  };
}

/** Whether a sentence is itself a question; closing quotes and brackets may follow its mark. */
const asks = (sentence: string): boolean => /[?؟][\s\p{Pe}\p{Pf}"'.]*$/u.test(sentence.slice(-8));

/** News tells one thing over several paragraphs: what the best passages leave unsaid may stand just before or behind them. */
async function lookInContext(found: readonly Found[], library: LibraryReader, search: Search): Promise<Found[]> {
  const { question } = search;
  const best = found.slice(0, lookedAtInContext);
  const near = new Map(found.map(({ passage, presence }) => [passage.id, { report: passage.report.id, presence }]));
  const missing = new Set(best.flatMap(({ passage: { id } }) => [id - 1, id + 1]).filter((id) => !near.has(id)));
  for (const { id, report, words } of await library.passages([...missing])) {
    near.set(id, { report: report.id, presence: together(presencesIn(words, question)) });
  }
  const again = best.map((one): Found => {
    const { id, report } = one.passage;
    const around = [id - 1, id, id + 1].flatMap((each) => near.get(each) ?? []);
    const presence = together(around.filter((each) => each.report === report.id).map((each) => each.presence));
    const evidence = {
      ...one,
      contextCoverage: coverage(question, presence),
      contextWeight: coveredWeight(question, presence),
      missingNames: missingNames(question, presence),
    };
    return { ...evidence, ...weighedUp(evidence, search) };
  });
  return [...again, ...found.slice(lookedAtInContext)].sort(byRank);
}

function quantisedProduct(vector: Float32Array, { values, scale }: QuantisedVector): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index += 1) sum += (vector[index] as number) * (values[index] ?? 0);
  return sum * scale;
}
