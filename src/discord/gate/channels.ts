import type { Channel } from 'discord.js';
import type { ServerSettings } from '../../records/settings.js';
import { wordingIn } from '../../wording/wordings.js';
import type { Language } from '../../language/languages.js';
import { elsewhereView } from '../view/elsewhere.js';
import type { MessageView } from '../view/message.js';

/** Where something is said. */
export interface Spot {
  readonly channelId: string | null;
  readonly channel: Channel | null;
}

/** Whether the bot answers there: a thread counts as its channel, and a category stands for its channels. */
export function answersAt(spot: Spot, { channels }: Pick<ServerSettings, 'channels'>): boolean {
  return channels === null || withParents(spot).some((id) => channels.includes(id));
}

/** That the bot answers elsewhere, and where; null where it answers. */
export function redirectionOf(
  spot: Spot,
  settings: Pick<ServerSettings, 'channels'>,
  language: Language,
): MessageView | null {
  return answersAt(spot, settings) ? null : elsewhereView(settings.channels ?? [], wordingIn(language));
}

function withParents({ channelId, channel }: Spot): string[] {
  const ids = channelId === null ? [] : [channelId];
  for (let above = parentOf(channel); above !== null; above = parentOf(above)) ids.push(above.id);
  const unknown = channel !== null && 'parentId' in channel ? channel.parentId : null;
  return unknown === null ? ids : [...ids, unknown];
}

const parentOf = (channel: Channel | null): Channel | null =>
  channel !== null && 'parent' in channel ? channel.parent : null;
