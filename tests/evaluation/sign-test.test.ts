import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signTest } from '../../src/evaluation/sign-test.js';

describe('the sign test', () => {
  it.each([
    // Twice the lower tail of the binomial distribution with even chances.
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 2 / 32],
    [6, 0, 2 / 64],
    [8, 1, (2 * (1 + 9)) / 512],
    [7, 2, (2 * (1 + 9 + 36)) / 512],
    [3, 3, 1],
  ])('of %i gained and %i lost is %f', (gained, lost, chance) => {
    expect(signTest(gained, lost)).toBeCloseTo(chance, 10);
  });

  it('is a probability, the same whichever is called gained', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), (gained, lost) => {
        const chance = signTest(gained, lost);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(signTest(lost, gained)).toBe(chance);
      }),
    );
  });

  it('bears thousands of changes', () => {
    expect(signTest(2000, 1950)).toBeGreaterThan(0.3);
    expect(signTest(2200, 1800)).toBeLessThan(1e-9);
  });
});
