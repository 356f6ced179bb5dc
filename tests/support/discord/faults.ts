/** A REST request as faults are matched to it. */
export interface FaultyRequest {
  readonly method: string;
  /** Path after `/api/v10`, decoded, without the query. */
  readonly path: string;
}

/** What goes wrong with an answer. */
export type Fault =
  /** 429; `after` in seconds; a global one stops every route. */
  | { readonly kind: 'rate limit'; readonly after: number; readonly global?: boolean }
  /** A 5xx, as Discord's edge sends it: not JSON. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  /** The request is granted, but the answer comes so many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The request reaches nobody so many milliseconds long; then it is handled. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** The connection breaks off before the request is handled. */
  | { readonly kind: 'drop' }
  /** The request is granted, but the connection breaks off in the middle of the answer. */
  | { readonly kind: 'half' };

interface StandingFault {
  readonly matches: (request: FaultyRequest) => boolean;
  readonly fault: Fault;
  times: number;
}

/** Faults of the REST interface that tests order. */
export class Faults {
  #standing: StandingFault[] = [];

  /** Lets something go wrong with the next requests that match: once, unless told otherwise. */
  next(fault: Fault, matches: RegExp | ((request: FaultyRequest) => boolean) = () => true, times = 1): void {
    const test =
      matches instanceof RegExp
        ? ({ method, path }: FaultyRequest): boolean => matches.test(`${method} ${path}`)
        : matches;
    this.#standing.push({ matches: test, fault, times });
  }

  /** Forgets everything ordered. */
  clear(): void {
    this.#standing = [];
  }

  /** Ordered faults that have not happened yet. */
  get pending(): number {
    return this.#standing.reduce((sum, { times }) => sum + times, 0);
  }

  take(request: FaultyRequest): Fault | undefined {
    const found = this.#standing.find(({ matches }) => matches(request));
    if (found === undefined) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.#standing = this.#standing.filter((standing) => standing !== found);
    return found.fault;
  }
}
