import type { Judged } from '../answer/judge.js';
import type { Session } from '../answer/session.js';
import { baseScope } from '../library/scope.js';
import type { LocatedQuestion } from './gold.js';
import { type Figures, figuresOf } from './metrics.js';
import { type Outcome, outcomeOf } from './outcome.js';
import type { GoldQuestion } from './questions.js';

/** A row of an evaluation. */
export interface EvaluationRow extends Figures {
  readonly name: string;
  /** What the questions of the row have in common. */
  readonly of: 'language' | 'group' | 'all';
}

/** Questions that are looked at together: those of a kind, or with ids from one to another. */
export interface QuestionGroup {
  readonly name: string;
  readonly holds: (question: GoldQuestion) => boolean;
}

/** Quotes asked for: what hit@5 needs. */
const quotesAsked = 5;

/** Asks every question, one after another, as a member would. */
export async function askAll(
  questions: readonly LocatedQuestion[],
  session: Session,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { question, gold } of questions) {
    let ranked: readonly Judged[] = [];
    const answer = await session.ask(question.question, baseScope, {
      limit: quotesAsked,
      onRanked: (all) => (ranked = all),
    });
    outcomes.push(outcomeOf(question, gold, answer, ranked));
    onProgress(outcomes.length, questions.length);
  }
  return outcomes;
}

/** One row a language in order of appearance, one a group, one for all. */
export function tabulate(outcomes: readonly Outcome[], groups: readonly QuestionGroup[]): EvaluationRow[] {
  const languages = [...new Set(outcomes.map(({ question }) => question.lang))];
  const rowOf = (name: string, of: EvaluationRow['of'], holds: (question: GoldQuestion) => boolean): EvaluationRow => ({
    name,
    of,
    ...figuresOf(outcomes.filter(({ question }) => holds(question))),
  });
  return [
    ...languages.map((name) => rowOf(name, 'language', ({ lang }) => lang === name)),
    ...groups.map(({ name, holds }) => rowOf(name, 'group', holds)),
    rowOf('all', 'all', () => true),
  ];
}

/**
 * A group from `name=first..last`: the questions whose ids lie between the two, both included, compared as text. Null when it is not of this form.
 */
export function parseGroup(text: string): QuestionGroup | null {
  const match = /^([^=]+)=([^=.]+)\.\.([^=.]+)$/.exec(text);
  const [, name, first, last] = match ?? [];
  if (name === undefined || first === undefined || last === undefined) return null;
  return { name, holds: ({ id }) => id >= first && id <= last };
}

/** One group for each `kind` that questions are marked with. */
export function groupsByKind(questions: readonly GoldQuestion[]): QuestionGroup[] {
  const kinds = [...new Set(questions.flatMap(({ kind }) => kind ?? []))];
  return kinds.map((name) => ({ name, holds: ({ kind }) => kind === name }));
}
