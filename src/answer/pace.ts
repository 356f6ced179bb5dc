/** Weight of the last interval between two ends in the mean: about the last fifty count. */
const newest = 0.02;
/** Before so many the mean says little: the first questions after a start take longer than all others. */
const fewestIntervals = 20;

/** How fast jobs end while others wait: an exponentially weighted mean of the time between two ends. */
export class Pace {
  readonly #now: () => number;
  /** Milliseconds. */
  #mean = 0;
  #intervals = 0;
  /** When the last job ended, if others were waiting then. */
  #lastEnd: number | undefined;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** To be told of each end. @param isBusy whether others wait */
  ended(isBusy: boolean): void {
    const end = this.#now();
    if (this.#lastEnd !== undefined) {
      this.#intervals += 1;
      const weight = Math.max(newest, 1 / this.#intervals);
      this.#mean += weight * (end - this.#lastEnd - this.#mean);
    }
    this.#lastEnd = isBusy ? end : undefined;
  }

  /** Milliseconds in which so many jobs can be expected to end; 0 while too little is known of it. */
  expectedFor(jobs: number): number {
    return this.#intervals < fewestIntervals ? 0 : jobs * this.#mean;
  }
}
