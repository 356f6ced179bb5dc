import { Command } from 'commander';
import { indexOption, jsonOption } from './setting-options.js';

interface RestoreFlags {
  readonly index?: string;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly check?: boolean;
}

/** `isnad restore`: puts a backup in the place of the index. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put a backup in the place of the index. The bot may go on, and answers from it at once.')
    .argument('<file>', 'what isnad backup wrote')
    .option('--check', 'only read the backup and compare its checksums; nothing is changed')
    .option('--force', 'also replace an index that is newer than the backup: what was added since is gone')
    .option(...indexOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad restore /srv/backups/isnad.tar --check
  isnad restore /srv/backups/isnad.tar

The backup is unpacked beside the index and checked before anything is replaced: stopped, killed or on a full disk, the old index stays, or
the next command that opens it finishes the restore. A damaged index is kept under another name. Run it as the user that the bot runs as.`,
    )
    .action(async (file: string, flags: RestoreFlags) => {
      const { runRestore } = await import('./run-restore.js');
      await runRestore(file, flags, {
        ...{ json: flags.json ?? false, force: flags.force ?? false, onlyCheck: flags.check ?? false },
      });
    });
}
