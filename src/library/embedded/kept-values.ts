/** Values that were read, kept until so many others have been asked for since. */
export class KeptValues<Key, Value> {
  readonly #most: number;
  readonly #read: (keys: readonly Key[]) => ReadonlyMap<Key, Value>;
  /** In the order in which they were asked for, the last one last; null for keys that have no value. */
  readonly #values = new Map<Key, Value | null>();

  /** @param read reads the values of keys that are not kept, all at once; keys without one are left out */
  constructor(most: number, read: (keys: readonly Key[]) => ReadonlyMap<Key, Value>) {
    this.#most = most;
    this.#read = read;
  }

  /** The values of these keys, in the order asked; keys without one are left out. */
  of(keys: readonly Key[]): Map<Key, Value> {
    const missing = keys.filter((key) => !this.#values.has(key));
    const read = missing.length === 0 ? undefined : this.#read(missing);
    const found = new Map<Key, Value>();
    for (const key of keys) {
      const value = this.#values.get(key) ?? read?.get(key) ?? null;
      if (value !== null) found.set(key, value);
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    this.#forget();
    return found;
  }

  #forget(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#most) return;
      this.#values.delete(key);
    }
  }
}
