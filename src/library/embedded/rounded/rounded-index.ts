import { open } from 'node:fs/promises';
import type { Hit } from '../../library.js';
import { BestHits } from '../best-hits.js';
import { placeOf } from '../place-of.js';
import type { SelectedPassages, VectorIndex } from '../vector-index.js';
import { recordBytes } from './index-records.js';
import { openKernel, type ScoreVectors } from '../kernel/scoring-kernel.js';

/** Records that are scored between two looks at the scores. */
const recordsAtATime = 4_096;

/** A question's largest component becomes this: the sum of 4,096 products with components of 8 bits stays below 2³¹. */
const largestAsked = 4_095;

/** Up to this share of the records the wanted ones are looked for and scored one by one. */
const soughtShare = 0.25;

/** Bytes read from a file at a time. */
const readBytes = 1 << 24;

/**
 * The rounded vectors of all passages, in the order of their ids: every one is compared with the question. Scores are a little wrong (by some
 * thousandths), so whoever asks takes more than are wanted and compares those again.
 */
export class RoundedIndex implements VectorIndex {
  readonly count: number;
  /** What rounding put behind comes back. */
  readonly spareCandidates = 20;
  /** A selection is compared here as well, by the kernel. */
  readonly narrowSelection = 0;
  readonly #bytes: number;
  readonly #dimension: number;
  readonly #score: ScoreVectors;
  readonly #records: number;
  readonly #asked: Int16Array;
  readonly #scores: Float32Array;
  /** The memory as numbers of four bytes; a record's first one is its passage's id. */
  readonly #words: Uint32Array;

  private constructor(dimension: number, count: number) {
    this.count = count;
    this.#dimension = dimension;
    this.#bytes = recordBytes(dimension);
    const askedBytes = this.#bytes * Int16Array.BYTES_PER_ELEMENT;
    const scoresBytes = recordsAtATime * Float32Array.BYTES_PER_ELEMENT;
    this.#records = askedBytes + scoresBytes;
    const { memory, scoreRounded } = openKernel(this.#records + count * this.#bytes);
    this.#score = scoreRounded;
    this.#asked = new Int16Array(memory.buffer, 0, this.#bytes);
    this.#scores = new Float32Array(memory.buffer, askedBytes, recordsAtATime);
    this.#words = new Uint32Array(memory.buffer);
  }

  /**
   * Reads a file that `checkIndex` has passed.
   * @throws Error when it ends too early or cannot be read
   */
  static async open(path: string, dimension: number, count: number): Promise<RoundedIndex> {
    const index = new RoundedIndex(dimension, count);
    const file = await open(path);
    try {
      let place = index.#records;
      const end = place + count * index.#bytes;
      while (place < end) {
        const piece = new Uint8Array(index.#words.buffer, place, Math.min(readBytes, end - place));
        const { bytesRead } = await file.read(piece, 0, piece.length, null);
        if (bytesRead === 0) throw new Error(`it ends ${end - place} bytes too early`);
        place += bytesRead;
      }
      return index;
    } finally {
      await file.close();
    }
  }

  nearest(vector: Float32Array, limit: number, only?: SelectedPassages): Hit[] {
    const scale = this.#ask(vector);
    const best = new BestHits(limit);
    if (only !== undefined && only.ids.length <= soughtShare * this.count) this.#scoreSought(only.ids, best);
    else this.#scoreAll(only, best);
    return best.bestFirst().map(({ passage, score }) => ({ passage, score: score * scale }));
  }

  /** Puts the question where the kernel reads it. @returns by what the kernel's scores are to be multiplied */
  #ask(vector: Float32Array): number {
    let largest = 0;
    for (const component of vector) largest = Math.max(largest, Math.abs(component));
    const scale = largest / largestAsked;
    this.#asked.fill(0);
    if (scale === 0) return 0;
    for (let index = 0; index < this.#dimension; index += 1) {
      this.#asked[index] = Math.round((vector[index] ?? 0) / scale);
    }
    return scale;
  }

  #scoreAll(only: { has(id: number): boolean } | undefined, best: BestHits): void {
    for (let start = 0; start < this.count; start += recordsAtATime) {
      const count = Math.min(recordsAtATime, this.count - start);
      this.#score(0, this.#placeOf(start), this.#scores.byteOffset, count, this.#bytes);
      for (let at = 0; at < count; at += 1) {
        const score = this.#scores[at] as number;
        if (score <= best.floor) continue;
        const passage = this.#idAt(start + at);
        if (only === undefined || only.has(passage)) best.offer({ passage, score });
      }
    }
  }

  #scoreSought(ids: readonly number[], best: BestHits): void {
    const idAt = (record: number): number => this.#idAt(record);
    for (const passage of ids) {
      const record = placeOf(passage, this.count, idAt);
      if (record === undefined) continue;
      this.#score(0, this.#placeOf(record), this.#scores.byteOffset, 1, this.#bytes);
      const score = this.#scores[0] as number;
      if (score > best.floor) best.offer({ passage, score });
    }
  }

  #placeOf(record: number): number {
    return this.#records + record * this.#bytes;
  }

  #idAt(record: number): number {
    return this.#words[this.#placeOf(record) / Uint32Array.BYTES_PER_ELEMENT] as number;
  }
}
