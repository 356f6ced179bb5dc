/** A list that can be told to keep only its newest entries, so that a long load run does not fill the memory. */
export class Recent<T> {
  readonly #entries: T[] = [];
  #total = 0;

  /** `most` entries are kept; all without it. */
  readonly most: number | undefined;

  constructor(most?: number) {
    this.most = most;
  }

  push(entry: T): void {
    this.#entries.push(entry);
    this.#total += 1;
    // Dropped by halves: one by one would move the whole list with each entry.
    if (this.most !== undefined && this.#entries.length >= 2 * this.most) this.#entries.splice(0, this.most);
  }

  /** The kept entries, oldest first. */
  get all(): readonly T[] {
    return this.#entries;
  }

  get last(): T | undefined {
    return this.#entries.at(-1);
  }

  /** How many there ever were. */
  get total(): number {
    return this.#total;
  }
}

/** A map that can be told to keep only its newest entries, and those that are still needed. */
export class RecentMap<K, V> {
  readonly most: number | undefined;
  readonly #isNeeded: (value: V) => boolean;
  readonly #entries = new Map<K, V>();
  #total = 0;

  constructor(most?: number, isNeeded: (value: V) => boolean = () => false) {
    this.most = most;
    this.#isNeeded = isNeeded;
  }

  set(key: K, value: V): void {
    if (!this.#entries.has(key)) this.#total += 1;
    this.#entries.set(key, value);
    if (this.most === undefined || this.#entries.size <= this.most) return;
    const [oldest] = this.#entries;
    if (oldest === undefined) return;
    this.#entries.delete(oldest[0]);
    // Needed ones come to their turn again after all others, so that a single one does not keep the rest.
    if (this.#isNeeded(oldest[1])) this.#entries.set(...oldest);
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  values(): IterableIterator<V> {
    return this.#entries.values();
  }

  get total(): number {
    return this.#total;
  }
}
