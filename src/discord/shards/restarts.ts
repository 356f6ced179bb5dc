/** Within so many milliseconds a shard is started anew so often, and no more. */
const stretch = 10 * 60_000;
const most = 5;
/** Milliseconds before the first time; twice as long before each other, and so long at most. */
const shortestPause = 1_000;
const longestPause = 30_000;

/** How often a shard has been started anew lately. */
export interface Restarts {
  readonly count: number;
  /** Counts one more. @returns the milliseconds to wait before; null where there have been too many */
  next(): number | null;
}

/** @param now milliseconds of a clock that only goes forward */
export function restartsOf(now: () => number): Restarts {
  let ends: number[] = [];
  return {
    get count() {
      return ends.length;
    },
    next() {
      ends = [...ends.filter((end) => now() - end < stretch), now()];
      return ends.length > most ? null : Math.min(longestPause, shortestPause * 2 ** (ends.length - 1));
    },
  };
}
