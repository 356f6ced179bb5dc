import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Loopback } from '../loopback.js';
import type { Message } from '../messages/message.js';
import { refusals } from '../refusal.js';
import { isThread } from '../world/payloads.js';
import { directPermissions, permissionsOf } from '../world/permissions.js';
import type { WorldChannel } from '../world/world.js';

const textless: readonly ChannelType[] = [ChannelType.GuildCategory, ChannelType.GuildForum, ChannelType.GuildMedia];

/** What the bot may do in a channel; nothing where it is not a member. */
export function botPermissions({ world }: Loopback, channel: WorldChannel): bigint {
  if (channel.guildId === null) return channel.type === ChannelType.DM ? directPermissions : 0n;
  const guild = world.guilds.get(channel.guildId);
  return guild?.hasBot === true ? permissionsOf(guild, world.bot.id, channel) : 0n;
}

/** A channel that the bot may see; throws 10003 or 50001. */
export function channelSeen(loopback: Loopback, id: string): WorldChannel {
  const channel = loopback.world.channels.get(id);
  if (channel === undefined) throw refusals.unknownChannel();
  if ((botPermissions(loopback, channel) & PermissionFlagsBits.ViewChannel) === 0n) throw refusals.missingAccess();
  return channel;
}

/** A channel that the bot may see and write in; throws 10003, 50001, 50007, 50008 or 50013. */
export function channelWritable(loopback: Loopback, id: string): WorldChannel {
  const channel = channelSeen(loopback, id);
  if (textless.includes(channel.type)) throw refusals.cannotSendInChannel();
  const [recipient = ''] = channel.recipients;
  if (channel.guildId === null && loopback.world.users.get(recipient)?.acceptsDirectMessages === false) {
    throw refusals.cannotSendToUser();
  }
  const needed = isThread(channel.type) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  demand(loopback, channel, needed);
  return channel;
}

/** Throws 50013 where the bot lacks a permission in a channel. */
export function demand(loopback: Loopback, channel: WorldChannel, permission: bigint): void {
  if ((botPermissions(loopback, channel) & permission) !== permission) throw refusals.missingPermissions();
}

/** A message that a channel's readers see; throws 10008. */
export function messageIn(loopback: Loopback, channel: WorldChannel, id: string): Message {
  const message = loopback.messages.find(id);
  if (message === undefined || message.channelId !== channel.id || message.visibleTo !== null) {
    throw refusals.unknownMessage();
  }
  return message;
}
