import type { Hit } from '../library.js';
import { BestHits } from './best-hits.js';

/** Vectors of passages, one after the other in memory, in the order of their ids: searched by looking at every one. */
export class VectorRows {
  readonly ids: readonly number[];
  readonly dimension: number;
  readonly #components: Float32Array;

  /** `ids` ascending; `components` holds their vectors in the same order. */
  constructor(ids: readonly number[], components: Float32Array, dimension: number) {
    this.ids = ids;
    this.dimension = dimension;
    this.#components = components;
  }

  get count(): number {
    return this.ids.length;
  }

  /** The nearest passages by dot product, best first. With `only` (ids, ascending), the nearest among those. */
  nearest(vector: Float32Array, limit: number, only?: readonly number[]): Hit[] {
    const best = new BestHits(limit);
    if (only === undefined) {
      for (let row = 0; row < this.ids.length; row += 1) this.#offer(best, row, vector);
    } else {
      for (const id of only) {
        const row = this.#rowOf(id);
        if (row !== undefined) this.#offer(best, row, vector);
      }
    }
    return best.bestFirst();
  }

  #offer(best: BestHits, row: number, vector: Float32Array): void {
    const score = dotProduct(this.#components, row * this.dimension, vector);
    if (score > best.floor) best.offer({ passage: this.ids[row] as number, score });
  }

  #rowOf(id: number): number | undefined {
    let low = 0;
    let high = this.ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.ids[middle] as number;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

/** Four sums side by side: the processor need not wait for one addition before the next (measured 1.5 times as fast). */
function dotProduct(components: Float32Array, offset: number, vector: Float32Array): number {
  const dimension = vector.length;
  const whole = dimension - (dimension % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let index = 0;
  for (; index < whole; index += 4) {
    first += (components[offset + index] as number) * (vector[index] as number);
    second += (components[offset + index + 1] as number) * (vector[index + 1] as number);
    third += (components[offset + index + 2] as number) * (vector[index + 2] as number);
    fourth += (components[offset + index + 3] as number) * (vector[index + 3] as number);
  }
  for (; index < dimension; index += 1) first += (components[offset + index] as number) * (vector[index] as number);
  return first + second + third + fourth;
}
