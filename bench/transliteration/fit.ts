import { spelledOut, spellingCost } from '../../src/search/sounds/letter-tables.js';

/** A spelling with an Arabic word that it stands for, or does not. */
export interface Example {
  readonly spelling: string;
  readonly arabic: string;
  readonly isName: boolean;
}

export interface Weights {
  readonly constant: number;
  readonly cost: number;
  readonly letter: number;
}

const rounds = 3_000;

/** Fits the weights of `likeness.ts` by logistic regression (gradient descent on the log loss), every example counting the same. */
export function fitLikeness(examples: readonly Example[]): Weights {
  const rows = examples.map(({ spelling, arabic, isName }) => ({
    features: featuresOf(spellingCost(spelledOut(spelling), arabic), arabic.length),
    isName,
  }));
  const scales = [0, 1].map((index) => scaleOf(rows.map(({ features }) => features[index] ?? 0)));
  const scaled = rows.map(({ features, isName }) => ({
    isName,
    features: [
      1,
      ...features.map((value, index) => (value - (scales[index]?.mean ?? 0)) / (scales[index]?.deviation ?? 1)),
    ],
  }));
  const fitted = descend(scaled);
  const [constant = 0, ...slopes] = fitted;
  const [cost = 0, letter = 0] = slopes.map((slope, index) => slope / (scales[index]?.deviation ?? 1));
  const shift = scales.reduce((sum, { mean }, index) => sum + mean * ([cost, letter][index] ?? 0), 0);
  return { constant: constant - shift, cost, letter };
}

interface Row {
  readonly features: readonly number[];
  readonly isName: boolean;
}

function descend(rows: readonly Row[]): number[] {
  let weights = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const gradient = [0, 0, 0];
    for (const { features, isName } of rows) {
      const sum = features.reduce((total, feature, index) => total + feature * (weights[index] ?? 0), 0);
      const error = (isName ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      features.forEach((feature, index) => {
        gradient[index] = (gradient[index] ?? 0) + error * feature;
      });
    }
    weights = weights.map((weight, index) => weight + (gradient[index] ?? 0) / rows.length);
  }
  return weights;
}

/** Costs above this say no more. */
const highestCost = 10;

const featuresOf = (cost: number, letters: number): number[] => [Math.min(cost, highestCost), letters];

function scaleOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
