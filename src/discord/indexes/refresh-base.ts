/** What a refresh of the base library does, one after the other. */
export type RefreshPhase = 'reading' | 'embedding' | 'calibrating' | 'building';

/** What it did: how many reports, and how many files could not be read. */
export interface BaseRefreshSummary {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly failed: number;
}

/**
 * Brings the base library up to its corpus, beside whoever asks.
 * @throws IsnadError `reindex-running`, `stopping`, and what a reindex throws
 */
export type RefreshBase = (
  onProgress: (phase: RefreshPhase, done: number, total: number) => void,
) => Promise<BaseRefreshSummary>;
