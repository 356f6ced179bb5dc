import { baseName } from '../../library/postgres/schema.js';
import type { Hidden } from '../hidden.js';
import { HiddenVersions } from '../hidden-versions.js';
import type { ServerSettings } from '../settings.js';
import { InTime } from './in-time.js';
import { readHidden } from './hidden-queries.js';
import type { RecordStore } from './record-store.js';
import { Remembered } from './remembered.js';
import { readSettings } from './setting-queries.js';

/** What every question asks for, kept until somebody changes it. */
export class Memory {
  readonly settings: Remembered<ServerSettings>;
  readonly hidden: Remembered<Hidden>;
  readonly #stop: () => void;

  constructor(store: RecordStore) {
    const { changes, place } = store.database;
    const inTime = new InTime(place);
    const versions = new HiddenVersions();
    this.settings = new Remembered(changes, (server) =>
      inTime.read(() => store.read((queries) => readSettings(queries, server))),
    );
    this.hidden = new Remembered(changes, async (server) =>
      versions.of(server, await inTime.read(() => store.read((queries) => readHidden(queries, server)))),
    );
    this.#stop = changes.subscribe((change) => {
      if (change === null) this.forget(null);
      else if ('server' in change) this.forget(change.server);
      // A publication numbers passages anew.
      else if (change.library === baseName) this.hidden.forget(null);
    });
  }

  /** @param server of which something has been written; null for all of them */
  forget(server: string | null): void {
    this.settings.forget(server);
    this.hidden.forget(server);
  }

  close(): void {
    this.#stop();
  }
}
