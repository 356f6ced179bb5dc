import { ChannelType } from 'discord.js';
import type { JsonObject } from '../json.js';
import { permissionsOf } from './permissions.js';
import type { World, WorldChannel, WorldGuild, WorldMember, WorldRole, WorldUser } from './world.js';

const longAgo = '2024-01-01T00:00:00.000000+00:00';

export function userPayload(user: WorldUser): JsonObject {
  return {
    id: user.id,
    username: user.username,
    global_name: user.bot ? null : user.username,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    public_flags: 0,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function memberPayload(member: WorldMember): JsonObject {
  return {
    roles: [...member.roles],
    nick: null,
    avatar: null,
    joined_at: longAgo,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A member with its user and what it may do in the channel, as interactions carry it. */
export function memberWithPermissions(
  world: World,
  guild: WorldGuild,
  user: WorldUser,
  channel?: WorldChannel,
): JsonObject {
  const member = world.memberIn(guild, user);
  const permissions = permissionsOf(guild, user.id, channel).toString();
  return { ...memberPayload(member), user: userPayload(user), permissions };
}

export function rolePayload(role: WorldRole, position: number): JsonObject {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: role.mentionable,
    flags: 0,
  };
}

export function channelPayload(world: World, channel: WorldChannel): JsonObject {
  if (channel.guildId === null) {
    const recipients = channel.recipients.map((id) => userPayload(world.user(id)));
    return { id: channel.id, type: channel.type, last_message_id: null, recipients, flags: 0 };
  }
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
    permission_overwrites: channel.overwrites.map(({ id, kind, allow, deny }) => ({
      id,
      type: kind === 'role' ? 0 : 1,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  };
}

/** A guild's own properties. */
export function guildPayload(guild: WorldGuild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  };
}

/** The data of GUILD_CREATE. */
export function guildCreatePayload(world: World, guild: WorldGuild): JsonObject {
  const bot = world.memberIn(guild, world.bot);
  return {
    ...guildPayload(guild),
    joined_at: longAgo,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [{ ...memberPayload(bot), user: userPayload(world.bot) }],
    channels: [...guild.channels.values()]
      .filter(({ type }) => !isThread(type))
      .map((channel) => channelPayload(world, channel)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function isThread(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}
