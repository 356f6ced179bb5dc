import { describe, expect, it } from 'vitest';
import { compareRuns, requireComparable } from '../../src/evaluation/compare.js';
import { toSavedRun } from '../../src/evaluation/saved-run.js';
import { outcome, type OutcomeFields, runOf } from '../support/evaluations.js';

const right = ['right'];
const second = ['b', 'right'];
const third = ['b', 'c', 'right'];

/** A run of questions by id: what each quoted, or more about it. */
const saved = (questions: Record<string, readonly string[] | OutcomeFields>) =>
  toSavedRun(
    runOf(
      Object.entries(questions).map(([id, of]) => {
        const fields: OutcomeFields = Array.isArray(of) ? { quotes: of } : (of as OutcomeFields);
        return outcome({ ...fields, question: { id, ...fields.question } });
      }),
    ),
  );

const unanswerable = (...quotes: string[]): OutcomeFields => ({ question: { gold: [] }, quotes });

describe('two runs', () => {
  it('are compared question by question', () => {
    const { questions } = compareRuns(
      saved({ a: second, b: right, c: third, d: second, e: right, f: [], g: unanswerable('x'), h: unanswerable() }),
      saved({ a: right, b: [], c: second, d: third, e: right, f: ['b'], g: unanswerable(), h: unanswerable('x') }),
    );
    expect(questions.map(({ now, change }) => [now.id, change])).toEqual([
      ['a', 'gained'],
      ['b', 'lost'],
      ['c', 'nearer'],
      ['d', 'farther'],
      ['e', 'same'],
      ['f', 'same'],
      ['g', 'gained'],
      ['h', 'lost'],
    ]);
  });

  it('differ by hits at the first place and by refusals, with the chance of so uneven a split', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const all = (of: readonly string[] | OutcomeFields) => Object.fromEntries(ids.map((id) => [id, of]));
    const gained = compareRuns(saved(all(second)), saved(all(right)));
    expect(gained.hitAt1).toMatchObject({
      questions: 6,
      before: 0,
      now: 1,
      gained: 6,
      lost: 0,
      chance: expect.closeTo(2 / 64),
    });
    expect(gained.refused).toBeNull();
    const same = compareRuns(saved(all(unanswerable())), saved(all(unanswerable())));
    expect(same.refused).toEqual({ questions: 6, before: 1, now: 1, gained: 0, lost: 0, interval: null, chance: 1 });
    expect(same.hitAt1).toBeNull();
  });

  it('are compared in the questions that both asked; the others are named', () => {
    const before = saved({ a: right, b: right, c: right, gone: right });
    const now = saved({
      a: right,
      b: { question: { question: 'Another?' }, quotes: right },
      c: { question: { gold: ['right', 'too'] }, quotes: right },
      fresh: right,
    });
    expect(compareRuns(before, now)).toMatchObject({
      questions: [{ now: { id: 'a' } }],
      onlyBefore: ['gone'],
      onlyNow: ['fresh'],
      asksOtherwise: ['b', 'c'],
    });
  });

  it('may list their gold in another order', () => {
    const of = (...gold: string[]) => saved({ a: { question: { gold }, quotes: right } });
    expect(compareRuns(of('right', 'x'), of('x', 'right')).questions).toHaveLength(1);
  });

  it('cannot be compared where no question is in both', () => {
    const before = saved({ a: right });
    expect(() => compareRuns(before, saved({ b: right }))).toThrow(
      expect.objectContaining({
        identifier: 'evaluation-unrelated',
        message: expect.stringContaining('No id is in both'),
      }),
    );
    expect(() => requireComparable(before, [{ id: 'a', question: 'Another?', gold: ['right'] }])).toThrow(
      /asked other questions or knew other gold/,
    );
  });
});
