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
  /** The lists that each server had last, as text, and their number. */
  readonly #versions = new Map<string, { lists: string; version: number }>();
  #lastVersion = 0;

  /** To be called when this connection writes about a server. */
  forget(server: string): void {
    this.settings.forget(server);
    this.hidden.forget(server);
  }

  #numbered(connection: Connection, server: string): Hidden {
    const hidden = readHidden(connection, server);
    const lists = JSON.stringify(hidden);
    const before = this.#versions.get(server);
    if (before?.lists === lists) return { ...hidden, version: before.version };
    this.#lastVersion += 1;
    this.#versions.set(server, { lists, version: this.#lastVersion });
    return { ...hidden, version: this.#lastVersion };
  }
}
