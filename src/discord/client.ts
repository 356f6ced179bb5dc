import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { noMentions } from './send.js';

/** Interaction endpoints are outside of Discord's limit over all routes, and the others have limits of their own that are kept. */
const requestsPerSecond = 1000;

/**
 * A client of Discord that hears commands, mentions, replies and direct messages, with no privileged intent, and keeps of servers only
 * what these need.
 * @param apiUrl Discord's API or a proxy of it, without a version
 */
export function createClient(apiUrl: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct channel is not known before its first message.
    partials: [Partials.Channel],
    allowedMentions: noMentions,
    rest: { api: apiUrl, globalRequestsPerSecond: requestsPerSecond },
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
}
