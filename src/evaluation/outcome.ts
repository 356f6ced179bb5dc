import type { Answer, CitedReport, Quote } from '../answer/answer.js';
import type { Judged } from '../answer/judge.js';
import type { Span } from '../reports/report.js';
import { goldTest, type LocatedGold } from './gold.js';
import type { GoldQuestion } from './questions.js';

/** A passage as it was ranked for a question, before it was decided whether anything answers it. */
export interface RankedPassage extends Span {
  readonly report: CitedReport;
  readonly paragraph: number;
  readonly text: string;
  readonly score: number;
  readonly holdsGold: boolean;
}

/** What came of one question. */
export interface Outcome {
  readonly question: GoldQuestion;
  readonly gold: LocatedGold;
  readonly answer: Answer;
  /** Place of the first quote that answers, from 1; null where none does. */
  readonly rank: number | null;
  /** Whether the emphasised sentence of the first quote holds gold; null where that quote is not right, or is a single sentence. */
  readonly highlighted: boolean | null;
  /** The ten best passages, best first, whether or not they were quoted. */
  readonly ranking: readonly RankedPassage[];
}

const rankedPassages = 10;

/** What came of a question: its answer and the ranking that the answer was made from, held against the gold. */
export function outcomeOf(
  question: GoldQuestion,
  gold: LocatedGold,
  answer: Answer,
  ranked: readonly Judged[],
): Outcome {
  const holdsGold = goldTest(question);
  const index = answer.quotes.findIndex(({ text }) => holdsGold(text));
  return {
    question,
    gold,
    answer,
    rank: index === -1 ? null : index + 1,
    highlighted: index === 0 ? highlightedGold(answer.quotes[0], holdsGold) : null,
    ranking: ranked.slice(0, rankedPassages).map(({ found: { passage }, score }) => ({
      report: passage.report,
      paragraph: passage.passage.paragraph,
      start: passage.passage.start,
      end: passage.passage.end,
      text: passage.text,
      score,
      holdsGold: holdsGold(passage.text),
    })),
  };
}

/** Nothing is emphasised in a passage of one sentence, so that a quote without highlights says nothing about them. */
function highlightedGold(quote: Quote | undefined, holdsGold: (text: string) => boolean): boolean | null {
  if (quote === undefined || quote.highlights.length === 0) return null;
  return quote.highlights.some(({ start, end }) => holdsGold(quote.text.slice(start - quote.start, end - quote.start)));
}

/** Whether the reports answer the question. */
export function isAnswerable({ question }: Pick<Outcome, 'question'>): boolean {
  return question.gold.length > 0;
}

/** The score of the best passage, which decides between an answer and a refusal; 0 where no passage was found at all. */
export function bestScore({ ranking }: { readonly ranking: readonly { readonly score: number }[] }): number {
  return ranking[0]?.score ?? 0;
}
