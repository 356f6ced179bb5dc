import { text as readAll } from 'node:stream/consumers';
import type { Session } from '../answer/session.js';
import { IsnadError } from '../errors.js';
import type { Library } from '../library/library.js';
import { baseScope } from '../library/scope.js';
import { type AskFlags, filterOf } from './ask.js';
import { type Log, openLog } from './log.js';
import { openForAsking } from './open.js';
import { outputWidth, print, takesColour } from './output.js';
import { loadConfig } from './settings.js';
import { timed } from './spans.js';
import { toJson } from './view/json.js';
import { renderAnswer } from './view/terminal.js';

/**
 * Answers the question given, the questions of a batch, those of a chat, or the one on standard input.
 * @returns the exit code
 */
export async function runAsk(question: string, flags: AskFlags): Promise<number> {
  const config = loadConfig(flags);
  const log = openLog(config.logLevel);
  const chats = question === '' && flags.batch === undefined && process.stdin.isTTY === true;
  const asked = flags.batch === undefined && !chats ? await questionGiven(question) : '';
  const { session, library } = await openForAsking(config, log, asked === '' ? undefined : asked);
  try {
    await remarkOnEmptyFilter(library, flags, log);
    if (flags.batch !== undefined) {
      const { answerBatch } = await import('./batch.js');
      return await answerBatch(flags.batch, (text) => askWith(session, text, flags));
    }
    if (chats) {
      const { chat } = await import('./chat.js');
      await chat(session, flags);
      return 0;
    }
    const answer = await timed(log, 'answer', () => askWith(session, asked, flags));
    const style = { width: outputWidth(), colour: takesColour(process.stdout, process.env) };
    await print(flags.json === true ? `${JSON.stringify(toJson(answer))}\n` : renderAnswer(answer, style));
    return 0;
  } finally {
    await timed(log, 'close', () => session.close());
  }
}

function askWith(session: Session, question: string, flags: AskFlags) {
  const filter = filterOf(flags);
  return session.ask(question, baseScope, { limit: flags.limit, ...(filter === undefined ? {} : { filter }) });
}

/** @throws IsnadError `question-empty`, before anything is loaded for it */
async function questionGiven(question: string): Promise<string> {
  const text = question.trim() === '' && process.stdin.isTTY !== true ? await readAll(process.stdin) : question;
  if (text.trim() !== '') return text;
  throw new IsnadError('question-empty', 'There is no question.', {
    hint: 'Write it behind the command, isnad ask "Where did the leaders go?", or pass it on standard input.',
  });
}

async function remarkOnEmptyFilter(library: Library, flags: AskFlags, log: Log): Promise<void> {
  const filter = filterOf(flags);
  if (filter === undefined || (await library.reports(filter)).length > 0) return;
  const reports = await library.reports();
  const names = (values: readonly (string | null)[]): string =>
    [...new Set(values.filter((value) => value !== null))].sort().slice(0, 20).join(', ') || 'none';
  if (flags.report !== undefined) log.warn(`No report fits. The reports are: ${names(reports.map(({ id }) => id))}.`);
  else if (flags.outlet !== undefined)
    log.warn(`No report fits. The outlets are: ${names(reports.map(({ outlet }) => outlet))}.`);
  else if (flags.lang !== undefined)
    log.warn(`No report fits. The languages are: ${names(reports.map(({ language }) => language))}.`);
  else log.warn(`No report fits. The dates are: ${names(reports.map(({ published }) => published))}.`);
}
