import type { Session } from '../answer/session.js';
import type { Library } from '../library/library.js';
import type { Records } from '../records/records.js';
import type { Wordings } from '../wording/wording.js';
import type { Log } from './log.js';

/** What commands and components work with; opened once for the life of a bot. */
export interface Services {
  readonly session: Session;
  readonly library: Library;
  readonly records: Records;
  readonly wordings: Wordings;
  readonly log: Log;
}
