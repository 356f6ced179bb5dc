import { isAnswerable, type Outcome } from './outcome.js';

/** How a question went wrong. */
export type MissKind = 'not-first' | 'refused' | 'answered';

export interface Miss {
  /** `not-first`: answered, but with another passage first; `refused`, though the reports answer; `answered`, though nothing answers. */
  readonly kind: MissKind;
  readonly outcome: Outcome;
}

/** What went wrong, in the order of the questions. */
export function missesOf(outcomes: readonly Outcome[]): Miss[] {
  return outcomes.flatMap((outcome) => {
    const kind = missKind(outcome);
    return kind === null ? [] : [{ kind, outcome }];
  });
}

function missKind(outcome: Outcome): MissKind | null {
  if (!isAnswerable(outcome)) return outcome.answer.answered ? 'answered' : null;
  if (!outcome.answer.answered) return 'refused';
  return outcome.rank === 1 ? null : 'not-first';
}
