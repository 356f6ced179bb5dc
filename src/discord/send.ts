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
