import { Command } from 'commander';
import { jsonOption, type SettingFlags, withSettings } from './setting-options.js';

/** `isnad status`: what the index holds, and whether it is up to date. */
export function statusCommand(): Command {
  return withSettings(new Command('status'))
    .description('Show what the index holds, how large it is, and which files have changed since.')
    .option(...jsonOption)
    .addHelpText('after', '\nExamples:\n  isnad status\n  isnad status --json')
    .action(async (flags: SettingFlags & { json?: boolean }) => {
      const { runStatus } = await import('./run-status.js');
      await runStatus(flags, flags.json ?? false);
    });
}
