import { Client, DefaultRestOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Log } from './log.js';
import { noMentions } from './send.js';

/**
 * Interaction endpoints are outside of Discord's limit over all routes, and the others have limits of their own that are kept. Any number
 * here would have the client wait for its second to end by the computer's clock: for hours, where that is set back by hours.
 */
const requestsPerSecond = Number.POSITIVE_INFINITY;

/** Milliseconds between two looks for queues of requests that are over; each interaction has one of its own. */
const handlersKept = 5 * 60_000;

/**
 * A client of Discord that hears commands, mentions, replies and direct messages, with no privileged intent, and keeps of servers only
 * what these need.
 * @param apiUrl Discord's API or a proxy of it, without a version
 */
export function createClient(apiUrl: string, log: Log): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct channel is not known before its first message.
    partials: [Partials.Channel],
    allowedMentions: noMentions,
    rest: {
      api: apiUrl,
      globalRequestsPerSecond: requestsPerSecond,
      handlerSweepInterval: handlersKept,
      makeRequest,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 25,
      GuildMemberManager: { maxSize: 25, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 1000, keepOverLimit: ({ id, client }) => id === client.user.id },
      ReactionManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
    }),
  });
  survivePackets(client, log);
  return client;
}

/** Code of the error of a connection that breaks off. */
export const brokenOff = 'UND_ERR_SOCKET';

type Request = (typeof DefaultRestOptions)['makeRequest'];

/** A request, which the client makes again when its connection breaks off: of the names that this goes by it knows only one. */
const makeRequest: Request = async (url, init) => {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === brokenOff) error.code = 'ECONNRESET';
    throw error;
  }
};

/** An event that the client cannot read is logged and passed over: it would end the process otherwise, and everybody's questions with it. */
function survivePackets(client: Client, log: Log): void {
  const { ws } = client;
  const handle = ws['handlePacket'].bind(ws);
  ws['handlePacket'] = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.error({ error, event: eventOf(packet) }, 'An event from Discord could not be read.');
      return false;
    }
  };
}

const eventOf = (packet: unknown): unknown =>
  typeof packet === 'object' && packet !== null && 't' in packet ? packet.t : null;
