/**
 * How cosines of one model over one library are to be read: where the best passages for questions that nothing answers lie. Models
 * differ (E5 lives in 0.7 to 1.0), so a cosine counts by how many deviations it stands above that.
 */
export interface CosineScale {
  readonly mean: number;
  readonly deviation: number;
}

/** What speaks for one sentence. */
export interface SentenceEvidence {
  readonly cosine: number;
  /** Share of the question's terms, by weight, that the sentence holds; 0 to 1. */
  readonly coverage: number;
  /** Whether the sentence holds a number or date where the question asks for one. */
  readonly holdsAsked: boolean;
  /** Whether the sentence is itself a question. */
  readonly asks: boolean;
}

/** What speaks for and against a passage as an answer. */
export interface PassageEvidence {
  readonly cosine: number;
  /** Share of the question's terms that the passage holds. */
  readonly coverage: number;
  /** Share of the question's terms that the passage or its neighbours hold. */
  readonly contextCoverage: number;
  /** Weight of the question's terms that the passage or its neighbours hold: how much evidence the shares stand for. */
  readonly contextWeight: number;
  /** Weight of the names in the question that neither the passage nor its neighbours hold. */
  readonly missingNames: number;
  /** How near the passage's words come to the question's, one by one; 0 to 1, and 0 with models that are not asked for it. */
  readonly likeness: number;
  readonly sentences: readonly SentenceEvidence[];
}

/** How much each kind of evidence counts. */
export interface Weights {
  readonly passageCosine: number;
  readonly sentenceCosine: number;
  readonly passageCoverage: number;
  readonly sentenceCoverage: number;
  readonly contextCoverage: number;
  readonly contextWeight: number;
  readonly asked: number;
  readonly asks: number;
  readonly missingNames: number;
  readonly likeness: number;
  readonly terms: number;
}

/**
 * Whether anything found answers a question, as a linear model; docs/decisions/0004-relevance.md says where the weights come from. That
 * words come near to each other counts for nothing here: they do as well where a report is about the same and tells something else.
 */
export const relevanceWeights: Weights = {
  passageCosine: 0.25,
  sentenceCosine: 0.4,
  passageCoverage: 3.4,
  sentenceCoverage: 2.75,
  contextCoverage: 3.2,
  contextWeight: 0.6,
  asked: 1.7,
  asks: -1.5,
  missingNames: -1.5,
  likeness: 0,
  terms: 0.4,
};

/** Which of the passages found answers best; docs/decisions/0011-word-by-word.md says why that is weighed otherwise. */
export const rankingWeights: Weights = {
  passageCosine: 0.4,
  sentenceCosine: 0.1,
  passageCoverage: 3.5,
  sentenceCoverage: 2.5,
  contextCoverage: 3.1,
  contextWeight: 0.9,
  asked: 1.8,
  asks: -1.4,
  missingNames: -1.1,
  likeness: 5.25,
  terms: 0,
};

/** Questions with more terms, or with more of their weight found, are no surer for it. */
const mostTerms = 8;
const mostWeight = 4;

/** Where a cosine stands on a scale, in deviations above what unanswerable questions reach. */
const standing = (cosine: number, { mean, deviation }: CosineScale): number => (cosine - mean) / deviation;

/** How far each kind of evidence speaks for a sentence: what its weights are multiplied by. */
export function sentenceStrengths(
  { cosine, coverage, holdsAsked, asks }: SentenceEvidence,
  scale: CosineScale,
): Partial<Weights> {
  return {
    sentenceCosine: standing(cosine, scale),
    sentenceCoverage: coverage,
    asked: holdsAsked ? 1 : 0,
    asks: asks ? 1 : 0,
  };
}

/** How far each kind of evidence speaks for a passage by itself, its sentences left aside. */
export function passageStrengths(evidence: PassageEvidence, terms: number, scale: CosineScale): Partial<Weights> {
  return {
    passageCosine: standing(evidence.cosine, scale),
    passageCoverage: evidence.coverage,
    contextCoverage: evidence.contextCoverage,
    contextWeight: Math.min(evidence.contextWeight, mostWeight),
    missingNames: evidence.missingNames,
    likeness: evidence.likeness,
    terms: Math.min(terms, mostTerms),
  };
}

/** The sum of the strengths, each by its weight. */
export function weighed(strengths: Partial<Weights>, weights: Weights): number {
  let sum = 0;
  for (const kind in strengths) sum += (strengths[kind as keyof Weights] ?? 0) * weights[kind as keyof Weights];
  return sum;
}

/** How well one sentence answers, in the unit of `relevance`. */
export const sentenceRelevance = (sentence: SentenceEvidence, scale: CosineScale, weights = relevanceWeights): number =>
  weighed(sentenceStrengths(sentence, scale), weights);

/**
 * How well a passage answers: its own evidence, that of its best sentence, and how much the question gave to go by. Without bounds; a
 * calibration tells which values are enough.
 */
export function relevance(
  evidence: PassageEvidence,
  terms: number,
  scale: CosineScale,
  weights = relevanceWeights,
): number {
  const best = Math.max(...evidence.sentences.map((sentence) => sentenceRelevance(sentence, scale, weights)));
  return weighed(passageStrengths(evidence, terms, scale), weights) + (Number.isFinite(best) ? best : 0);
}
