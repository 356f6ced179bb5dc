import type { Clock } from './clock.js';

const discordEpoch = 1_420_070_400_000n;

/** Hands out ids that grow, with the time of their making in them as in Discord's. */
export function snowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(clock.now()) - discordEpoch) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}
