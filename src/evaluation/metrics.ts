import type { Confidence } from '../answer/answer.js';
import { type Estimate, estimateMean } from './estimate.js';
import { isAnswerable, type Outcome } from './outcome.js';

/**
 * Figures over a set of questions: means between 0 and 1 with 95 % intervals, null where there was no question to take one of.
 */
export interface Figures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Share of answerable questions with an answering quote at place 1, among the first 3, among the first 5. */
  readonly hitAt1: Estimate | null;
  readonly hitAt3: Estimate | null;
  readonly hitAt5: Estimate | null;
  /** Mean of 1 / rank of the first answering quote of five, 0 where there is none. */
  readonly meanReciprocalRank: Estimate | null;
  /** Of answerable questions: see `ndcgAt10`. */
  readonly ndcgAt10: Estimate | null;
  /** Right first quotes of more than one sentence, and the share of them whose emphasised sentence holds the gold. */
  readonly highlightable: number;
  readonly highlighted: Estimate | null;
  /** For each word of confidence: how many first quotes it stood by, whatever the question, and the share of them that hold gold. */
  readonly firstQuotes: Readonly<Record<Confidence, { readonly count: number; readonly right: Estimate | null }>>;
  /** Share of answerable questions that were answered, rightly or not. */
  readonly answered: Estimate | null;
  /** Share of unanswerable questions that were refused. */
  readonly refused: Estimate | null;
}

/** The figures of a set of outcomes. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter(isAnswerable);
  const unanswerable = outcomes.filter((outcome) => !isAnswerable(outcome));
  const highlighted = answerable.flatMap((outcome) => outcome.highlighted ?? []);
  const within = (places: number): Estimate | null =>
    share(answerable.map(({ rank }) => rank !== null && rank <= places));
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    hitAt1: within(1),
    hitAt3: within(3),
    hitAt5: within(5),
    meanReciprocalRank: estimateMean(answerable.map(({ rank }) => (rank === null ? 0 : 1 / rank))),
    ndcgAt10: estimateMean(answerable.map(ndcgAt10)),
    highlightable: highlighted.length,
    highlighted: share(highlighted),
    firstQuotes: { strong: firstQuotes(outcomes, 'strong'), possible: firstQuotes(outcomes, 'possible') },
    answered: share(answerable.map(({ answer }) => answer.answered)),
    refused: share(unanswerable.map(({ answer }) => !answer.answered)),
  };
}

function firstQuotes(outcomes: readonly Outcome[], confidence: Confidence): { count: number; right: Estimate | null } {
  const such = outcomes.filter(({ answer }) => answer.quotes[0]?.confidence === confidence);
  return { count: such.length, right: share(such.map(({ rank }) => rank === 1)) };
}

function share(holds: readonly boolean[]): Estimate | null {
  return estimateMean(holds.map(Number));
}

/**
 * Normalised discounted cumulative gain over the ten best passages, with gain 1 for a passage that holds gold and 0 for others (Järvelin and
 * Kekäläinen, ACM TOIS 20, 2002). It is taken of the ranking as it was before anything was refused, cut off or merged, as retrieval benchmarks
 * do: it says how well passages are ranked, whatever the floor. 0 where no passage holds any gold.
 */
export function ndcgAt10({ ranking, gold }: Pick<Outcome, 'ranking' | 'gold'>): number {
  const ideal = Array.from({ length: Math.min(10, gold.passages) }, () => true);
  if (ideal.length === 0) return 0;
  return cumulativeGain(ranking.slice(0, 10).map(({ holdsGold }) => holdsGold)) / cumulativeGain(ideal);
}

const cumulativeGain = (gains: readonly boolean[]): number =>
  gains.reduce((sum, gain, index) => sum + (gain ? 1 / Math.log2(index + 2) : 0), 0);
