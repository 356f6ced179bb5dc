/** Something that is done again and again, never twice at a time. */
export interface SharedRuns {
  /** Does it, from now on or after the run that goes on now. All who ask for it before that begins share one run. */
  run(): Promise<void>;
  /** Waits until nothing runs or is about to. */
  settled(): Promise<void>;
}

/** Shares the runs of an action. One that fails does not keep the next from beginning. */
export function shareRuns(action: () => Promise<void>): SharedRuns {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    const run = action();
    running = run.catch(() => {});
    return run;
  };
  return {
    run: () => (next ??= running.then(begin)),
    settled: async () => {
      await next?.catch(() => {});
      await running;
    },
  };
}
