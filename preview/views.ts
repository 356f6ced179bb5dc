import type { Answer, Quote } from '../src/answer/answer.js';
import { byReport } from '../src/answer/by-report.js';
import { isSmallTalk } from '../src/answer/small-talk.js';
import type { Session } from '../src/answer/session.js';
import { filterKeyOf } from '../src/discord/components/filter-key.js';
import { answerLimits } from '../src/discord/limits.js';
import { answerView } from '../src/discord/view/answer.js';
import { contextView } from '../src/discord/view/context.js';
import { helpView } from '../src/discord/view/help.js';
import type { MessageView } from '../src/discord/view/message.js';
import { nothingView } from '../src/discord/view/nothing.js';
import { baseScope } from '../src/library/scope.js';
import { noReader } from '../src/discord/answering/reading.js';
import { reportPage } from '../src/discord/answering/report-page.js';
import { IsnadError } from '../src/errors.js';
import type { Language } from '../src/language/languages.js';
import type { Library } from '../src/library/library.js';
import { wordingIn } from '../src/wording/wordings.js';

/** What a preview shows. */
export interface Request {
  readonly question: string;
  /** Of the interface; the question's unless given. */
  readonly language?: Language;
  /** From 1. */
  readonly page: number;
  /** Number of a quote, from 1, whose context is shown. */
  readonly context?: number;
  /** Id of a report that is shown. */
  readonly report?: string;
  readonly help: boolean;
  /** Whether what was found is withheld, to see what is said when nothing is. */
  readonly nothing: boolean;
}

export interface Sources {
  readonly session: Session;
  readonly library: Library;
}

const asker = '100000000000000000';
const passagesAround = 2;

/** The message that the bot would answer a request with. */
export async function viewOf(request: Request, sources: Sources): Promise<MessageView> {
  if (request.help) return help(request.language ?? 'en', sources.library);
  if (request.report !== undefined) return report(request.report, request, sources.library);
  const answer = await sources.session.ask(request.question, baseScope, { limit: answerLimits.quotes });
  const language = request.language ?? answer.language;
  if (request.nothing || !answer.answered) return nothing(answer, language);
  if (request.context !== undefined) return context(quoteOf(answer, request.context), language, sources.library);
  return page(answer, language, request.page);
}

/** Quotes in the order in which the pages number them. */
function pagesOf(quotes: readonly Quote[]): Quote[][] {
  const size = answerLimits.quotesOnPage;
  return Array.from({ length: Math.ceil(quotes.length / size) }, (_, index) =>
    byReport(quotes.slice(index * size, (index + 1) * size)).flat(),
  );
}

function page(answer: Answer, language: Language, number: number): MessageView {
  const pages = pagesOf(answer.quotes);
  const quotes = pages[number - 1];
  if (quotes === undefined) throw noSuch(`page ${number}`, `The answer has ${pages.length}.`);
  return answerView(
    {
      question: answer.question,
      language,
      quotes,
      firstNumber: (number - 1) * answerLimits.quotesOnPage + 1,
      page: number - 1,
      pages: pages.length,
      quotesOnPage: answerLimits.quotesOnPage,
      references: answer.quotes.map(({ reference }) => reference),
      asker,
      filter: filterKeyOf({}),
    },
    wordingIn(language),
  );
}

function nothing({ question, nearest, quotes }: Answer, language: Language): MessageView {
  const near =
    nearest.length > 0
      ? nearest
      : byReport(quotes)
          .map(([first]) => first)
          .filter((one) => one !== undefined);
  return nothingView(
    {
      language,
      nearest: near.map(({ report, score }) => ({ report, score })),
      isSmallTalk: isSmallTalk(question),
      isFiltered: false,
      asker,
      filter: filterKeyOf({}),
    },
    wordingIn(language),
  );
}

function quoteOf(answer: Answer, number: number): Quote {
  const quote = pagesOf(answer.quotes).flat()[number - 1];
  if (quote === undefined) throw noSuch(`quote ${number}`, `The answer has ${answer.quotes.length}.`);
  return quote;
}

async function context(quote: Quote, language: Language, library: Library): Promise<MessageView> {
  const passages = await library.reportPassages(quote.report.id);
  const at = passages.findIndex(({ id }) => id === quote.reference.passage);
  const first = Math.max(0, at - passagesAround);
  const end = Math.min(passages.length, at + 1 + passagesAround);
  return contextView(
    {
      quote,
      before: passages.slice(first, at),
      after: passages.slice(at + 1, end),
      isBeginning: first === 0,
      isEnd: end === passages.length,
    },
    wordingIn(language),
  );
}

async function report(id: string, { page: number, language }: Request, library: Library): Promise<MessageView> {
  const [entry] = await library.reports({ report: id });
  if (entry === undefined)
    throw noSuch(`report ${id}`, `There are: ${(await library.reports()).map((one) => one.id).join(', ')}.`);
  return reportPage(entry, number - 1, { language: language ?? 'en', asker: '0' }, { library, links: noReader });
}

async function help(language: Language, library: Library): Promise<MessageView> {
  const reports = await library.reports();
  const days = reports.flatMap(({ published }) => (published === null ? [] : [published])).sort();
  return helpView(
    {
      reports: reports.length,
      outlets: new Set(reports.map(({ outlet }) => outlet).filter((outlet) => outlet !== null)).size,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      commands: {
        ask: `</ask:${asker}>`,
        report: `</report:${asker}>`,
        sources: '**Find sources**',
        privacy: `</privacy show:${asker}>`,
        mention: `<@${asker}>`,
      },
    },
    wordingIn(language),
  );
}

const noSuch = (what: string, hint: string): IsnadError =>
  new IsnadError('command-invalid', `There is no ${what}.`, { hint });
