import type { Allowance, CooldownOptions } from './cooldown.js';
import { defaultSettings } from '../../records/settings.js';
import type { FairQueueOptions } from './fair-queue.js';

/** Seconds whose questions may be asked at once. */
const burstSeconds = 20;

/** One question every so many seconds, and at once as many as twenty seconds earn: with four seconds five, from twenty seconds on one. */
export function memberAllowance(seconds: number): Allowance {
  if (seconds === 0) return { burst: 1, interval: 0 };
  return { burst: Math.max(1, Math.floor(burstSeconds / seconds)), interval: seconds * 1000 };
}

/** How often one may ask: a member as the defaults of servers say, a server forty times at once and then five times a second. */
export const allowances: CooldownOptions = {
  member: memberAllowance(defaultSettings.memberCooldownSeconds),
  server: { burst: 40, interval: 200 },
};

/**
 * Answering takes this thread, so that more jobs at once gain little. What waits is answered within two seconds, on a slow machine too:
 * nobody waits longer gladly, and to be told at once that the bot is busy is better.
 */
export const queueSize: FairQueueOptions = { concurrency: 4, capacity: 200, serverCapacity: 40, longestWait: 1_000 };

/** The same for each of so many processes, so that together they hold no more than one would. Each has a thread of its own to answer in. */
export function queueSizeOfEach(processes: number): FairQueueOptions {
  return { ...queueSize, capacity: Math.max(1, Math.floor(queueSize.capacity / processes)) };
}
