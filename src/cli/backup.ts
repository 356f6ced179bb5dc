import { Command } from 'commander';
import { indexOption, jsonOption } from './setting-options.js';

interface BackupFlags {
  readonly index?: string;
  readonly json?: boolean;
}

/** `isnad backup`: everything that the index holds, as one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'Write the index, with what servers have of their own and all records, to one file. The bot may go on.',
    )
    .argument('<file>', 'where to; a backup that is there is replaced once the new one is whole')
    .option(...indexOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad backup /srv/backups/isnad.tar
  isnad backup "isnad-$(date +%F).tar" --json

The file is a tar archive with a SHA-256 of each part, and is read once more before it takes its name. Reports of the corpus and settings are
not in it: copy CORPUS_DIR and .env too. It holds votes and stored questions: keep it where nobody else reads it.
It copies an index folder: with LIBRARY_URL use pg_dump.
Exit code 1 where a server's library could not be read and is not in it.`,
    )
    .action(async (file: string, flags: BackupFlags) => {
      const { runBackup } = await import('./run-backup.js');
      process.exitCode = await runBackup(file, flags, flags.json ?? false);
    });
}
