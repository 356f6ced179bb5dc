import { describe, expect, it } from 'vitest';
import { figuresOf, ndcgAt10 } from '../../src/evaluation/metrics.js';
import { outcome } from '../support/evaluations.js';

const unanswerable = { gold: [] };

describe('the figures', () => {
  it('count hits, ranks, answers and refusals', () => {
    const figures = figuresOf([
      outcome({ quotes: ['right'] }),
      outcome({ quotes: ['b', 'right'] }),
      outcome({ quotes: ['b', 'c', 'd', 'right'] }),
      outcome(),
      outcome({ question: unanswerable }),
      outcome({ question: unanswerable, quotes: ['b'] }),
    ]);
    expect(figures).toMatchObject({
      answerable: 4,
      unanswerable: 2,
      hitAt1: { value: 0.25 },
      hitAt3: { value: 0.5 },
      hitAt5: { value: 0.75 },
      meanReciprocalRank: { value: (1 + 1 / 2 + 1 / 4) / 4 },
      refused: { value: 0.5 },
      answered: { value: 0.75 },
    });
  });

  it('are nothing where there was no question of the sort', () => {
    expect(figuresOf([])).toMatchObject({
      hitAt1: null,
      meanReciprocalRank: null,
      ndcgAt10: null,
      highlighted: null,
      refused: null,
      answered: null,
    });
    expect(figuresOf([outcome({ question: unanswerable })])).toMatchObject({ hitAt1: null, refused: { value: 1 } });
  });

  it('judge highlights only where a right first quote has any', () => {
    const figures = figuresOf([
      outcome({ quotes: ['right'], highlighted: true }),
      outcome({ quotes: ['right'], highlighted: false }),
      outcome({ quotes: ['right'], highlighted: null }),
      outcome({ quotes: ['b', 'right'] }),
    ]);
    expect(figures).toMatchObject({ highlightable: 2, highlighted: { value: 0.5 } });
  });
});

describe('nDCG@10', () => {
  const ranked = (texts: string[], passages: number): number =>
    ndcgAt10(outcome({ ranking: texts.map((text) => [text, 0.4]), gold: { passages } }));

  it('is 1 where all passages with gold stand first, and 0 where none was ranked', () => {
    expect(ranked(['right', 'right', 'b'], 2)).toBe(1);
    expect(ranked(['a', 'b'], 2)).toBe(0);
  });

  it('discounts by the logarithm of the place', () => {
    expect(ranked(['a', 'right'], 1)).toBeCloseTo(1 / Math.log2(3));
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
    expect(ranked(['right', 'a', 'right'], 3)).toBeCloseTo((1 + 1 / 2) / ideal);
  });

  it('cannot ask for more than ten places', () => {
    expect(ranked(Array<string>(10).fill('right'), 25)).toBe(1);
  });

  it('counts passages that were ranked but not quoted', () => {
    expect(ndcgAt10(outcome({ quotes: [], ranking: [['right', 0.3]] }))).toBe(1);
  });

  it('is 0 where no passage holds the gold at all', () => {
    expect(ranked(['a'], 0)).toBe(0);
  });
});
