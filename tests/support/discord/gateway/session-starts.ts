import type { JsonObject } from '../json.js';

export interface SessionStartLimits {
  /** IDENTIFYs of one day. */
  readonly total: number;
  /** Shards that may identify at the same time: those whose numbers have different remainders when divided by it. */
  readonly maxConcurrency: number;
  /** Milliseconds between two IDENTIFYs of the same remainder; Discord asks for 5000. */
  readonly interval: number;
}

/** What an IDENTIFY leads to: a session, an invalid session (op 9), or the end of the token. */
export type SessionStart = 'begun' | 'too soon' | 'used up';

/** How many sessions may begin, and how soon after one another. */
export class SessionStarts {
  count = 0;
  readonly limits: SessionStartLimits;
  /** When the last IDENTIFY of each remainder was, in milliseconds of `performance.now()`. */
  readonly #last = new Map<number, number>();

  constructor(limits: SessionStartLimits) {
    this.limits = limits;
  }

  begin(shard: number): SessionStart {
    const { total, maxConcurrency, interval } = this.limits;
    if (this.count >= total) return 'used up';
    this.count += 1;
    const [key, now] = [shard % maxConcurrency, performance.now()];
    const last = this.#last.get(key);
    if (last !== undefined && now - last < interval) return 'too soon';
    this.#last.set(key, now);
    return 'begun';
  }

  /** As GET /gateway/bot tells it. */
  information(): JsonObject {
    const { total, maxConcurrency } = this.limits;
    return {
      total,
      remaining: Math.max(0, total - this.count),
      reset_after: 86_400_000,
      max_concurrency: maxConcurrency,
    };
  }
}
