import { percentile } from '../../src/answer/calibration.js';
import { relevance, type Weights } from '../../src/search/relevance.js';
import type { Candidate, QuestionEvidence } from './evidence.js';

/** How well some weights find and separate. Shares are from 0 to 1; NaN where there was nothing to take a share of. */
export interface Ranking {
  readonly answerable: number;
  readonly hitAt1: number;
  readonly hitAt3: number;
  /** How often an answerable question's best passage scores above that of an unanswerable one (area under the ROC curve). */
  readonly separation: number;
  /** Share of unanswerable questions refused where the floor lets 95 % of the answerable ones pass. */
  readonly refusedAt95: number;
}

/**
 * Ranks what was found for each question anew under some weights.
 * @param answering weights by which the best is told from what answers nothing; those of the ranking unless given
 */
export function measure(
  evidence: readonly QuestionEvidence[],
  weightsOf: (one: QuestionEvidence) => Weights,
  answering?: Weights,
): Ranking {
  const answerable: { readonly best: number; readonly rank: number }[] = [];
  const unanswerable: number[] = [];
  for (const one of evidence) {
    const weights = weightsOf(one);
    const ranked = one.candidates
      .map((candidate) => ({ candidate, score: scoreOf(candidate, one, weights) }))
      .sort((a, b) => b.score - a.score);
    const best = Math.max(...one.candidates.map((candidate) => scoreOf(candidate, one, answering ?? weights)));
    const rank = ranked.findIndex(({ candidate }) => candidate.answers);
    if (one.question.gold.length > 0) answerable.push({ best, rank: rank < 0 ? Number.POSITIVE_INFINITY : rank });
    else unanswerable.push(best);
  }
  const within = (places: number): number => answerable.filter(({ rank }) => rank < places).length / answerable.length;
  const floor = percentile(
    answerable.map(({ best }) => best),
    0.05,
  );
  return {
    answerable: answerable.length,
    hitAt1: within(1),
    hitAt3: within(3),
    separation: separation(
      answerable.map(({ best }) => best),
      unanswerable,
    ),
    refusedAt95: unanswerable.filter((best) => best < floor).length / unanswerable.length,
  };
}

const scoreOf = ({ found }: Candidate, { terms, calibration }: QuestionEvidence, weights: Weights): number =>
  relevance(found, terms, calibration.cosine, weights);

function separation(present: readonly number[], absent: readonly number[]): number {
  let above = 0;
  for (const one of present) for (const other of absent) above += one > other ? 1 : one === other ? 0.5 : 0;
  return above / (present.length * absent.length);
}

/** A ranking's shares in per cent for a table: hit@1, hit@3, separation, refused at 95. */
export const shareCells = ({ hitAt1, hitAt3, separation: separated, refusedAt95 }: Ranking): string[] =>
  [hitAt1, hitAt3, separated, refusedAt95].map((share) => (Number.isNaN(share) ? '–' : (100 * share).toFixed(1)));
