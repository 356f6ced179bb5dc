import { channelMention } from 'discord.js';
import type { Wording } from '../../wording/wording.js';
import { say, textDisplays } from './lines.js';
import type { MessageView } from './message.js';

/** So many channels are named. */
const named = 10;

/** Says that the bot does not answer here, and names the channels (by their ids) where it does. */
export function elsewhereView(channels: readonly string[], { failures }: Wording): MessageView {
  const shown = [...channels.slice(0, named).map(channelMention), ...(channels.length > named ? ['…'] : [])];
  const where = say('', failures.channelsChosen, {}, { channels: shown.join(' ') });
  return { components: textDisplays([say('', failures.channelNotChosen), ...(shown.length === 0 ? [] : [where])]) };
}
