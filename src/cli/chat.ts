import { createInterface } from 'node:readline/promises';
import type { Answer } from '../answer/answer.js';
import { byReport } from '../answer/by-report.js';
import { baseScope } from '../library/scope.js';
import type { Session } from '../answer/session.js';
import { IsnadError } from '../errors.js';
import { type AskFlags, filterOf } from './ask.js';
import { failureText } from './failure.js';
import { outputWidth, print, takesColour } from './output.js';
import { renderAnswer } from './view/terminal.js';

const mostQuotes = 10;

/** A page of an answer's quotes, and whether more follow. */
export interface Page {
  readonly answer: Answer;
  /** Number of the page's first report among the pages shown: a report that goes on keeps its block, not its number. */
  readonly firstNumber: number;
  readonly left: number;
}

/** Cuts an answer into pages of at most `size` quotes. An answer without quotes is one page. */
export function pagesOf(answer: Answer, size: number): Page[] {
  const pages: Page[] = [];
  let firstNumber = 1;
  for (let start = 0; start === 0 || start < answer.quotes.length; start += size) {
    const quotes = answer.quotes.slice(start, start + size);
    pages.push({ answer: { ...answer, quotes }, firstNumber, left: Math.max(0, answer.quotes.length - start - size) });
    firstNumber += byReport(quotes).length;
  }
  return pages;
}

/** Questions and answers in turn, until an empty line, Ctrl-C or Ctrl-D. The prompt is on standard error, the answers on standard output. */
export async function chat(session: Session, flags: AskFlags): Promise<void> {
  const filter = filterOf(flags);
  const lines = createInterface({ input: process.stdin, output: process.stderr, prompt: '? ' });
  process.stderr.write('Ask about the reports. "more" shows further quotes, an empty line ends.\n');
  lines.on('SIGINT', () => lines.close());
  let pages: Page[] = [];
  lines.prompt();
  for await (const line of lines) {
    const input = line.trim();
    if (input === '') break;
    try {
      if (input.toLowerCase() !== 'more') {
        pages = pagesOf(
          await session.ask(input, baseScope, { limit: mostQuotes, ...(filter === undefined ? {} : { filter }) }),
          flags.limit,
        );
      }
      await showNext(pages);
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
      process.stderr.write(failureText(error));
    }
    lines.prompt();
  }
  lines.close();
  // Leaving the loop can set a terminal that was typed ahead flowing again; it would keep the process alive.
  process.stdin.pause();
}

async function showNext(pages: Page[]): Promise<void> {
  const page = pages.shift();
  if (page === undefined) {
    process.stderr.write('There is nothing more to show; ask another question.\n');
    return;
  }
  const style = { width: outputWidth(), colour: takesColour(process.stdout, process.env) };
  await print(`\n${renderAnswer(page.answer, { ...style, firstNumber: page.firstNumber })}\n`);
  if (page.left > 0) process.stderr.write(`"more" shows ${page.left} more.\n`);
}
