import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, estimateMean } from '../../src/evaluation/estimate.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a mean with its interval', () => {
  it('is nothing for no values', () => {
    expect(estimateMean([])).toBeNull();
  });

  it('lies in its interval, and the interval between the least and the greatest value that are possible', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 40 }), (values) => {
        const { value, low, high } = estimateMean(values)!;
        expect(value).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / values.length);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same whenever it is taken', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 40 }), (values) => {
        expect(estimateMean(values)).toEqual(estimateMean([...values]));
      }),
      { numRuns: 20 },
    );
  });

  it('is near the interval of the normal distribution for many values', () => {
    const values = Array.from({ length: 400 }, (_, index) => (index % 4 === 0 ? 0 : 1));
    const { value, low, high } = estimateMean(values)!;
    const reach = 1.96 * Math.sqrt((0.75 * 0.25) / 400);
    expect(value).toBe(0.75);
    expect(low).toBeCloseTo(0.75 - reach, 1.5);
    expect(high).toBeCloseTo(0.75 + reach, 1.5);
  });

  it('narrows with more questions', () => {
    const width = (count: number): number => {
      const { low, high } = bootstrapInterval(Array.from({ length: count }, (_, index) => index % 2));
      return high - low;
    };
    expect(width(400)).toBeLessThan(width(100) * 0.6);
    expect(width(100)).toBeLessThan(width(20) * 0.6);
  });

  it('does not call few questions certain that came out alike', () => {
    // Tables of exact binomial limits: 3 of 3 gives 29.2 % at least, 10 of 10 gives 69.2 %.
    expect(estimateMean([1, 1, 1])).toEqual({ value: 1, low: expect.closeTo(0.292, 3), high: 1 });
    expect(estimateMean(Array<number>(10).fill(1))?.low).toBeCloseTo(0.692, 3);
    expect(estimateMean([0, 0, 0])).toEqual({ value: 0, low: 0, high: expect.closeTo(0.708, 3) });
    const halves = estimateMean([0.5, 0.5, 0.5])!;
    expect([halves.low, halves.high]).toEqual([expect.closeTo(0.146, 3), expect.closeTo(0.854, 3)]);
  });
});

describe('the interval of a difference', () => {
  it('holds zero where as much was gained as lost, and not where all was gained', () => {
    const even = bootstrapInterval([1, -1, 0, 0, 0, 0, 1, -1]);
    expect(even.low).toBeLessThan(0);
    expect(even.high).toBeGreaterThan(0);
    expect(bootstrapInterval([...Array<number>(20).fill(1), ...Array<number>(10).fill(0)]).low).toBeGreaterThan(0.4);
  });
});
