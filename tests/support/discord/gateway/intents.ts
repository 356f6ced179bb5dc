import { GatewayIntentBits } from 'discord.js';

const privileged = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const all = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((every, bit) => every | bit, 0);

/** The close code for intents that cannot be granted; null where they can. */
export function refusedIntents(intents: number, granted: number): number | null {
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~all) !== 0) return 4013;
  return (intents & privileged & ~granted) === 0 ? null : 4014;
}

export { GatewayIntentBits as intent };
