import type { Interaction, Message } from 'discord.js';
import type { Scope } from '../library/scope.js';
import { baseScope } from '../library/scope.js';
import type { Records } from '../records/records.js';
import { scopeOfServer } from '../records/scope.js';
import { defaultSettings, type ServerSettings } from '../records/settings.js';

/** Where something is asked. */
export interface Place {
  /** Discord id of the server; null in a direct message or a private channel. */
  readonly server: string | null;
  /** Whether the bot was added to that server. A person may bring it along to any other: then the server has no say, and no reports. */
  readonly isMember: boolean;
}

/** What says where something comes from. */
export type Located = Pick<Interaction | Message, 'guildId' | 'guild'>;

/** Where an interaction or a message comes from, as Discord says. */
export const placeOf = (from: Located): Place => ({
  server: from.guildId,
  isMember: from.guild !== null,
});

/** The server that has a say in a place; null in direct messages, and where the bot is not a member. */
export const serverAt = ({ server, isMember }: Place): string | null => (isMember ? server : null);

/** What the server's moderators have decided; outside of servers the defaults. */
export async function settingsAt(place: Place, { settings }: Pick<Records, 'settings'>): Promise<ServerSettings> {
  const server = serverAt(place);
  return server === null ? defaultSettings : settings.of(server);
}

/**
 * What may be read at a place: in a server what `scopeOfServer` says, outside of servers the base library. Everything that reads reports
 * for somebody in Discord goes through here.
 */
export async function scopeAt(place: Place, records: Pick<Records, 'settings' | 'hidden'>): Promise<Scope> {
  const server = serverAt(place);
  return server === null ? baseScope : scopeOfServer(server, records);
}

const nothingHidden: Scope['hidden'] = Object.freeze({ reports: [], passages: [] });

/** The same together with what the server hides: for its moderators, who decide about it. */
export async function wholeScopeAt(place: Place, records: Pick<Records, 'settings'>): Promise<Scope> {
  const server = serverAt(place);
  if (server === null) return baseScope;
  const { usesBase } = await records.settings.of(server);
  return { server, includesBase: usesBase, hidden: nothingHidden };
}
