import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { botPermissions } from '../rest/access.js';
import { channelPayload, memberWithPermissions, userPayload } from '../world/payloads.js';
import { directPermissions, permissionsOf } from '../world/permissions.js';
import type { WorldChannel, WorldGuild, WorldUser } from '../world/world.js';

/** Where something happens: in a guild, in direct messages with the bot, or in a channel without it. */
export type Context = 'guild' | 'direct' | 'private';

/** Who does something, and where. */
export interface Sender {
  /** Id or name; who is not there yet comes into being. `asker` without it. */
  readonly user?: string;
  /** Id or name; the first guild without it. */
  readonly guild?: string;
  /** Id or name; the guild's first channel without it. */
  readonly channel?: string;
  /** The user's client's locale. */
  readonly locale?: string;
  readonly context?: Context;
  /** Whether the user has installed the application. In private channels it is always so. */
  readonly userInstall?: boolean;
  /** Sends commands that Discord does not offer to this user: by a client that has not heard of it, or of their own making. */
  readonly isHeadstrong?: boolean;
}

/** A sender looked up in the world. */
export interface Place {
  readonly user: WorldUser;
  readonly guild: WorldGuild | null;
  readonly channel: WorldChannel;
  readonly context: Context;
  readonly locale: string;
  readonly userInstall: boolean;
  readonly isHeadstrong: boolean;
}

const contextNumber: Readonly<Record<Context, number>> = { guild: 0, direct: 1, private: 2 };

export const contextOf = (place: Place): number => contextNumber[place.context];

export function placeOf({ world }: Loopback, sender: Sender): Place {
  const user = world.user(sender.user ?? 'asker');
  const context = sender.context ?? 'guild';
  const locale = sender.locale ?? user.locale;
  const userInstall = sender.userInstall ?? context === 'private';
  const isHeadstrong = sender.isHeadstrong ?? false;
  if (context === 'guild') {
    const guild = world.guild(sender.guild);
    world.memberIn(guild, user);
    const channel = world.channelIn(guild, sender.channel);
    if ((permissionsOf(guild, user.id, channel) & PermissionFlagsBits.ViewChannel) === 0n) {
      throw new Error(`${user.username} does not see ${channel.name}.`);
    }
    return { user, guild, channel, context, locale, userInstall, isHeadstrong };
  }
  const channel = context === 'direct' ? world.directChannel(user) : world.privateChannel(user);
  return { user, guild: null, channel, context, locale, userInstall, isHeadstrong };
}

/** The place of a message, for someone who uses it. */
export function placeOfMessage(
  loopback: Loopback,
  message: { readonly channelId: string; readonly guildId: string | null },
  sender: Pick<Sender, 'user' | 'locale' | 'userInstall'>,
): Place {
  const { world } = loopback;
  const channel = world.channels.get(message.channelId);
  if (channel === undefined) throw new Error(`The loopback has no channel ${message.channelId}.`);
  const user = world.user(sender.user ?? 'asker');
  const locale = sender.locale ?? user.locale;
  const guild = message.guildId === null ? null : world.guild(message.guildId);
  if (guild !== null) world.memberIn(guild, user);
  const context = guild !== null ? 'guild' : channel.type === ChannelType.DM ? 'direct' : 'private';
  return {
    user,
    guild,
    channel,
    context,
    locale,
    userInstall: sender.userInstall ?? context === 'private',
    isHeadstrong: false,
  };
}

/** Whose installation lets the application act here, as interactions carry it. */
export function ownersOf({ guild, user, context, userInstall }: Place, types: readonly number[] = [0, 1]): JsonObject {
  const byGuild = types.includes(0) && (context === 'direct' || guild?.hasBot === true);
  return {
    ...(byGuild ? { '0': guild?.id ?? '0' } : {}),
    ...(userInstall && types.includes(1) ? { '1': user.id } : {}),
  };
}

/** What every interaction carries, whatever its type. */
export function commonPayload(loopback: Loopback, place: Place): JsonObject {
  const { world } = loopback;
  const { user, guild, channel, locale } = place;
  const granted = guild === null ? directPermissions : botPermissions(loopback, channel);
  const shared = {
    application_id: loopback.applicationId,
    version: 1,
    locale,
    channel_id: channel.id,
    entitlements: [],
    context: contextOf(place),
    app_permissions: granted.toString(),
    attachment_size_limit: 10_485_760,
  };
  if (guild === null) return { ...shared, channel: channelPayload(world, channel), user: userPayload(user) };
  return {
    ...shared,
    guild_id: guild.id,
    guild_locale: guild.locale,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    channel: {
      ...channelPayload(world, channel),
      permissions: permissionsOf(guild, user.id, channel).toString(),
    },
    member: memberWithPermissions(world, guild, user, channel),
  };
}
