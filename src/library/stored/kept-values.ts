/** Keys that are asked for: which of them have to be read, and what comes of it. */
export interface AskedKeys<Key, Value> {
  readonly missing: readonly Key[];
  /**
   * The values of the keys, in the order asked; keys without one are left out.
   * @param read the values of those that were missing, which are kept from now on
   */
  with(read: ReadonlyMap<Key, Value>): Map<Key, Value>;
}

/** Values that were read, kept until so many others have been asked for since. */
export class KeptValues<Key, Value> {
  readonly #most: number;
  /** In the order in which they were asked for, the last one last; null for keys that have no value. */
  readonly #values = new Map<Key, Value | null>();

  constructor(most: number) {
    this.#most = most;
  }

  ask(keys: readonly Key[]): AskedKeys<Key, Value> {
    const known = keys.map((key) => this.#values.get(key));
    return {
      missing: keys.filter((_, index) => known[index] === undefined),
      with: (read) => {
        const found = new Map<Key, Value>();
        for (const [index, key] of keys.entries()) {
          const value = known[index] ?? read.get(key) ?? null;
          if (value !== null) found.set(key, value);
          this.#values.delete(key);
          this.#values.set(key, value);
        }
        this.#forget();
        return found;
      },
    };
  }

  #forget(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#most) return;
      this.#values.delete(key);
    }
  }
}
