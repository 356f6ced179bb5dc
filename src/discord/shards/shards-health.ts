import type { DelayFigures } from '../event-loop-delay.js';
import type { QueueCounters } from '../../answer/fair-queue.js';
import type { HealthState } from '../health.js';
import type { ShardReport } from './messages.js';

/** How a shard was when it last said so. */
export interface HeardReport {
  /** Null while it is not ready, or not running. */
  readonly report: ShardReport | null;
  /** Whether it has said so lately. */
  readonly isRecent: boolean;
}

const noQueue: QueueCounters = {
  ...{ waiting: 0, running: 0, shed: 0, done: 0 },
  ...{ waitedMilliseconds: 0, oldestMilliseconds: 0 },
};

/** How the bot is, by what its shards say, one after the other: ready when every one is, and as slow as the slowest. */
export function healthOfShards(shards: readonly HeardReport[], isStopping: boolean): HealthState {
  const reports = shards.flatMap(({ report }) => report ?? []);
  const [behind] = reports
    .filter(({ generation }) => generation !== null)
    .sort((a, b) => (a.generation ?? 0) - (b.generation ?? 0));
  const pings = reports.flatMap(({ pingMilliseconds }) => pingMilliseconds ?? []);
  return {
    isGatewayReady: shards.every(({ report }) => report?.isGatewayReady === true),
    isLibraryOpen: shards.every(({ report }) => report?.isLibraryOpen === true),
    isStopping: isStopping || reports.some((report) => report.isStopping),
    missingShards: shards.flatMap(({ report, isRecent }, id) => (report !== null && isRecent ? [] : [id])),
    pingMilliseconds: pings.length === 0 ? null : Math.max(...pings),
    generation: behind?.generation ?? null,
    reports: behind?.reports ?? null,
    passages: behind?.passages ?? null,
    queue: reports.map(({ queue }) => queue).reduce(together, noQueue),
  };
}

/** The longest delays of any shard. */
export function delayOfShards(shards: readonly HeardReport[]): DelayFigures {
  const delays = shards.flatMap(({ report }) => report?.delay ?? []);
  const longest = (figure: keyof DelayFigures): number => Math.max(0, ...delays.map((delay) => delay[figure]));
  return { p50: longest('p50'), p99: longest('p99'), max: longest('max') };
}

const together = (one: QueueCounters, other: QueueCounters): QueueCounters => ({
  waiting: one.waiting + other.waiting,
  running: one.running + other.running,
  shed: one.shed + other.shed,
  done: one.done + other.done,
  waitedMilliseconds: one.waitedMilliseconds + other.waitedMilliseconds,
  oldestMilliseconds: Math.max(one.oldestMilliseconds, other.oldestMilliseconds),
});
