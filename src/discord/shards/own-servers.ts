import { type Client, ShardClientUtil } from 'discord.js';

/** The part of a client that knows its shards. */
export type Sharded = Pick<Client<true>, 'ws' | 'options'>;

/** Whether a server's events come to this client: exactly one process of a bot is told of each server, and writes what is its own. */
export function isOwnServer({ ws, options }: Sharded, server: string): boolean {
  return ws.shards.has(ShardClientUtil.shardIdForGuildId(server, options.shardCount ?? 1));
}

/** Whether what belongs to no server is this client's to do. */
export const isFirst = ({ ws }: Sharded): boolean => ws.shards.has(0);
