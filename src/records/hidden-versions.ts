import type { Hidden } from './hidden.js';

/** Numbers what servers hide, as it is read again and again. */
export class HiddenVersions {
  /** What each server hid last, and its lists as text. */
  readonly #last = new Map<string, { readonly lists: string; readonly hidden: Hidden }>();
  #lastVersion = 0;

  /** The same object as long as the lists are the same: others keep what they made of it. */
  of(server: string, read: Omit<Hidden, 'version'>): Hidden {
    const lists = JSON.stringify(read);
    const before = this.#last.get(server);
    if (before?.lists === lists) return before.hidden;
    this.#lastVersion += 1;
    const hidden = { ...read, version: this.#lastVersion };
    this.#last.set(server, { lists, hidden });
    return hidden;
  }
}
