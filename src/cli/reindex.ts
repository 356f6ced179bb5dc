import { Command } from 'commander';
import { type SettingFlags, withSettings } from './setting-options.js';

interface ReindexFlags extends SettingFlags {
  readonly full?: boolean;
  readonly watch?: boolean;
}

/** `isnad reindex`: brings the index up to the corpus. */
export function reindexCommand(): Command {
  return withSettings(new Command('reindex'))
    .description('Bring the index up to the reports in the corpus. Only what changed is embedded.')
    .option('--full', 'analyse every report anew; vectors of unchanged passages are kept')
    .option('--watch', 'go on: reindex whenever reports change, until Ctrl-C')
    .addHelpText(
      'after',
      `
Examples:
  isnad reindex
  isnad reindex --watch
  EMBEDDING_MODEL=Xenova/multilingual-e5-small isnad reindex   switch the model; the old index serves until the new one is complete

Ctrl-C loses nothing: the next reindex goes on where this one stopped. Exit code 1 when a file failed.`,
    )
    .action(async (flags: ReindexFlags) => {
      const { runReindex } = await import('./run-reindex.js');
      process.exitCode = await runReindex(flags, { full: flags.full ?? false, watch: flags.watch ?? false });
    });
}
