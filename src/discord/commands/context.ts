import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Services } from '../services.js';

/** What a command gets beside its options. */
export interface CommandContext<Interaction> {
  readonly interaction: Interaction;
  readonly services: Services;
}

/** Of a command that is typed with a slash. */
export type ChatContext = CommandContext<ChatInputCommandInteraction>;

/** Of a command in the menu of a message. */
export type MessageContext = CommandContext<MessageContextMenuCommandInteraction>;
