import { Command, InvalidArgumentError } from 'commander';
import { IsnadError } from '../errors.js';
import { jsonOption } from './setting-options.js';

interface RegisterFlags {
  readonly guild?: string;
  readonly global?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `isnad register`: tells Discord which commands the bot has. */
export function registerCommand(): Command {
  return new Command('register')
    .description('Register the commands of the bot with Discord: shows what differs, and changes it.')
    .option('--guild <id>', 'in one server, where they appear at once', guildId)
    .option('--global', 'everywhere: in all servers and in direct messages')
    .option('--dry-run', 'show what differs, and change nothing')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad register --guild 1234567890123456789   try the commands in one server
  isnad register --global --dry-run            what would change for everybody
  isnad register --global

Do it once, and again after an update that changes commands; starting the bot never does. Nothing is sent where nothing differs.
Commands that are registered but are none of Isnad's are removed. Registered in both ways, a server shows each command twice.
DISCORD_TOKEN is the bot's token; DISCORD_API_URL may name a proxy before Discord.`,
    )
    .action(async ({ guild, global, dryRun, json }: RegisterFlags) => {
      if ((guild === undefined) === (global !== true)) {
        const both = guild !== undefined;
        throw new IsnadError(
          'command-invalid',
          both ? '--guild and --global are both given.' : 'It is not said where to register.',
          { hint: 'Choose one: --guild ID for one server, or --global for everywhere.' },
        );
      }
      const { runRegister } = await import('./run-register.js');
      await runRegister({ guild: guild ?? null, dryRun: dryRun ?? false }, json ?? false);
    });
}

function guildId(value: string): string {
  if (/^\d{17,20}$/.test(value)) return value;
  throw new InvalidArgumentError(
    'It must be the id of a server, 17 to 20 digits: "Copy Server ID" in its menu, with developer mode on.',
  );
}
