import { Command, InvalidArgumentError } from 'commander';
import type { ReportFilter } from '../library/library.js';
import { calendarDate, languageCode } from './arguments.js';
import { jsonOption, type SettingFlags, withSettings } from './setting-options.js';

/** What `isnad ask` was told besides the question. */
export interface AskFlags extends SettingFlags {
  readonly json?: boolean;
  readonly limit: number;
  readonly report?: string;
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly lang?: string;
  readonly batch?: string;
}

const mostQuotes = 10;

/** `isnad ask`: answers a question, many of them from a file, or one after another at a prompt. */
export function askCommand(): Command {
  return withSettings(new Command('ask'))
    .description('Answer a question with quotes from the reports. Without a question: a small chat.')
    .argument(
      '[question...]',
      'what you want to know, in Arabic, English, French, Turkish, German, Spanish, Russian or Persian',
    )
    .option(...jsonOption)
    .option('--limit <n>', `quotes at most, 1 to ${mostQuotes}`, quoteLimit, 3)
    .option('--report <id>', 'only this report: the name of its file in the corpus, without .md')
    .option('--outlet <name>', 'only reports of this outlet')
    .option('--from <date>', 'only reports published on this day or later, 2016-05-03', calendarDate)
    .option('--to <date>', 'only reports published on this day or earlier', calendarDate)
    .option('--lang <code>', 'only reports in this language, such as ar', languageCode)
    .option('--batch <file>', 'answer {"id", "question"}, one a line, with one JSON object a line; - is standard input')
    .addHelpText(
      'after',
      `
Examples:
  isnad ask "Where did the ISIS leaders go?"
  isnad ask "من توسط بين النظام وداعش؟" --limit 5 --from 2016-01-01
  isnad ask "Who paid the bribes?" --json
  isnad ask --batch questions.jsonl --json > answers.jsonl

The first question builds the index if there is none. The JSON form is described in docs/json.md.
Exit code 0 also when nothing in the reports answers the question: saying so is an answer.`,
    )
    .action(async (words: string[], flags: AskFlags, command: Command) => {
      if (flags.from !== undefined && flags.to !== undefined && flags.from > flags.to) {
        command.error(`error: --from ${flags.from} is after --to ${flags.to}.`);
      }
      if (flags.batch !== undefined && words.length > 0) {
        command.error('error: give either a question or --batch, not both.');
      }
      const { runAsk } = await import('./run-ask.js');
      process.exitCode = await runAsk(words.join(' '), flags);
    });
}

/** The filter that the flags ask for; undefined for the whole library. */
export function filterOf({ report, outlet, from, to, lang }: AskFlags): ReportFilter | undefined {
  const filter: ReportFilter = {
    ...(report === undefined ? {} : { report }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(lang === undefined ? {} : { language: lang }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function quoteLimit(value: string): number {
  const limit = Number(value);
  if (/^\d+$/.test(value) && limit >= 1 && limit <= mostQuotes) return limit;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostQuotes}.`);
}
