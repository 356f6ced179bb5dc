import { isStub } from './stub.js';
import type { Found } from '../search/retrieve.js';
import type { Confidence } from './answer.js';
import type { Calibration } from './calibration.js';

/** A passage with how far it may be trusted to answer. */
export interface Judged {
  readonly found: Found;
  /** 0 to 1; 0.5 at the floor. */
  readonly score: number;
}

/** A score from which a passage may answer a question by itself. */
export const answeringScore = 0.5;

/** A score from which a passage's confidence is strong: three spreads of the calibration above the floor. */
export const strongScore = 0.95;

/** Further passages are quoted beside an answering one down to this score. */
export const supportingScore = 0.25;

/**
 * How far each passage found may be trusted to answer, best first, also those that may not. The score is a logistic curve over relevance
 * with its middle at the calibrated floor, so that 0.5 means the same under every model. A headline or stub stands behind every passage
 * that answers, whatever its score: it repeats what the report is about and tells nothing.
 */
export function judge(found: readonly Found[], calibration: Calibration): readonly Judged[] {
  const leading: Judged[] = [];
  const others: Judged[] = [];
  for (const one of found) {
    const score = scoreOf(one.relevance, calibration);
    const leads = score >= answeringScore && !isStub(one.passage.text);
    (leads ? leading : others).push({ found: one, score });
  }
  return [...leading, ...others];
}

/** A score in words. */
export const confidenceOf = (score: number): Confidence => (score >= strongScore ? 'strong' : 'possible');

const scoreOf = (value: number, { floor, spread }: Calibration): number =>
  1 / (1 + Math.exp(-(value - floor) / spread));
