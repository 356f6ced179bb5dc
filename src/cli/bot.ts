import { Command } from 'commander';

/** `isnad bot`: answers in Discord until it is stopped. */
export function botCommand(): Command {
  return new Command('bot')
    .description('Answer questions in Discord, until it is stopped.')
    .option('--shards <n>', 'divide the servers of a large bot among so many processes, or auto (DISCORD_SHARDS)')
    .addHelpText(
      'after',
      `
Commands are registered once, by isnad register; starting the bot does not. A reindex by another process is taken over while the bot runs.
DISCORD_TOKEN is the bot's token. HEALTH_PORT tells a supervisor how the bot is. The log is lines of JSON on standard error.

Ctrl-C or SIGTERM: no more questions are taken, those that wait are answered, then the bot leaves. A second one ends it at once.`,
    )
    .action(async (flags: { readonly shards?: string }) => {
      const { runBot } = await import('./run-bot.js');
      process.exitCode = await runBot(flags);
    });
}
