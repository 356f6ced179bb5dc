import type { Found } from '../search/retrieve.js';
import type { Calibration } from './calibration.js';

/** A passage with how far it may be trusted to answer. */
export interface Judged {
  readonly found: Found;
  /** 0 to 1; 0.5 at the floor. */
  readonly score: number;
}

export interface Verdict {
  readonly answered: boolean;
  /** Best first; all of them, also those below the floor. */
  readonly ranked: readonly Judged[];
}

/** A score from which a passage may answer a question by itself. */
export const answeringScore = 0.5;

/** Further passages are quoted beside an answering one down to this score. */
export const supportingScore = 0.25;

/**
 * Decides whether the best of the passages found (best first) answers at all. The score is a logistic curve over relevance with its
 * middle at the calibrated floor, so that 0.5 means the same under every model.
 */
export function judge(found: readonly Found[], calibration: Calibration): Verdict {
  const ranked = found.map((one) => ({ found: one, score: scoreOf(one.relevance, calibration) }));
  return { answered: (ranked[0]?.score ?? 0) >= answeringScore, ranked };
}

const scoreOf = (value: number, { floor, spread }: Calibration): number =>
  1 / (1 + Math.exp(-(value - floor) / spread));
