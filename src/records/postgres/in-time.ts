import { IsnadError } from '../../errors.js';

export interface InTimeOptions {
  /** Milliseconds that a read may take: Discord wants a first word within three seconds, and some things are read before it. */
  readonly patience: number;
  /** Milliseconds after one that took longer in which nobody waits for another. */
  readonly rest: number;
}

const usual: InTimeOptions = { patience: 1_800, rest: 1_000 };

/** Reads that fail soon where the server is away, so that whoever waits can still be told. */
export class InTime {
  readonly #place: string;
  readonly #options: InTimeOptions;
  /** Milliseconds of `performance.now()`. */
  #restsUntil = -Infinity;

  /** @param place the database, as people may see it */
  constructor(place: string, options: InTimeOptions = usual) {
    this.#place = place;
    this.#options = options;
  }

  /** @throws IsnadError `library-unreachable` when it takes too long, and what the read throws */
  async read<Value>(load: () => Promise<Value>): Promise<Value> {
    if (performance.now() < this.#restsUntil) throw this.#late();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#restsUntil = performance.now() + this.#options.rest;
        reject(this.#late());
      }, this.#options.patience);
    });
    const loading = load();
    // Nobody may be waiting any more when it fails.
    loading.catch(() => {});
    try {
      return await Promise.race([loading, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #late(): IsnadError {
    return new IsnadError('library-unreachable', `The database ${this.#place} does not answer in time.`, {
      hint: 'Is the server running? It is tried again.',
    });
  }
}
