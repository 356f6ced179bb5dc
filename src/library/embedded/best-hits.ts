import type { Hit } from '../library.js';

/** Keeps the best of many scored passages without sorting them all: few are kept, and most of the others fall below the worst kept. */
export class BestHits {
  readonly #limit: number;
  readonly #hits: Hit[] = [];
  /** Scores at or below this need not be offered. */
  floor = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(hit: Hit): void {
    const hits = this.#hits;
    if (hits.length < this.#limit) {
      hits.push(hit);
      if (hits.length === this.#limit) {
        hits.sort(worstFirst);
        this.floor = hits[0]?.score ?? this.floor;
      }
      return;
    }
    if (hit.score <= this.floor) return;
    let place = 0;
    while (place + 1 < hits.length && worstFirst(hits[place + 1] as Hit, hit) < 0) {
      hits[place] = hits[place + 1] as Hit;
      place += 1;
    }
    hits[place] = hit;
    this.floor = hits[0]?.score ?? this.floor;
  }

  bestFirst(): Hit[] {
    return this.#hits.sort((a, b) => worstFirst(b, a));
  }
}

function worstFirst(a: Hit, b: Hit): number {
  return a.score - b.score || b.passage - a.passage;
}
