import type { Log } from './log.js';

/** Runs a phase of the start and logs when it began (after the start of the process) and how long it took, at level debug. */
export async function timed<Result>(log: Log, phase: string, work: () => Result | Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    log.debug(`${phase}: ${(performance.now() - began).toFixed(0)} ms, from ${began.toFixed(0)} ms after the start`);
  }
}
