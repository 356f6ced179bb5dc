import type { Patience } from './hub.js';

/** A failure that may be over when the same is tried again. The message says what happened, to go within a sentence. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';
  /** Milliseconds that the server asks to wait. */
  readonly wait: number | undefined;
  /** Whether the first attempt is enough to know: there is no network, no such host, or nobody listens there. */
  readonly isLasting: boolean;

  constructor(reason: string, options: { wait?: number | undefined; isLasting?: boolean; cause?: unknown } = {}) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause });
    this.wait = options.wait;
    this.isLasting = options.isLasting ?? false;
  }
}

/** Longest that a server's wish to wait is granted, in milliseconds. */
const longestWait = 60_000;

const firstWait = 1_000;

export interface Persistence {
  /** How much is there already: as long as it grows, failures are not counted. */
  readonly progress?: () => Promise<number>;
  /** Called before something is tried again. */
  readonly onRetry?: ((reason: string, milliseconds: number) => void) | undefined;
}

/**
 * Tries again what fails with a `PassingFault`: after one second, then two, four …, or after the time that the server asks for.
 * @throws PassingFault when it fails time after time, or when the server asks for more than a minute; at once what is no such fault
 */
export async function persist<Result>(
  { attempts, wait }: Patience,
  attempt: () => Promise<Result>,
  { progress = () => Promise.resolve(0), onRetry }: Persistence = {},
): Promise<Result> {
  let furthest = await progress();
  for (let failures = 0, isFirst = true; ; isFirst = false) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFault) || (isFirst && error.isLasting)) throw error;
      const reached = await progress();
      failures = reached > furthest ? 1 : failures + 1;
      furthest = Math.max(furthest, reached);
      const milliseconds = error.wait ?? firstWait * 2 ** (failures - 1);
      if (failures >= attempts)
        throw new PassingFault(`${error.message}, ${failures} times in a row`, { cause: error });
      if (milliseconds > longestWait) {
        const seconds = Math.ceil(milliseconds / 1000);
        throw new PassingFault(`${error.message} and asks to wait ${seconds} seconds`, { cause: error });
      }
      onRetry?.(error.message, milliseconds);
      await wait(milliseconds);
    }
  }
}
