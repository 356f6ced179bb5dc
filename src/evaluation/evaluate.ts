import type { Session } from '../answer/session.js';
import { type Figures, figuresOf, type Outcome, rankOf } from './metrics.js';
import type { GoldQuestion } from './questions.js';

/** A row of an evaluation: a language, a named group of questions, or all. */
export interface EvaluationRow extends Figures {
  readonly name: string;
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
  questions: readonly GoldQuestion[],
  session: Session,
  onProgress: (done: number) => void = () => {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const answer = await session.ask(question.question, { limit: quotesAsked });
    outcomes.push({ question, answer, rank: rankOf(question, answer) });
    onProgress(outcomes.length);
  }
  return outcomes;
}

/** One row a language in order of appearance, one a group, one for all. */
export function tabulate(outcomes: readonly Outcome[], groups: readonly QuestionGroup[]): EvaluationRow[] {
  const languages = [...new Set(outcomes.map(({ question }) => question.lang))];
  return [
    ...languages.map((name) => ({ name, ...figuresOf(outcomes.filter(({ question }) => question.lang === name)) })),
    ...groups.map(({ name, holds }) => ({ name, ...figuresOf(outcomes.filter(({ question }) => holds(question))) })),
    { name: 'all', ...figuresOf(outcomes) },
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
