import {
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { errorCode } from '../errors.js';
import { brokenOff } from './client.js';
import { filesOf, messageOf, privateMessageOf, type SentFile } from './send.js';
import type { MessageView } from './view/message.js';

/** Promises an answer: Discord says meanwhile that the bot is thinking. */
export async function promiseAnswer(
  interaction: RepliableInteraction,
  { isPrivate }: { readonly isPrivate: boolean },
): Promise<void> {
  await onceGranted(interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
  interaction.deferred = true;
  interaction.ephemeral = isPrivate;
}

/** Promises that the message of a component, or the one that a modal was opened from, changes. */
export async function promiseChange(interaction: MessageComponentInteraction | ModalSubmitInteraction): Promise<void> {
  await onceGranted(interaction.deferUpdate());
  interaction.deferred = true;
}

/** Opens a modal at once: nothing can have been promised before, and a modal that was filled in cannot open another. */
export async function openModal(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction | MessageComponentInteraction,
  modal: APIModalInteractionResponseCallbackData,
): Promise<void> {
  await onceGranted(interaction.showModal(modal));
}

/** Keeps what was promised. @param files those that the view shows by their names */
export async function completeAnswer(
  interaction: RepliableInteraction,
  view: MessageView,
  files: readonly SentFile[] = [],
): Promise<void> {
  const answer = { ...messageOf(view), ...(files.length === 0 ? {} : { files: filesOf(files) }) };
  try {
    await interaction.editReply(answer);
  } catch (error) {
    if (!isReceiptLost(error)) throw error;
    await interaction.editReply(answer);
  }
}

/** Answers at once, for the eyes of one person. */
export async function answerPrivately(interaction: RepliableInteraction, view: MessageView): Promise<void> {
  await onceGranted(interaction.reply(privateMessageOf(view)));
}

/**
 * A first response whose receipt got lost on its way is sent again, and refused then because it had been granted. That is no failure:
 * the interaction is answered.
 */
async function onceGranted(response: Promise<unknown>): Promise<void> {
  try {
    await response;
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
  }
}

/** Whether a request reached Discord, and only what it said in return broke off: requests that did not are made again by the client. */
export const isReceiptLost = (error: unknown): boolean => errorCode(error) === brokenOff;

/** Whether Discord refused something with one of these codes. */
export function isDiscordError(error: unknown, ...codes: readonly RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => error.code === code);
}
