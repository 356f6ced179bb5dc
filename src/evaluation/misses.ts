import type { Outcome } from './outcome.js';

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
    const { question, answer, rank } = outcome;
    const kind = missKind({ gold: question.gold, answered: answer.answered, rank });
    return kind === null ? [] : [{ kind, outcome }];
  });
}

/** How a question went wrong; null where it did not. `gold` is what an answer has to hold; there is none where nothing answers. */
export function missKind({
  gold,
  answered,
  rank,
}: {
  readonly gold: readonly string[];
  readonly answered: boolean;
  readonly rank: number | null;
}): MissKind | null {
  if (gold.length === 0) return answered ? 'answered' : null;
  if (!answered) return 'refused';
  return rank === 1 ? null : 'not-first';
}
