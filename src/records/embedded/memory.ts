import type { Connection } from '../../library/embedded/connection.js';
import type { Hidden } from '../hidden.js';
import type { ServerSettings } from '../settings.js';
import { readHidden } from './hidden-queries.js';
import { Remembered } from './remembered.js';
import { readSettings } from './setting-queries.js';

/** What every question asks for, kept between two writes. */
export class Memory {
  readonly settings = new Remembered<ServerSettings>(readSettings);
  readonly hidden = new Remembered<Hidden>((connection, server) => this.#numbered(connection, server));
  /** What each server hid last, and its lists as text. */
  readonly #last = new Map<string, { lists: string; hidden: Hidden }>();
  #lastVersion = 0;

  /** To be called when this connection writes about a server. */
  forget(server: string): void {
    this.settings.forget(server);
    this.hidden.forget(server);
  }

  /** The same object as long as the lists are the same: others keep what they made of it. */
  #numbered(connection: Connection, server: string): Hidden {
    const read = readHidden(connection, server);
    const lists = JSON.stringify(read);
    const before = this.#last.get(server);
    if (before?.lists === lists) return before.hidden;
    this.#lastVersion += 1;
    const hidden = { ...read, version: this.#lastVersion };
    this.#last.set(server, { lists, hidden });
    return hidden;
  }
}
