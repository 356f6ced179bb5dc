import { dotProduct } from '../dot-product.js';
import type { Hit } from '../library.js';
import { BestHits } from './best-hits.js';
import { openKernel, type ScoreVectors } from './kernel/scoring-kernel.js';
import { placeOf } from './place-of.js';

/** For so many rows or more the kernel is opened; fewer are compared before it is. */
const fewestForKernel = 200;

/** Components that the kernel takes at a time. */
const componentsAtATime = 4;

/** Vectors of passages, one after the other in memory, in the order of their ids: searched by looking at every one. */
export class VectorRows {
  readonly ids: readonly number[];
  readonly dimension: number;
  readonly #components: Float32Array;
  readonly #kernel: RowKernel | null;

  /** `ids` ascending; `vectorOf` gives the vector of each, by its place among them. */
  constructor(ids: readonly number[], vectorOf: (place: number) => Float32Array, dimension: number) {
    this.ids = ids;
    this.dimension = dimension;
    this.#kernel = RowKernel.for(ids.length, dimension);
    this.#components = this.#kernel?.components ?? new Float32Array(ids.length * dimension);
    for (let row = 0; row < ids.length; row += 1) this.#components.set(vectorOf(row), row * dimension);
  }

  get count(): number {
    return this.ids.length;
  }

  /** The nearest passages by dot product, best first. With `only` (ids, ascending), the nearest among those. */
  nearest(vector: Float32Array, limit: number, only?: readonly number[]): Hit[] {
    const best = new BestHits(limit);
    if (only !== undefined) {
      const idAt = (row: number): number => this.ids[row] as number;
      for (const id of only) {
        const row = placeOf(id, this.ids.length, idAt);
        if (row !== undefined) this.#offer(best, row, dotProduct(this.#components, vector, row * this.dimension));
      }
    } else if (this.#kernel !== null) {
      this.#kernel.scores(vector).forEach((score, row) => this.#offer(best, row, score));
    } else {
      for (let row = 0; row < this.ids.length; row += 1) {
        this.#offer(best, row, dotProduct(this.#components, vector, row * this.dimension));
      }
    }
    return best.bestFirst();
  }

  #offer(best: BestHits, row: number, score: number): void {
    if (score > best.floor) best.offer({ passage: this.ids[row] as number, score });
  }
}

/** Rows in the memory of the kernel, which compares them in a quarter of the time. */
class RowKernel {
  readonly components: Float32Array;
  readonly #asked: Float64Array;
  readonly #scores: Float64Array;
  readonly #score: ScoreVectors;

  private constructor(count: number, dimension: number) {
    const askedBytes = dimension * Float64Array.BYTES_PER_ELEMENT;
    const rowsBytes = count * dimension * Float32Array.BYTES_PER_ELEMENT;
    const { memory, scoreWhole } = openKernel(askedBytes + rowsBytes + count * Float64Array.BYTES_PER_ELEMENT);
    this.#score = scoreWhole;
    this.#asked = new Float64Array(memory.buffer, 0, dimension);
    this.components = new Float32Array(memory.buffer, askedBytes, count * dimension);
    this.#scores = new Float64Array(memory.buffer, askedBytes + rowsBytes, count);
  }

  /** Null where it is not worth opening, or there is no room for it: it sets aside more addresses than it uses. */
  static for(count: number, dimension: number): RowKernel | null {
    if (count < fewestForKernel || dimension % componentsAtATime !== 0) return null;
    try {
      return new RowKernel(count, dimension);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  /** The dot product with each row, good until the next question. */
  scores(vector: Float32Array): Float64Array {
    this.#asked.set(vector);
    const bytes = vector.length * Float32Array.BYTES_PER_ELEMENT;
    this.#score(0, this.components.byteOffset, this.#scores.byteOffset, this.#scores.length, bytes);
    return this.#scores;
  }
}
