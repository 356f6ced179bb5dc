import { PermissionFlagsBits } from 'discord.js';

/** Servers that the bot is in at the beginning, and one that it has left: something is stored of it. */
export const servers = [1, 2, 3, 4, 5].map((number) => `10000000000000000${number}`);
export const serversAtFirst = servers.slice(0, 4);

/** Everybody is a member of every server, and someone else in each. */
export const people = [1, 2, 3, 4, 5].map((number) => `20000000000000000${number}`);

export const bot = '700000000000000001';
export const app = '700000000000000002';
export const longAgo = '2024-01-01T00:00:00.000000+00:00';

const like = (digit: number, server: string): string => `${digit}${server.slice(1)}`;

/** A channel, and roles, of a server: none of another server's ever has to do with it. */
export const channelOf = (server: string | null): string => (server === null ? '300000000000000009' : like(3, server));
export const moderatorRoleOf = (server: string): string => like(4, server);
export const memberRoleOf = (server: string): string => like(5, server);

let last = 0;

/** A new id, of now. */
export function snowflake(): string {
  last += 1;
  return (((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) | BigInt(last % 2 ** 22)).toString();
}

export const userPayload = (id: string) => ({
  ...{ id, username: `person${id}`, global_name: null, discriminator: '0', avatar: null, public_flags: 0 },
  ...(id === bot ? { bot: true } : {}),
});

export type Standing = 'administrator' | 'moderator' | 'member' | 'former moderator' | 'stranger';

const standings = ['administrator', 'moderator', 'member', 'former moderator', 'stranger'] as const;

/** What somebody is in a server. Who manages one is an ordinary member of another. */
export const standingIn = (server: string, person: string): Standing =>
  standings[(servers.indexOf(server) + people.indexOf(person)) % standings.length]!;

/** Who has a standing in a server. */
export const personWho = (standing: Standing, server: string): string =>
  people.find((person) => standingIn(server, person) === standing)!;

/** Roles that somebody has in a server. Who was a moderator has that role no more. */
export function rolesIn(server: string, person: string): string[] {
  const standing = standingIn(server, person);
  if (standing === 'moderator') return [memberRoleOf(server), moderatorRoleOf(server)];
  return standing === 'stranger' ? [] : [memberRoleOf(server)];
}

export function memberPayload(server: string, person: string) {
  const isAdministrator = standingIn(server, person) === 'administrator';
  const permissions = PermissionFlagsBits.ViewChannel | (isAdministrator ? PermissionFlagsBits.ManageGuild : 0n);
  return {
    ...{ roles: rolesIn(server, person), nick: null, avatar: null, joined_at: longAgo, premium_since: null },
    ...{ deaf: false, mute: false, flags: 0, pending: false, communication_disabled_until: null },
    permissions: permissions.toString(),
  };
}

const everything = (2n ** 50n - 1n).toString();
const rolePayload = (id: string) => ({
  ...{ id, name: id, color: 0, hoist: false, position: 0, permissions: everything, managed: false },
  ...{ mentionable: false, flags: 0 },
});
const channelPayload = (server: string) => ({
  ...{ id: channelOf(server), type: 0, guild_id: server, name: 'general', position: 0, parent_id: null },
  permission_overwrites: [],
});

export const guildPayload = (server: string) => ({
  ...{ id: server, name: server, owner_id: bot, preferred_locale: 'en-US', joined_at: longAgo, unavailable: false },
  ...{ features: [], emojis: [], stickers: [], threads: [], presences: [], voice_states: [], member_count: 6 },
  roles: [server, moderatorRoleOf(server), memberRoleOf(server)].map(rolePayload),
  members: [{ ...memberPayload(server, people[0]!), user: userPayload(bot) }],
  channels: [channelPayload(server)],
});

/** Where something is said: a server, whether or not the bot is in it, or a direct message (null). */
export function interactionPayload(server: string | null, isMember: boolean, person: string) {
  const shared = {
    ...{ id: snowflake(), application_id: app, token: snowflake(), version: 1, locale: 'en-US', entitlements: [] },
    ...{ app_permissions: everything, attachment_size_limit: 10_485_760, channel_id: channelOf(server) },
    authorizing_integration_owners: isMember ? { 0: server } : { 1: person },
  };
  if (server === null)
    return { ...shared, context: 1, channel: { id: channelOf(null), type: 1 }, user: userPayload(person) };
  return {
    ...shared,
    ...{ context: 0, guild_id: server, guild_locale: 'en-US', guild: { id: server, locale: 'en-US', features: [] } },
    channel: { ...channelPayload(server), permissions: everything },
    member: { ...memberPayload(server, person), user: userPayload(person) },
  };
}
