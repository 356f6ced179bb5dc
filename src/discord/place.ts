import type { Interaction, Message } from 'discord.js';
import type { Scope } from '../library/scope.js';

/** Where something is asked. */
export interface Place {
  /** Discord id of the server; null in a direct message or a private channel. */
  readonly server: string | null;
  /** Whether the bot was added to that server. A person may bring it along to any other: then the server has no say, and no reports. */
  readonly isMember: boolean;
}

/** Where an interaction or a message comes from, as Discord says. */
export const placeOf = (from: Pick<Interaction | Message, 'guildId' | 'guild'>): Place => ({
  server: from.guildId,
  isMember: from.guild !== null,
});

const nothingHidden: Scope['hidden'] = { reports: [], passages: [] };

/** What may be read at a place: the base library, and the server's own reports where the bot was added to it. */
export async function scopeAt({ server, isMember }: Place): Promise<Scope> {
  return { server: isMember ? server : null, includesBase: true, hidden: nothingHidden };
}
