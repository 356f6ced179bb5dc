import type { JsonObject } from '../json.js';

/** A file that came with a message, a modal or an option. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly description: string | null;
  readonly url: string;
}

/** Whom a message notifies by Discord's rules. */
export interface Pings {
  readonly everyone: boolean;
  /** Ids. */
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export const nobody: Pings = { everyone: false, users: [], roles: [] };

/** What a message shows; an edit replaces it. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly attachments: readonly Attachment[];
  /** Discord's message flags. */
  readonly flags: number;
}

export interface MessageEdit {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly before: MessageBody;
}

/** The interaction whose answer a message is. */
export interface MessageOrigin {
  readonly interactionId: string;
  readonly interactionType: number;
  readonly commandName: string | null;
  readonly userId: string;
  /** Type of the interaction's command: 1 chat input, 2 user, 3 message. */
  readonly commandType: number | null;
  /** The message whose component was used. */
  readonly interactedId: string | null;
  /** The message under which a follow-up stands. */
  readonly originalId: string | null;
  readonly isUserInstall: boolean;
}

/** A message of the loopback, which changes as it is edited. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly authorId: string;
  readonly origin: MessageOrigin | null;
  /** The only user who sees it; null where everybody in the channel does. */
  readonly visibleTo: string | null;
  /** Id of the message that this one answers. */
  readonly replyTo: string | null;
  readonly createdAt: number;
  body: MessageBody;
  /** Whom it notified: decided when its content first appeared. */
  pings: Pings;
  /** Whom its text names, whether notified or not. */
  named: Pings;
  /** Addresses for which Discord would add a preview of its own. */
  wouldEmbed: readonly string[];
  editedAt: number | null;
  readonly edits: MessageEdit[];
  deletedAt: number | null;
}

export const messageFlag = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voiceMessage: 1 << 13,
  componentsV2: 1 << 15,
} as const;

export function hasFlag(message: { readonly body: MessageBody }, flag: number): boolean {
  return (message.body.flags & flag) !== 0;
}

/** Whether the client still shows "is thinking" in its place. */
export function isLoading(message: Message): boolean {
  return hasFlag(message, messageFlag.loading);
}
