import { passageStrengths, rankingWeights, sentenceStrengths, type Weights } from '../../src/search/relevance.js';
import type { QuestionEvidence } from './evidence.js';

/** Kinds of evidence that tell one passage from another, and so can be learnt from which of them answers. */
const kinds = [
  'passageCosine',
  'sentenceCosine',
  'passageCoverage',
  'sentenceCoverage',
  'contextCoverage',
  'contextWeight',
  'asked',
  'asks',
  'missingNames',
  'likeness',
] as const satisfies readonly (keyof Weights)[];

/** One question: what was found for it, with the strengths of each kind as one row of `kinds.length` numbers. */
interface Example {
  readonly answers: readonly boolean[];
  /** A row a passage. */
  readonly passages: Float64Array;
  /** A row a sentence, passage after passage. */
  readonly sentences: Float64Array;
  /** Before which sentence each passage ends. */
  readonly ends: readonly number[];
}

const steps = 150;
const rate = 0.05;
/** How strongly weights are held to today's: a question in so many. */
const hold = 0.002;

/**
 * Weights under which the answering passages stand before the others: multinomial logistic regression over what was found for each
 * question, held to today's weights (an L2 penalty on the difference), by Adam (Kingma and Ba 2015). A passage's best sentence is chosen
 * anew under the weights of each step.
 */
export function fitWeights(evidence: readonly QuestionEvidence[]): Weights {
  const examples = evidence.flatMap((one) => exampleOf(one) ?? []);
  const today = Float64Array.from(kinds, (kind) => rankingWeights[kind]);
  const weights = today.slice();
  const mean = new Float64Array(kinds.length);
  const square = new Float64Array(kinds.length);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = new Float64Array(kinds.length);
    for (const example of examples) addGradient(example, weights, gradient);
    for (let kind = 0; kind < kinds.length; kind += 1) {
      const slope = at(gradient, kind) / examples.length + 2 * hold * (at(weights, kind) - at(today, kind));
      mean[kind] = 0.9 * at(mean, kind) + 0.1 * slope;
      square[kind] = 0.999 * at(square, kind) + 0.001 * slope ** 2;
      const step1 = at(mean, kind) / (1 - 0.9 ** step);
      const step2 = Math.sqrt(at(square, kind) / (1 - 0.999 ** step));
      weights[kind] = at(weights, kind) - (rate * step1) / (step2 + 1e-8);
    }
  }
  return { ...rankingWeights, ...Object.fromEntries(kinds.map((kind, index) => [kind, at(weights, index)])) };
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

const rowsOf = (strengths: readonly Partial<Weights>[]): Float64Array =>
  Float64Array.from(strengths.flatMap((one) => kinds.map((kind) => one[kind] ?? 0)));

/** Null where no passage that answers was found, or nothing else. */
function exampleOf({ candidates, terms, calibration }: QuestionEvidence): Example | null {
  const answers = candidates.map((candidate) => candidate.answers);
  if (!answers.includes(true) || !answers.includes(false)) return null;
  let end = 0;
  return {
    answers,
    passages: rowsOf(candidates.map(({ found }) => passageStrengths(found, terms, calibration.cosine))),
    sentences: rowsOf(
      candidates.flatMap(({ found }) => found.sentences.map((one) => sentenceStrengths(one, calibration.cosine))),
    ),
    ends: candidates.map(({ found }) => (end += found.sentences.length)),
  };
}

/** The sum of a row's strengths, each by its weight. */
function scoreOf(rows: Float64Array, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let kind = 0; kind < weights.length; kind += 1) sum += at(rows, row * weights.length + kind) * at(weights, kind);
  return sum;
}

/** Adds the slope of minus the log-likelihood of the answering passages. */
function addGradient(example: Example, weights: Float64Array, gradient: Float64Array): void {
  const { answers, passages, sentences, ends } = example;
  const chosen: number[] = [];
  const scores = answers.map((_, passage) => {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let sentence = ends[passage - 1] ?? 0; sentence < (ends[passage] ?? 0); sentence += 1) {
      const score = scoreOf(sentences, sentence, weights);
      if (score > bestScore) [best, bestScore] = [sentence, score];
    }
    chosen.push(best);
    return scoreOf(passages, passage, weights) + (best < 0 ? 0 : bestScore);
  });
  const highest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - highest));
  const all = exponentials.reduce((sum, value) => sum + value, 0);
  const answering = exponentials.reduce((sum, value, index) => sum + (answers[index] === true ? value : 0), 0);
  exponentials.forEach((value, passage) => {
    const share = value / all - (answers[passage] === true ? value / answering : 0);
    const sentence = chosen[passage] ?? -1;
    for (let kind = 0; kind < weights.length; kind += 1) {
      const ofSentence = sentence < 0 ? 0 : at(sentences, sentence * weights.length + kind);
      gradient[kind] = at(gradient, kind) + share * (at(passages, passage * weights.length + kind) + ofSentence);
    }
  });
}
