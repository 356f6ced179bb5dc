import type { Config } from '../config.js';
import type { DiscordAccess } from '../discord/access.js';
import { IsnadError } from '../errors.js';
import { misspelledSettings } from './settings.js';

/**
 * The settings that everything in Discord needs, and that nothing else does.
 * @throws IsnadError `setting-invalid` where the token is not set
 */
export function discordSettings({ discordToken, discordApplicationId, discordApiUrl }: Config): DiscordAccess {
  if (discordToken === '') {
    const problems = ['DISCORD_TOKEN is not set: without it there is no way into Discord.', ...misspelledSettings()];
    throw new IsnadError('setting-invalid', problems.join('\n'), {
      hint: 'Make a bot at https://discord.com/developers/applications, and put its token (Bot, Reset Token) into .env or the environment.',
    });
  }
  return {
    token: discordToken,
    applicationId: discordApplicationId === '' ? null : discordApplicationId,
    apiUrl: discordApiUrl,
  };
}
