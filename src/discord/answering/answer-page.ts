import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { recallQuotes } from '../../answer/quote.js';
import { wordingIn } from '../../wording/wordings.js';
import type { Services } from '../services.js';
import { answerView } from '../view/answer.js';
import { fits, type MessageView } from '../view/message.js';
import type { AnswerState } from './answer-state.js';
import type { Reading } from './reading.js';

/**
 * A page of an answer that was given before, made of what the library holds now. Quotes whose passage is gone leave their number empty.
 * @param page from 0; the last one where there are fewer
 */
export async function answerPage(
  state: AnswerState,
  page: number,
  { library, links }: Reading,
  { log }: Pick<Services, 'log'>,
): Promise<MessageView> {
  const { quotes: references, quotesOnPage, language, asker, filter, heading } = state;
  const pages = Math.max(1, Math.ceil(references.length / quotesOnPage));
  const shownPage = Math.min(page, pages - 1);
  const first = shownPage * quotesOnPage;
  const quotes = await recallQuotes(references.slice(first, first + quotesOnPage), library, (message) =>
    log.error({}, message),
  );
  const view = answerView(
    {
      ...{ language, asker, filter, references, quotes, quotesOnPage, pages },
      ...{ question: null, firstNumber: first + 1, page: shownPage },
      readerLink: links.ofQuote,
    },
    wordingIn(language),
  );
  const headed = [...heading, ...view.components];
  return fits(headed) ? { components: headed } : view;
}

/** The lines above an answer's first report: the question that was asked. It stands nowhere else. */
export function headingOf(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const end = components.findIndex(({ type }) => type === ComponentType.Container);
  return components.slice(0, Math.max(0, end)).filter(({ type }) => type === ComponentType.TextDisplay);
}
