import type { BaseRefreshSummary } from '../discord/indexes/refresh-base.js';
import { type ErrorIdentifier, IsnadError } from '../errors.js';
import type { ReindexPhase, ReindexProgress } from './reindex-phases.js';

/** What a reindex tells the bot that has started it. Errors lose their class between processes, so they go as data. */
export type ReindexMessage =
  | { readonly kind: 'progress'; readonly phase: ReindexPhase; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly summary: BaseRefreshSummary }
  | { readonly kind: 'failed'; readonly identifier: ErrorIdentifier; readonly message: string; readonly hint: string };

/** Milliseconds between two words on one phase. */
const interval = 500;

/** Tells the program that has started this one, if it listens; resolves once that is sent, or cannot be. */
export function tellParent(message: ReindexMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    // Whether it is heard or not, the work goes on.
    else process.send(message, () => resolve());
  });
}

/** The same of a failure; defects are for standard error. */
export async function tellFailure(error: unknown): Promise<void> {
  if (!(error instanceof IsnadError)) return;
  const { identifier, message, hint = '' } = error;
  await tellParent({ kind: 'failed', identifier, message, hint });
}

/** Tells progress now and then, and when a phase begins and ends. */
export function progressForParent(): ReindexProgress {
  let current: ReindexPhase | null = null;
  let told = 0;
  return (phase, done, total) => {
    const now = performance.now();
    if (phase === current && done < total && now - told < interval) return;
    current = phase;
    told = now;
    void tellParent({ kind: 'progress', phase, done, total });
  };
}
