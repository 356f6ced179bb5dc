import type { Changes } from '../../library/postgres/changes.js';

/** Servers kept in memory, at most. */
const most = 2_000;

/** What was read of each server, until somebody writes. Nothing is kept while it is not heard what other processes write. */
export class Remembered<Value> {
  readonly #changes: Changes;
  readonly #load: (server: string) => Promise<Value>;
  readonly #values = new Map<string, Value>();
  /** How often something was forgotten: what was read before that may be what was to be forgotten. */
  #forgotten = 0;

  constructor(changes: Changes, load: (server: string) => Promise<Value>) {
    this.#changes = changes;
    this.#load = load;
  }

  async of(server: string): Promise<Value> {
    if (!this.#changes.isHeard) return this.#load(server);
    const known = this.#values.get(server);
    if (known !== undefined) return known;
    const before = this.#forgotten;
    const value = await this.#load(server);
    if (before !== this.#forgotten || !this.#changes.isHeard) return value;
    if (this.#values.size >= most) this.#values.clear();
    this.#values.set(server, value);
    return value;
  }

  /** @param server null for all of them */
  forget(server: string | null): void {
    this.#forgotten += 1;
    if (server === null) this.#values.clear();
    else this.#values.delete(server);
  }
}
