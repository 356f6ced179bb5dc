import { randomNumbers } from './random-numbers.js';

/** Where a figure lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A mean over questions, and how far it may be trusted. */
export interface Estimate extends Interval {
  readonly value: number;
}

const confidence = 0.95;
const resamples = 2000;
/** Any fixed number will do: it makes the same answers give the same intervals. */
const seed = 20_160_503;

/**
 * The mean of values between 0 and 1, one a question, with its 95 % interval; null for no values.
 *
 * Values that differ get the bootstrap's interval (see `bootstrapInterval`). From values that are all the same the bootstrap can only learn that
 * nothing varies, and would call 3 hits of 3 certain. There the interval is exact instead: n questions alike tell, with this confidence, that a
 * share of at least p = (0.025)^(1/n) of all such questions is like them (Clopper and Pearson, Biometrika 26, 1934, for n of n).
 */
export function estimateMean(values: readonly number[]): Estimate | null {
  const [first] = values;
  if (first === undefined) return null;
  if (values.some((value) => value !== first)) return { value: meanOf(values), ...bootstrapInterval(values) };
  const alike = ((1 - confidence) / 2) ** (1 / values.length);
  return { value: first, low: alike * first, high: 1 - alike * (1 - first) };
}

/**
 * The 95 % interval of a mean by the percentile bootstrap over questions (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13): the questions are drawn anew 2,000 times, with replacement; the interval holds the middle 95 % of the means. Seeded, so that the
 * same values in the same order give the same interval.
 */
export function bootstrapInterval(values: readonly number[]): Interval {
  const random = randomNumbers(seed);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).sort();
  const outside = Math.round((resamples * (1 - confidence)) / 2);
  return { low: means[outside] ?? Number.NaN, high: means[resamples - 1 - outside] ?? Number.NaN };
}

/** The mean; NaN for no values. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
