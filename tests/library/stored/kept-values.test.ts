import { describe, expect, test } from 'vitest';
import { KeptValues } from '../../../src/library/stored/kept-values.js';

function squares(most: number) {
  const read: number[][] = [];
  const kept = new KeptValues<number, number>(most);
  const of = (keys: readonly number[]): Map<number, number> => {
    const asked = kept.ask(keys);
    if (asked.missing.length > 0) read.push([...asked.missing]);
    return asked.with(new Map(asked.missing.filter((key) => key >= 0).map((key) => [key, key * key])));
  };
  return { read, kept, values: { of } };
}

describe('kept values', () => {
  test('are read once, and come in the order asked', () => {
    const { read, values } = squares(10);
    expect([...values.of([3, 1])]).toEqual([
      [3, 9],
      [1, 1],
    ]);
    expect([...values.of([2, 1, 3]).keys()]).toEqual([2, 1, 3]);
    expect(read).toEqual([[3, 1], [2]]);
  });

  test('that there are none is kept too', () => {
    const { read, values } = squares(10);
    expect([...values.of([-1, 0])]).toEqual([[0, 0]]);
    expect(values.of([-1]).size).toBe(0);
    expect(read).toEqual([[-1, 0]]);
  });

  test('those that were not asked for longest are forgotten first', () => {
    const { read, values } = squares(2);
    values.of([1, 2]);
    values.of([1]);
    values.of([3]);
    values.of([1, 2]);
    expect(read).toEqual([[1, 2], [3], [2]]);
  });

  test('that are forgotten while others are read are not taken for none', () => {
    const { kept, values } = squares(2);
    values.of([1]);
    const asked = kept.ask([1, 2]);
    values.of([3, 4]);
    expect([...asked.with(new Map([[2, 4]])).values()]).toEqual([1, 4]);
    expect([...values.of([1]).values()]).toEqual([1]);
  });

  test('more can be asked for than are kept', () => {
    const { values } = squares(2);
    expect(values.of([1, 2, 3, 4]).size).toBe(4);
    expect(values.of([1, 2, 3, 4]).size).toBe(4);
  });
});
