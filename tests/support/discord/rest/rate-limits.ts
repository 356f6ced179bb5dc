import type { Clock } from '../clock.js';

interface Limit {
  readonly pattern: RegExp;
  /** Requests in so many milliseconds, for each value of the pattern's group. */
  readonly requests: number;
  readonly window: number;
}

/** Limits of routes as Discord's answers have shown them; it documents none and asks to read the headers. */
const limits: readonly Limit[] = [
  { pattern: /^POST \/channels\/(\d+)\/messages$/u, requests: 5, window: 5000 },
  { pattern: /^POST \/channels\/(\d+)\/typing$/u, requests: 5, window: 5000 },
  { pattern: /^PATCH \/channels\/(\d+)\/messages\/\d+$/u, requests: 5, window: 5000 },
  { pattern: /^DELETE \/channels\/(\d+)\/messages\/\d+$/u, requests: 5, window: 1000 },
  { pattern: /^(?:POST|PATCH|DELETE|GET) \/webhooks\/(\d+\/[^/]+)/u, requests: 5, window: 2000 },
];

const globalRequests = 50;
const globalWindow = 1000;
/** Interaction endpoints do not count towards the global limit (developer documentation, topics/rate-limits). */
const exempt = /\/(?:interactions|webhooks)\//u;

interface Bucket {
  startedAt: number;
  used: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, where the request came too soon. */
  readonly retryAfter: number | null;
  readonly isGlobal: boolean;
}

const free: Verdict = { headers: {}, retryAfter: null, isGlobal: false };

/** Counts requests as Discord does: 50 a second in all, and those of each route with limits of its own. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a request and says whether it may pass. */
  count(method: string, path: string): Verdict {
    const asked = `${method} ${path}`;
    if (!exempt.test(path)) {
      const { left, resetAfter } = this.#use('global', globalRequests, globalWindow);
      if (left < 0) return { headers: {}, retryAfter: resetAfter, isGlobal: true };
    }
    const index = limits.findIndex(({ pattern }) => pattern.test(asked));
    const limit = limits[index];
    if (limit === undefined) return free;
    const parameter = limit.pattern.exec(asked)?.[1] ?? '';
    const { left, resetAfter } = this.#use(`${String(index)} ${parameter}`, limit.requests, limit.window);
    const headers = {
      'x-ratelimit-limit': String(limit.requests),
      'x-ratelimit-remaining': String(Math.max(0, left)),
      'x-ratelimit-reset': String(this.#clock.now() / 1000 + resetAfter),
      'x-ratelimit-reset-after': String(resetAfter),
      'x-ratelimit-bucket': `loopback-${String(index)}`,
    };
    return { headers, retryAfter: left < 0 ? resetAfter : null, isGlobal: false };
  }

  #use(key: string, requests: number, window: number): { left: number; resetAfter: number } {
    const now = this.#clock.now();
    const known = this.#buckets.get(key);
    const bucket = known !== undefined && now - known.startedAt < window ? known : { startedAt: now, used: 0 };
    bucket.used += 1;
    // Set anew, the freshest buckets stand last, and the ended ones are dropped from the front.
    if (bucket !== known) {
      this.#buckets.delete(key);
      this.#buckets.set(key, bucket);
      this.#drop(now);
    }
    return { left: requests - bucket.used, resetAfter: (bucket.startedAt + window - now) / 1000 };
  }

  #drop(now: number): void {
    const longest = 5000;
    for (const [key, { startedAt }] of this.#buckets) {
      if (now - startedAt < longest) return;
      this.#buckets.delete(key);
    }
  }
}
