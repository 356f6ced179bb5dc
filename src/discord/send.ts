import { MessageFlags } from 'discord.js';
import type { MessageView } from './view/message.js';

/** Nobody is notified by what a message says, whatever is in it. */
export const noMentions = { parse: [], repliedUser: false } as const;

/** A view as discord.js sends it. */
export function messageOf({ components }: MessageView) {
  return { components, flags: MessageFlags.IsComponentsV2 as const, allowedMentions: noMentions };
}

/** The same, for the eyes of one person. */
export function privateMessageOf({ components }: MessageView) {
  return {
    components,
    flags: [MessageFlags.IsComponentsV2 as const, MessageFlags.Ephemeral as const],
    allowedMentions: noMentions,
  };
}

/** A file that is sent with a message; the message shows it by its name. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files as discord.js sends them. */
export const filesOf = (files: readonly SentFile[]) =>
  files.map(({ name, bytes }) => ({ name, attachment: Buffer.from(bytes) }));
