import { randomNumbers } from '../src/evaluation/random-numbers.js';

/** A sequence of random numbers that is the same for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  number(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** So many different items, or all there are, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

export function randomOf(seed: number): Random {
  const number = randomNumbers(seed);
  const between = (least: number, most: number): number => least + Math.floor(number() * (most - least + 1));
  return {
    number,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    sample(items, count) {
      const left = [...items];
      const taken = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken;
    },
  };
}

/** Picks items so that the one at place n comes up in proportion to 1 / n^exponent, as words and topics of news do (Zipf 1949). */
export function zipfPicker<Item>(items: readonly Item[], exponent: number): (random: Pick<Random, 'number'>) => Item {
  const sums: number[] = [];
  let sum = 0;
  for (let place = 1; place <= items.length; place += 1) {
    sum += place ** -exponent;
    sums.push(sum);
  }
  return (random) => {
    const wanted = random.number() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  };
}
