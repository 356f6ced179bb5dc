/** One of the processes that the bot's servers are divided among. */
export interface ThisShard {
  readonly id: number;
  readonly count: number;
}

/** The shard that this process is, as the ShardingManager of discord.js says in its environment; null where it is the whole bot. */
export function thisShard(): ThisShard | null {
  const { SHARDING_MANAGER, SHARDS, SHARD_COUNT } = process.env;
  if (SHARDING_MANAGER !== 'true' || process.send === undefined) return null;
  return { id: Number(SHARDS), count: Number(SHARD_COUNT) };
}
