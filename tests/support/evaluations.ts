import type { Answer, ScoredQuote } from '../../src/answer/answer.js';
import { tabulate } from '../../src/evaluation/evaluate.js';
import { goldTest, type LocatedGold } from '../../src/evaluation/gold.js';
import type { Outcome, RankedPassage } from '../../src/evaluation/outcome.js';
import type { GoldQuestion } from '../../src/evaluation/questions.js';
import type { EvaluationRun } from '../../src/evaluation/run.js';
import { answerOf, quote } from './answers.js';

/** A question with known answers; its gold is `right` unless given. */
export function goldQuestion(fields: Partial<GoldQuestion> = {}): GoldQuestion {
  return { id: 'q1', lang: 'en', question: 'Where did they go?', gold: ['right'], ...fields };
}

export interface OutcomeFields {
  readonly question?: Partial<GoldQuestion>;
  readonly gold?: Partial<LocatedGold>;
  /** What is quoted; text stands for a quote of it. Nothing is quoted where the answer was refused. */
  readonly quotes?: readonly (ScoredQuote | string)[];
  /** What was ranked where it is not what was quoted: texts with scores. */
  readonly ranking?: readonly (readonly [text: string, score: number])[];
  readonly highlighted?: boolean | null;
  readonly answer?: Partial<Answer>;
}

/** What came of a question, with the fields that a test does not care about filled in. */
export function outcome(fields: OutcomeFields = {}): Outcome {
  const question = goldQuestion(fields.question);
  const holdsGold = goldTest(question);
  const quotes = (fields.quotes ?? []).map((one) => (typeof one === 'string' ? quote(one) : one));
  const ranked = fields.ranking?.map(([text, score]) => quote(text, { score })) ?? quotes;
  const index = quotes.findIndex(({ text }) => holdsGold(text));
  return {
    question,
    gold: { places: [], unquotable: [], passages: question.gold.length, ...fields.gold },
    answer: answerOf({ question: question.question, quotes, ...fields.answer }),
    rank: index === -1 ? null : index + 1,
    highlighted: fields.highlighted ?? null,
    ranking: ranked.map(({ report, paragraph, start, end, text, score }): RankedPassage => ({
      report,
      paragraph,
      start,
      end,
      text,
      score,
      holdsGold: holdsGold(text),
    })),
  };
}

/** A run in which these were the outcomes. */
export function runOf(outcomes: readonly Outcome[], fields: Partial<EvaluationRun> = {}): EvaluationRun {
  return {
    askedAt: new Date('2016-05-03T10:15:30Z'),
    program: '1.2.3',
    questionsFile: 'questions.jsonl',
    model: { name: 'a-model', dimension: 640, fingerprint: 'abc' },
    corpus: { reports: 5, passages: 52 },
    rows: tabulate(outcomes, []),
    outcomes,
    ...fields,
  };
}
