import { Command, InvalidArgumentError } from 'commander';
import { calendarDate, languageCode } from './arguments.js';
import { type SettingFlags, withSettings } from './setting-options.js';

/** What `isnad add` was told about the reports. */
export interface AddFlags extends SettingFlags {
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly date?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

/** `isnad add`: imports reports into the corpus. */
export function addCommand(): Command {
  return withSettings(new Command('add'))
    .description(
      'Import .txt, .md, .html, .pdf, .docx and .jsonl files into the corpus, without the furniture of their pages.',
    )
    .argument('<files or folders...>', 'what to import')
    .option('--title <title>', 'title, where the file does not say it or says it wrongly')
    .option('--outlet <name>', 'who published it')
    .option('--author <name>', 'who wrote it')
    .option('--date <date>', 'when it was published, 2016-05-03', calendarDate)
    .option('--url <address>', 'where it was published', webAddress)
    .option('--lang <code>', 'its language, such as ar', languageCode)
    .option('--to <dir>', 'corpus folder to import into, instead of CORPUS_DIR')
    .option('--dry-run', 'show what would be imported, and write nothing')
    .addHelpText(
      'after',
      `
Examples:
  isnad add page.html
  isnad add notes/ --outlet "Syrian Observatory" --lang ar
  isnad add page.txt --date 2016-05-03 --url https://example.org/report --dry-run
  isnad add archive.jsonl

Each file's recognised fields and stripped lines are printed. A report that is already there is not added again.
A .jsonl file holds one report a line; lines that cannot be read are named and left out.
Exit code 1 if any file failed; the others are imported all the same. Afterwards isnad reindex makes them searchable.`,
    )
    .action(async (paths: string[], flags: AddFlags) => {
      const { runAdd } = await import('./run-add.js');
      process.exitCode = await runAdd(paths, flags);
    });
}

function webAddress(value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new InvalidArgumentError('It must be an address in full, such as https://example.org/page.');
}
