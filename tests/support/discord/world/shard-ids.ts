/** Milliseconds since 2015 that an id begins with; far enough from those of ids that are made up as they are needed. */
const milliseconds = 240_000_000_000n;

/** The id of a guild that belongs to a shard, another one for each number. */
export function guildIdOf(shard: number, shards: number, number = 0): string {
  const base = milliseconds - (milliseconds % BigInt(shards));
  return String((base + BigInt(number * shards + shard)) << 22n);
}
