import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer } from '../../answer/answer.js';
import { isSmallTalk } from '../../answer/small-talk.js';
import type { Language } from '../../language/languages.js';
import type { ReportFilter } from '../../library/library.js';
import type { Scope } from '../../library/scope.js';
import { wordingIn } from '../../wording/wordings.js';
import type { QuotesOnPage } from '../components/custom-id.js';
import { filterKeyOf, isOpen } from '../components/filter-key.js';
import { answerLimits } from '../limits.js';
import type { Services } from '../services.js';
import { answerView } from '../view/answer.js';
import type { MessageView } from '../view/message.js';
import { nothingView } from '../view/nothing.js';
import { linksIn } from './reading.js';

/** A question as it came from a member. */
export interface MemberQuestion {
  readonly text: string;
  readonly filter: ReportFilter;
  /** Language of the interface. */
  readonly language: Language;
  /** Discord id. */
  readonly asker: string;
  readonly quotesOnPage: QuotesOnPage;
  /** What may be read where it is asked. */
  readonly scope: Scope;
}

/** What a member is shown, and the answer that it shows. */
export interface ShownToMember {
  readonly view: MessageView;
  readonly answer: Answer;
}

/**
 * Asks the reports, and shows the first page of the answer, or that nothing was found.
 * @throws IsnadError as `ask` does
 */
export async function answerQuestion(
  { text, filter, language, asker, quotesOnPage, scope }: MemberQuestion,
  services: Pick<Services, 'session' | 'readerLink'>,
): Promise<ShownToMember> {
  // Answers that follow one another at once would keep this thread from hearing what Discord sends, and from acknowledging it in time.
  await nextTurn();
  const answer = await services.session.ask(text, scope, { filter, limit: answerLimits.quotes });
  const wording = wordingIn(language);
  const asked = { language, asker, filter: filterKeyOf(filter) };
  if (!answer.answered) {
    const shown = {
      ...asked,
      nearest: answer.nearest,
      isSmallTalk: isSmallTalk(text),
      isFiltered: !isOpen(asked.filter),
    };
    return { view: nothingView(shown, wording), answer };
  }
  const view = answerView(
    {
      ...asked,
      question: answer.question,
      quotes: answer.quotes.slice(0, quotesOnPage),
      firstNumber: 1,
      page: 0,
      pages: Math.ceil(answer.quotes.length / quotesOnPage),
      quotesOnPage,
      references: answer.quotes.map(({ reference }) => reference),
      readerLink: linksIn(scope, services).ofQuote,
    },
    wording,
  );
  return { view, answer };
}
