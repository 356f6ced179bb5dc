/** The loopback's time, which a test can move on without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time on by so many milliseconds. */
  advance(milliseconds: number): void;
}

export function startClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
