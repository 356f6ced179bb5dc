/** Wakes whoever waits for a state that something changed. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * The first value that is not undefined, asked for now and after each change.
   * Rejects after so many milliseconds with what the caller says it missed.
   */
  until<T>(value: () => T | undefined, milliseconds: number, missed: () => string): Promise<T> {
    const present = value();
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
      };
      const listener = (): void => {
        const found = value();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${missed()} (waited ${String(milliseconds)} ms)`));
      }, milliseconds);
      this.#listeners.add(listener);
    });
  }
}
