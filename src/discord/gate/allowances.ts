import type { Allowance, CooldownOptions } from '../../answer/cooldown.js';
import { defaultSettings } from '../../records/settings.js';

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
