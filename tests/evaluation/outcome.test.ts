import { describe, expect, it } from 'vitest';
import type { ScoredQuote } from '../../src/answer/answer.js';
import type { Judged } from '../../src/answer/judge.js';
import { bestScore, outcomeOf } from '../../src/evaluation/outcome.js';
import { answerOf, citedReport, quote } from '../support/answers.js';
import { goldQuestion } from '../support/evaluations.js';

const nowhere = { places: [], unquotable: [], passages: 0 };

const judged = (text: string, score: number): Judged => ({
  score,
  found: {
    passage: {
      id: 1,
      report: { ...citedReport(), passages: 1 },
      passage: { ordinal: 0, paragraph: 3, start: 10, end: 10 + text.length, sentences: [] },
      text,
      words: [],
    },
  } as unknown as Judged['found'],
});

describe('the outcome of a question', () => {
  it('ranks the first quote that holds a gold piece, after NFC and with white space folded', () => {
    const quotes = [quote('no'), quote('a e\u0301 \n b c')];
    const of = (gold: string[]) => outcomeOf(goldQuestion({ gold }), nowhere, answerOf({ quotes }), []);
    expect(of(['é b']).rank).toBe(2);
    expect(of(['x', 'no']).rank).toBe(1);
    expect(of(['x']).rank).toBeNull();
  });

  it('holds the emphasised sentence against the gold', () => {
    const of = (...quotes: ScoredQuote[]) => outcomeOf(goldQuestion(), nowhere, answerOf({ quotes }), []).highlighted;
    const text = 'This is right. That is not.';
    expect(of(quote(text, { highlights: ['This is right.'] }))).toBe(true);
    expect(of(quote(text, { highlights: ['That is not.'] }))).toBe(false);
    expect(of(quote('right'))).toBeNull();
    expect(of(quote('wrong', { highlights: ['wrong'] }), quote(text, { highlights: ['This is right.'] }))).toBeNull();
  });

  it('keeps the ten best passages, quoted or not', () => {
    const ranked = Array.from({ length: 12 }, (_, index) => judged(index === 1 ? 'right' : 'b', 0.4 - index / 100));
    const { ranking, ...refused } = outcomeOf(goldQuestion(), nowhere, answerOf(), ranked);
    expect(ranking).toHaveLength(10);
    expect(ranking[1]).toMatchObject({ paragraph: 3, start: 10, end: 15, text: 'right', holdsGold: true });
    expect(bestScore({ ranking })).toBe(0.4);
    expect(refused.rank).toBeNull();
    expect(bestScore({ ranking: [] })).toBe(0);
  });
});
