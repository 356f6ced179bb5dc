import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { IsnadError } from '../../errors.js';
import type { DiscordAccess } from '../access.js';
import { discordFailure, notDiscord } from '../failures.js';
import type { Log } from '../log.js';

const gatewaySchema = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({ remaining: z.int(), reset_after: z.number() }),
});

/**
 * Asks Discord how many shards the bot should have, and whether so many may begin now.
 * @param wanted as many, or `auto` for what Discord recommends
 * @throws IsnadError `discord-rate-limited` when the day's sessions are used up: beginning more would end the token. Also
 * `discord-token-rejected` and `discord-unreachable`.
 */
export async function countShards(wanted: number | 'auto', access: DiscordAccess, log: Log): Promise<number> {
  const { shards: recommended, session_start_limit: limit } = await askGateway(access);
  const count = wanted === 'auto' ? recommended : wanted;
  if (limit.remaining < count) {
    const minutes = Math.ceil(limit.reset_after / 60_000);
    throw new IsnadError(
      'discord-rate-limited',
      `Discord lets this bot begin ${limit.remaining} more sessions today, and ${count} shards need one each.`,
      { hint: `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}: more would end the token.` },
    );
  }
  if (count < recommended) log.warn({ shards: count, recommended }, 'Discord recommends more shards for this bot.');
  return count;
}

async function askGateway(access: DiscordAccess): Promise<z.infer<typeof gatewaySchema>> {
  const context = { apiUrl: access.apiUrl, applicationId: access.applicationId, guild: null };
  const rest = new REST({ api: access.apiUrl }).setToken(access.token);
  let told: unknown;
  try {
    told = await rest.get(Routes.gatewayBot());
  } catch (error) {
    throw discordFailure(error, context);
  }
  const gateway = gatewaySchema.safeParse(told);
  if (!gateway.success) throw notDiscord(context);
  return gateway.data;
}
