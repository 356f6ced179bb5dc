import { Command } from 'commander';
import { jsonOption } from './setting-options.js';

export interface MigrateFlags {
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

/** `isnad migrate-library`: from a folder to a database, or back. */
export function migrateLibraryCommand(): Command {
  return new Command('migrate-library')
    .description('Copy everything from an index folder to a PostgreSQL database, or back, and compare both.')
    .requiredOption('--from <place>', 'an index folder, or postgres://user@host/database')
    .requiredOption('--to <place>', 'the same; empty, or a copy that was broken off')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad migrate-library --from embeddings/index --to postgres://isnad@db.example.org/isnad
  isnad migrate-library --from postgres://isnad@db.example.org/isnad --to /srv/isnad/index

Stop the bot first. Copied are the base library, those of servers, and all records; nothing is embedded anew. The copy is read once more and compared:
counts, SHA-256 of texts and vectors, and the answers to 20 questions. Broken off, it goes on when it is run again. A password
stands best in PGPASSWORD or ~/.pgpass: what is typed here can be seen by others on this machine.`,
    )
    .action(async (flags: MigrateFlags) => {
      const { runMigrateLibrary } = await import('./run-migrate-library.js');
      await runMigrateLibrary(flags, flags.json ?? false);
    });
}
