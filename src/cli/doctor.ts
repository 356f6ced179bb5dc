import { Command } from 'commander';
import { jsonOption, type SettingFlags, withSettings } from './setting-options.js';

/** `isnad doctor`: checks everything that answering needs. */
export function doctorCommand(): Command {
  return withSettings(new Command('doctor'))
    .description('Check everything that Isnad needs, and say what to do about each problem.')
    .option(...jsonOption)
    .addHelpText('after', '\nExamples:\n  isnad doctor\n\nExit code 1 when there is a problem.')
    .action(async (flags: SettingFlags & { json?: boolean }) => {
      const { runDoctor } = await import('./run-doctor.js');
      process.exitCode = await runDoctor(flags, flags.json ?? false);
    });
}
