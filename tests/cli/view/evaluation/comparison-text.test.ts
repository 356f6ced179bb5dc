import { describe, expect, it } from 'vitest';
import { comparisonText, differenceInWords } from '../../../../src/cli/view/evaluation/comparison-text.js';
import { compareRuns, type PairedDifference } from '../../../../src/evaluation/compare.js';
import { toSavedRun } from '../../../../src/evaluation/saved-run.js';
import { outcome, runOf } from '../../../support/evaluations.js';

const difference = (fields: Partial<PairedDifference>): PairedDifference => ({
  questions: 100,
  before: 0.7,
  now: 0.75,
  gained: 8,
  lost: 3,
  interval: { low: -0.01, high: 0.11 },
  chance: 0.2266,
  ...fields,
});

describe('a difference in words', () => {
  it('tells the shares, what changed, and how likely chance is', () => {
    expect(differenceInWords(difference({}))).toEqual([
      '70.0 % → 75.0 %: +5.0 points (95 % interval −1.0 to +11.0)',
      '8 gained, 3 lost, 89 as before.',
      'Chance alone splits 11 changes at least so unevenly in 23 of 100 comparisons:',
      'the difference may well be chance.',
    ]);
  });

  it('calls a difference real only where chance seldom makes one', () => {
    expect(differenceInWords(difference({ chance: 0.049 })).slice(-2)).toEqual([
      'Chance alone splits 11 changes at least so unevenly in 49 of 1,000 comparisons:',
      'the difference is hardly chance.',
    ]);
    expect(differenceInWords(difference({ chance: 1e-7 })).join(' ')).toContain('in less than 1 of 1,000 comparisons');
    expect(differenceInWords(difference({ chance: 0.06 })).at(-1)).toContain('may well be chance');
  });

  it('speaks of no difference where there is none', () => {
    const even = difference({ gained: 2, lost: 2, now: 0.7, interval: { low: -0.04, high: 0.04 }, chance: 1 });
    expect(differenceInWords(even).at(-1)).toBe('On the whole, no difference.');
    const none = difference({ gained: 0, lost: 0, now: 0.7, interval: null, chance: 1 });
    expect(differenceInWords(none)).toEqual(['70.0 % → 70.0 %', 'None of 100 questions changed.']);
  });
});

describe('a comparison', () => {
  it('names the run, what is not compared, and every question that changed', () => {
    const saved = (...outcomes: Parameters<typeof outcome>[0][]) => toSavedRun(runOf(outcomes.map(outcome)));
    const before = saved(
      { question: { id: 'a' }, quotes: ['b', 'right'] },
      { question: { id: 'b', gold: [] } },
      { question: { id: 'c' }, quotes: ['b', 'c', 'right'] },
      { question: { id: 'old' } },
    );
    const now = saved(
      { question: { id: 'a' }, quotes: ['right'] },
      { question: { id: 'b', gold: [] }, quotes: ['b'] },
      { question: { id: 'c' } },
      { question: { id: 'new' } },
    );
    const text = comparisonText(compareRuns(before, now));
    expect(text).toContain(
      'Compared with the run of 2016-05-03 10:15 UTC (a-model, 52 passages of 5 reports):\n3 questions in both.',
    );
    expect(text).toContain('Only in the saved run: old.\nOnly in this run: new.\n');
    expect(text).toContain('Gained:\n\trank 2 → rank 1\ta\ten\tWhere did they go?\n');
    expect(text).toContain('Lost:\n\trefused → answered\tb\ten\tWhere did they go?\n');
    expect(text).toContain('Farther from the first place:\n\trank 3 → refused\tc\ten\tWhere did they go?\n');
  });
});
