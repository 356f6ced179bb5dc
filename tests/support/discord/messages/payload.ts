import type { JsonObject } from '../json.js';
import { memberPayload, userPayload } from '../world/payloads.js';
import type { World } from '../world/world.js';
import { hasFlag, messageFlag, type Attachment, type Message } from './message.js';
import { mentionFields } from './pings.js';

const iso = (time: number): string => new Date(time).toISOString();

export function attachmentPayload(attachment: Attachment): JsonObject {
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.bytes.length,
    url: attachment.url,
    proxy_url: attachment.url,
    content_type: attachment.contentType,
    ...(attachment.description === null ? {} : { description: attachment.description }),
  };
}

const messageType = { default: 0, reply: 19, chatInput: 20, contextMenu: 23 } as const;

function typeOf(message: Message): number {
  if (message.replyTo !== null || (message.origin?.originalId ?? null) !== null) return messageType.reply;
  if (message.origin === null || message.origin.commandType === null) return messageType.default;
  return message.origin.commandType === 1 ? messageType.chatInput : messageType.contextMenu;
}

function originFields(message: Message, applicationId: string, world: World): JsonObject {
  const { origin } = message;
  if (origin === null) return {};
  const user = userPayload(world.user(origin.userId));
  const owners = origin.isUserInstall ? { '1': origin.userId } : { '0': message.guildId ?? '0' };
  return {
    application_id: applicationId,
    webhook_id: applicationId,
    interaction_metadata: {
      id: origin.interactionId,
      type: origin.interactionType,
      user,
      authorizing_integration_owners: owners,
      ...(origin.interactedId === null ? {} : { interacted_message_id: origin.interactedId }),
      ...(origin.commandName === null ? {} : { name: origin.commandName, command_type: origin.commandType ?? 1 }),
    },
  };
}

export interface PayloadContext {
  readonly world: World;
  readonly applicationId: string;
  readonly find: (id: string) => Message | undefined;
}

/** A message as Discord sends it; `isAnswered` is false for the message inside a reply, which does not nest further. */
export function messagePayload(message: Message, context: PayloadContext, isAnswered = true): JsonObject {
  const { world, applicationId, find } = context;
  const answered = message.replyTo ?? message.origin?.originalId ?? null;
  const target = answered === null ? undefined : find(answered);
  const reference =
    answered === null
      ? {}
      : { message_reference: { type: 0, channel_id: message.channelId, message_id: answered, ...inGuild(message) } };
  const { body } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message),
    author: userPayload(world.user(message.authorId)),
    content: body.content,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    attachments: body.attachments.map(attachmentPayload),
    embeds: [...body.embeds],
    components: [...body.components],
    flags: body.flags,
    ...mentionFields(world, message.pings, (id) => userPayload(world.user(id))),
    ...originFields(message, applicationId, world),
    ...reference,
    ...(isAnswered && answered !== null
      ? { referenced_message: target === undefined ? null : messagePayload(target, context, false) }
      : {}),
  };
}

const inGuild = (message: Message): JsonObject => (message.guildId === null ? {} : { guild_id: message.guildId });

/** The data of MESSAGE_CREATE and MESSAGE_UPDATE: the message with its channel's type, its guild and the author's membership. */
export function messageEventPayload(message: Message, context: PayloadContext): JsonObject {
  const guild = message.guildId === null ? undefined : context.world.guilds.get(message.guildId);
  const member = guild?.members.get(message.authorId);
  const channel = context.world.channels.get(message.channelId);
  return {
    ...messagePayload(message, context),
    ...(channel === undefined ? {} : { channel_type: channel.type }),
    ...inGuild(message),
    ...(member === undefined ? {} : { member: memberPayload(member) }),
  };
}

/** What an application without the message content intent gets of others' messages that do not concern it. */
export function withoutContent(payload: JsonObject): JsonObject {
  return { ...payload, content: '', embeds: [], attachments: [], components: [] };
}

export function isEphemeral(message: Message): boolean {
  return hasFlag(message, messageFlag.ephemeral);
}
