import { describe, expect, it } from 'vitest';
import { groupsByKind, parseGroup, tabulate } from '../../src/evaluation/evaluate.js';
import { missesOf } from '../../src/evaluation/misses.js';
import { goldQuestion, outcome } from '../support/evaluations.js';

describe('the rows', () => {
  it('are one a language, a group, and one for all', () => {
    const outcomes = [
      outcome({ question: { id: 'd001' }, quotes: ['right'] }),
      outcome({ question: { id: 'd111', lang: 'ar', gold: [] } }),
    ];
    const rows = tabulate(outcomes, [parseGroup('off-topic=d111..d140')!]);
    expect(rows.map(({ name, of, answerable, unanswerable }) => [name, of, answerable, unanswerable])).toEqual([
      ['en', 'language', 1, 0],
      ['ar', 'language', 0, 1],
      ['off-topic', 'group', 0, 1],
      ['all', 'all', 1, 1],
    ]);
  });

  it.each(['', 'x', 'a=b', 'a=b..', '=b..c'])('take %j for no group', (text) => {
    expect(parseGroup(text)).toBeNull();
  });

  it('can be made of the kinds of questions', () => {
    const questions = [goldQuestion({ kind: 'near' }), goldQuestion(), goldQuestion({ kind: 'far' })];
    const groups = groupsByKind(questions);
    expect(groups.map(({ name, holds }) => [name, questions.map(holds)])).toEqual([
      ['near', [true, false, false]],
      ['far', [false, false, true]],
    ]);
  });
});

describe('the misses', () => {
  it('are right passages that are not first, refusals of what is answered, and answers to what is not', () => {
    const outcomes = [
      outcome({ quotes: ['right'] }),
      outcome({ quotes: ['b', 'right'] }),
      outcome({ quotes: ['b'] }),
      outcome(),
      outcome({ question: { gold: [] } }),
      outcome({ question: { gold: [] }, quotes: ['b'] }),
    ];
    expect(missesOf(outcomes).map(({ kind, outcome: of }) => [kind, outcomes.indexOf(of)])).toEqual([
      ['not-first', 1],
      ['not-first', 2],
      ['refused', 3],
      ['answered', 5],
    ]);
  });
});
