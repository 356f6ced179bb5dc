import type { Answer } from '../answer/answer.js';
import type { GoldQuestion } from './questions.js';

/** What came of one question. */
export interface Outcome {
  readonly question: GoldQuestion;
  readonly answer: Answer;
  /** Place of the first quote that answers, from 1; null where none does. */
  readonly rank: number | null;
}

/** Figures over a set of questions. Shares are between 0 and 1, and null where there was no question to take a share of. */
export interface Figures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Share of answerable questions with an answering quote at place 1, among the first 3, among the first 5. */
  readonly hitAt1: number | null;
  readonly hitAt3: number | null;
  readonly hitAt5: number | null;
  /** Mean of 1 / rank of the first answering quote, 0 where there is none. */
  readonly meanReciprocalRank: number | null;
  /** Share of unanswerable questions that were refused. */
  readonly refused: number | null;
  /** Share of answerable questions that were answered, rightly or not. */
  readonly answered: number | null;
}

/** How texts are compared with gold pieces: NFC, and runs of white space as one space. */
const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ');

/** Place of the first quote that holds one of the gold pieces, from 1, or null. */
export function rankOf(question: GoldQuestion, answer: Answer): number | null {
  const gold = question.gold.map(comparable);
  const index = answer.quotes.findIndex(({ text }) => gold.some((piece) => comparable(text).includes(piece)));
  return index === -1 ? null : index + 1;
}

/** The figures of a set of outcomes. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter(({ question }) => question.gold.length > 0);
  const unanswerable = outcomes.filter(({ question }) => question.gold.length === 0);
  const within = (places: number): number | null => share(answerable, ({ rank }) => rank !== null && rank <= places);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    hitAt1: within(1),
    hitAt3: within(3),
    hitAt5: within(5),
    meanReciprocalRank:
      answerable.length === 0
        ? null
        : answerable.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / answerable.length,
    refused: share(unanswerable, ({ answer }) => !answer.answered),
    answered: share(answerable, ({ answer }) => answer.answered),
  };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}
