import type { EvaluationRow } from './evaluate.js';
import type { Outcome } from './outcome.js';

/** One evaluation: what was asked of what, when, and what came of it. */
export interface EvaluationRun {
  readonly askedAt: Date;
  /** Version of the program. */
  readonly program: string;
  /** Name of the file of the questions, without its folder. */
  readonly questionsFile: string;
  readonly model: { readonly name: string; readonly dimension: number; readonly fingerprint: string };
  readonly corpus: { readonly reports: number; readonly passages: number };
  readonly rows: readonly EvaluationRow[];
  readonly outcomes: readonly Outcome[];
}
