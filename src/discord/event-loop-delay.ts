import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop comes to its timers, and so to the gateway's heartbeat and to interactions. */
export interface EventLoopDelay {
  /** Milliseconds, of the last one to two minutes: one look in a hundred found it later than this. */
  p99(): number;
  close(): void;
}

/** Milliseconds between two looks. */
const resolution = 10;
/** Milliseconds after which older looks are left behind: what was an hour ago would hide what is now. */
const stretch = 60_000;
const nanoseconds = 1_000_000;

/** Begins to watch; it does not keep the process alive. */
export function watchEventLoop(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  // The histogram holds the time between two looks, not how much that is too long.
  const current = (): number =>
    histogram.count === 0 ? 0 : Math.max(0, histogram.percentile(99) / nanoseconds - resolution);
  let before = 0;
  const timer = setInterval(() => {
    before = current();
    histogram.reset();
  }, stretch);
  timer.unref();
  return {
    p99: () => Math.max(before, current()),
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
