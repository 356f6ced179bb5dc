import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import { IsnadError } from '../errors.js';
import type { DiscordAccess } from './access.js';
import { discordFailure, notDiscord } from './failures.js';
import type { Log } from './log.js';

/** Close codes after which Discord takes no further connection of this bot as it is. */
const finalCodes: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/**
 * Connects a client.
 * @param onLost told when the connection ends for good after it stood
 * @returns the client, ready
 * @throws IsnadError `discord-token-rejected`, `discord-unreachable`, `discord-connection-lost`
 */
export async function connect(
  client: Client,
  { token, apiUrl, applicationId }: DiscordAccess,
  { log, onLost }: { readonly log: Log; readonly onLost: (error: IsnadError) => void },
): Promise<Client<true>> {
  logConnection(client, log);
  let isReady = false;
  try {
    return await new Promise<Client<true>>((resolve, reject) => {
      const lose = (error: IsnadError): void => (isReady ? onLost(error) : reject(error));
      client.on(Events.ShardDisconnect, ({ code }) => {
        if (finalCodes.has(code)) lose(connectionLost(code));
      });
      client.on(Events.Invalidated, () => lose(connectionLost(null)));
      client.once(Events.ClientReady, (ready) => {
        isReady = true;
        resolve(ready);
      });
      client.login(token).catch(reject);
    });
  } catch (error) {
    await client.destroy();
    const context = { apiUrl, applicationId, guild: null };
    const failure = discordFailure(error, context);
    // What the client reads first, where to connect to, was not there.
    throw failure instanceof TypeError ? notDiscord(context, failure) : failure;
  }
}

/**
 * Watches the connection of a client that is not connected yet.
 * @returns whether it stands now. The client's own word on it does not outlast a greeting that Discord sends out of turn.
 */
export function watchConnection(client: Client): () => boolean {
  const standing = new Set<number>();
  client.on(Events.ShardReady, (shard) => void standing.add(shard));
  client.on(Events.ShardResume, (shard) => void standing.add(shard));
  client.on(Events.ShardReconnecting, (shard) => void standing.delete(shard));
  client.on(Events.ShardDisconnect, (_, shard) => void standing.delete(shard));
  return () => client.ws.shards.every(({ id }) => standing.has(id));
}

function connectionLost(code: number | null): IsnadError {
  if (code === GatewayCloseCodes.AuthenticationFailed) {
    return new IsnadError('discord-token-rejected', 'Discord does not accept the token in DISCORD_TOKEN any more.', {
      hint: 'It may have been reset. Make a new one at https://discord.com/developers/applications, under Bot.',
    });
  }
  const reason =
    code === null ? 'the session was made invalid' : `close code ${code}, ${GatewayCloseCodes[code] ?? 'unknown'}`;
  return new IsnadError('discord-connection-lost', `Discord has ended the connection for good: ${reason}.`, {
    hint: 'Start the bot again. If it happens at once, look at the bot at https://discord.com/developers/applications.',
  });
}

/**
 * Whether an error that nobody met is of the client's own keeping of the connection: it makes its way out of those by connecting anew, and
 * two attempts at once are such an error.
 */
export function isOfConnection(error: unknown): boolean {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const origin = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:'));
  return origin !== undefined && /[\\/]node_modules[\\/]@discordjs[\\/]ws[\\/]/.test(origin);
}

function logConnection(client: Client, log: Log): void {
  // An end for good is told by an error of its own.
  let isOver = false;
  client.on(Events.Error, (error) => log.error({ error }, 'The client of Discord reports an error.'));
  client.on(Events.Warn, (message) => log.warn({}, message));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    isOver = finalCodes.has(code);
    if (!isOver) log.warn({ code, shard }, 'The connection has ended.');
  });
  client.on(Events.ShardError, (error, shard) => {
    if (!isOver) log.warn({ error, shard }, 'The connection has a fault.');
  });
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'Connecting again.'));
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'The connection stands.'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'The connection stands again.'));
  client.on(Events.GuildCreate, ({ id }) => log.info({ server: id }, 'Added to a server.'));
  client.on(Events.GuildDelete, ({ id }) => log.info({ server: id }, 'Removed from a server.'));
  client.rest.on('rateLimited', ({ route, timeToReset }) =>
    log.info({ route, milliseconds: timeToReset }, 'Waiting for a limit of Discord.'),
  );
}
