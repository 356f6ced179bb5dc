// Shows an answer as Discord would: npm run preview -- "question" --png answer.png
import { Command, InvalidArgumentError, Option } from 'commander';
import { describeFailure } from '../src/cli/failure.js';
import { openLog } from '../src/cli/log.js';
import { openForAsking } from '../src/cli/open.js';
import { writeOutput } from '../src/cli/output-file.js';
import { type SettingFlags, withSettings } from '../src/cli/setting-options.js';
import { loadConfig } from '../src/cli/settings.js';
import { type Language, languages } from '../src/language/languages.js';
import { pageHtml, pageWidth, type Theme } from './page.js';
import { screenshot } from './screenshot.js';
import { type Request, viewOf } from './views.js';

interface Flags extends SettingFlags {
  readonly language?: Language;
  readonly page: number;
  readonly context?: number;
  readonly report?: string;
  readonly helpPage?: boolean;
  readonly nothing?: boolean;
  readonly html?: string;
  readonly png?: string;
  readonly theme: Theme;
}

const command = withSettings(new Command('preview'))
  .description('Shows what the bot would answer as a page or a picture, in an imitation of Discord.')
  .argument('[question...]')
  .addOption(new Option('--language <code>', "words of the interface; the question's unless given").choices(languages))
  .option('--page <n>', 'page of the answer or the report', count, 1)
  .option('--context <n>', 'the context of a quote, by its number', count)
  .option('--report <id>', 'a report instead of an answer')
  .option('--help-page', 'the help that the bot gives')
  .option('--nothing', 'what is said when nothing is found')
  .option('--html <file>', 'write one self-contained HTML page; without --png it goes to standard output')
  .option('--png <file>', 'write a picture, by the Chromium on PATH or in the variable CHROMIUM')
  .addOption(new Option('--theme <name>', 'look of the client').choices(['dark', 'light']).default('dark'))
  .action(async (words: string[], flags: Flags, command: Command) => {
    const question = words.join(' ');
    const needsQuestion = flags.helpPage !== true && flags.report === undefined;
    if (needsQuestion && question.trim() === '') command.error('error: there is no question.');
    await preview(question, flags);
  });

async function preview(question: string, flags: Flags): Promise<void> {
  const config = loadConfig(flags);
  const { session, library } = await openForAsking(config, openLog(config.logLevel));
  try {
    const { language, context, report } = flags;
    const request: Request = {
      question,
      page: flags.page,
      help: flags.helpPage === true,
      nothing: flags.nothing === true,
      ...(language === undefined ? {} : { language }),
      ...(context === undefined ? {} : { context }),
      ...(report === undefined ? {} : { report }),
    };
    const view = await viewOf(request, { session, library });
    const html = pageHtml({ view, theme: flags.theme, ...askedBy(request) });
    if (flags.html !== undefined) await writeOutput(flags.html, html);
    if (flags.png !== undefined) await screenshot(html, pageWidth, flags.png);
    if (flags.html === undefined && flags.png === undefined) process.stdout.write(html);
  } finally {
    await session.close();
  }
}

function askedBy({ question, help, report }: Request): { command: string; given: string } {
  if (help) return { command: 'help', given: '' };
  return report === undefined ? { command: 'ask', given: question } : { command: 'report', given: report };
}

function count(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

try {
  await command.parseAsync();
} catch (error) {
  const failure = describeFailure(error, { json: false, debug: process.env['LOG_LEVEL'] === 'debug' });
  process.stderr.write(failure.text);
  process.exitCode = failure.exitCode;
}
