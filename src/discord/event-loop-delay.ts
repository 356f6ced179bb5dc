import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop came to its timers, in milliseconds, of the last one to two minutes. */
export interface DelayFigures {
  /** Half of the looks found it later than this. */
  readonly p50: number;
  /** One look in a hundred did. */
  readonly p99: number;
  readonly max: number;
}

/** How late the event loop comes to its timers, and so to the gateway's heartbeat and to interactions. */
export interface EventLoopDelay {
  figures(): DelayFigures;
  close(): void;
}

/** Milliseconds between two looks. */
const resolution = 10;
/** Milliseconds after which older looks are left behind: what was an hour ago would hide what is now. */
const stretch = 60_000;
const nanoseconds = 1_000_000;

const none: DelayFigures = { p50: 0, p99: 0, max: 0 };

/** Begins to watch; it does not keep the process alive. */
export function watchEventLoop(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  // The histogram holds the time between two looks, not how much that is too long.
  const tooLong = (time: number): number => Math.max(0, time / nanoseconds - resolution);
  const current = (): DelayFigures =>
    histogram.count === 0
      ? none
      : {
          p50: tooLong(histogram.percentile(50)),
          p99: tooLong(histogram.percentile(99)),
          max: tooLong(histogram.max),
        };
  let before = none;
  const timer = setInterval(() => {
    before = current();
    histogram.reset();
  }, stretch);
  timer.unref();
  return {
    figures: () => worse(before, current()),
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

const worse = (one: DelayFigures, other: DelayFigures): DelayFigures => ({
  p50: Math.max(one.p50, other.p50),
  p99: Math.max(one.p99, other.p99),
  max: Math.max(one.max, other.max),
});
