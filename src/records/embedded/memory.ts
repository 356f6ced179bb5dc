import type { Hidden } from '../hidden.js';
import { HiddenVersions } from '../hidden-versions.js';
import type { ServerSettings } from '../settings.js';
import { readHidden } from './hidden-queries.js';
import { Remembered } from './remembered.js';
import { readSettings } from './setting-queries.js';

/** What every question asks for, kept between two writes. */
export class Memory {
  readonly settings = new Remembered<ServerSettings>(readSettings);
  readonly hidden = new Remembered<Hidden>((connection, server) =>
    this.#versions.of(server, readHidden(connection, server)),
  );
  readonly #versions = new HiddenVersions();

  /** To be called when this connection writes about a server. */
  forget(server: string): void {
    this.settings.forget(server);
    this.hidden.forget(server);
  }
}
