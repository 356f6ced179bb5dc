import { PermissionFlagsBits } from 'discord.js';
import type { WorldChannel, WorldGuild } from './world.js';

/** What a channel grants or denies a role or a member. */
export interface Overwrite {
  readonly id: string;
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

const everything = Object.values(PermissionFlagsBits).reduce((all, flag) => all | flag, 0n);

/** What everyone may do in a new guild. */
export const defaultEveryone =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

/** What the parties of a direct channel may do. */
export const directPermissions = defaultEveryone;

/**
 * A member's permissions in a guild, or in one of its channels: the roles' together, then the channel's overwrites for
 * everyone, for the roles and for the member (developer documentation, topics/permissions).
 */
export function permissionsOf(guild: WorldGuild, userId: string, channel?: WorldChannel): bigint {
  if (userId === guild.ownerId) return everything;
  const roles = guild.members.get(userId)?.roles ?? [];
  let granted = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of roles) granted |= guild.roles.get(role)?.permissions ?? 0n;
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return everything;
  if (channel === undefined) return granted;
  const apply = (chosen: readonly Overwrite[]): void => {
    const deny = chosen.reduce((all, overwrite) => all | overwrite.deny, 0n);
    const allow = chosen.reduce((all, overwrite) => all | overwrite.allow, 0n);
    granted = (granted & ~deny) | allow;
  };
  apply(channel.overwrites.filter(({ id }) => id === guild.id));
  apply(channel.overwrites.filter(({ id, kind }) => kind === 'role' && id !== guild.id && roles.includes(id)));
  apply(channel.overwrites.filter(({ id, kind }) => kind === 'member' && id === userId));
  return granted;
}
