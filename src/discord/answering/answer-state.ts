import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { QuoteReference } from '../../answer/answer.js';
import type { Language } from '../../language/languages.js';
import { type ButtonAction, type QuotesOnPage, readCustomId } from '../components/custom-id.js';
import type { FilterKey } from '../components/filter-key.js';
import { answerLimits } from '../limits.js';
import { all } from '../view/message.js';
import { headingOf } from './answer-page.js';

/** What the buttons of an answer's message say of the answer: all that a later page or a question that follows needs. */
export interface AnswerState {
  readonly language: Language;
  /** Discord id. */
  readonly asker: string;
  readonly filter: FilterKey;
  /** Of all pages, best first; none where nothing was found. */
  readonly quotes: readonly QuoteReference[];
  readonly quotesOnPage: QuotesOnPage;
  /** Page that the message shows, from 0. */
  readonly page: number;
  readonly heading: readonly APIMessageTopLevelComponent[];
}

/** Reads the state of an answer from its message; null where the message is no answer of this version. */
export function answerStateOf(components: readonly APIMessageTopLevelComponent[]): AnswerState | null {
  const actions = actionsOf(components);
  const vote = actions.find((action) => action.kind === 'vote');
  if (vote === undefined) return null;
  const turning = actions.filter((action) => action.kind === 'page');
  const contexts = actions.flatMap((action) => (action.kind === 'context' ? [action.quote] : []));
  const { language, asker, filter } = vote;
  const quotes = turning[0]?.quotes ?? contexts;
  // Without buttons that turn there is one page.
  const quotesOnPage = turning[0]?.quotesOnPage ?? answerLimits.quotesOnPage;
  const page = pageOf(quotes, contexts, quotesOnPage);
  return { language, asker, filter, quotes, quotesOnPage, page, heading: headingOf(components) };
}

/** The page is known by its first quote. */
function pageOf(
  quotes: readonly QuoteReference[],
  shown: readonly QuoteReference[],
  quotesOnPage: QuotesOnPage,
): number {
  const place = quotes.findIndex(({ passage }) => shown.some((each) => each.passage === passage));
  return Math.floor(Math.max(0, place) / quotesOnPage);
}

/** What the buttons of a message do. */
export function actionsOf(components: readonly APIMessageTopLevelComponent[]): ButtonAction[] {
  return all(components).flatMap((component) => {
    if (component.type !== ComponentType.Button || !('custom_id' in component)) return [];
    return readCustomId(component.custom_id) ?? [];
  });
}
