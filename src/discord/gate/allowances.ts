import type { CooldownOptions } from './cooldown.js';
import type { FairQueueOptions } from './fair-queue.js';

/** How often one may ask: a member five times at once and then every four seconds, a server forty times and then five a second. */
export const allowances: CooldownOptions = {
  member: { burst: 5, interval: 4_000 },
  server: { burst: 40, interval: 200 },
};

/**
 * Answering takes this thread, so that more jobs at once gain little. What waits is answered within some seconds: nobody waits longer
 * gladly.
 */
export const queueSize: FairQueueOptions = { concurrency: 4, capacity: 200, serverCapacity: 40 };
