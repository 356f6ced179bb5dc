import type { FairQueue } from '../answer/fair-queue.js';
import type { ReaderLink } from '../answer/reader-link.js';
import type { Session } from '../answer/session.js';
import type { ServerReports } from '../indexing/server/server-reports.js';
import type { Records } from '../records/records.js';
import type { Cooldown } from '../answer/cooldown.js';
import type { DrawChart } from './chart/chart.js';
import type { Uploads } from './library/uploads.js';
import type { RefreshBase } from './indexes/refresh-base.js';
import type { Log } from './log.js';

/** What commands, messages and buttons work with; opened once for the life of a bot. */
export interface Services {
  /** The only way to reports, and only in a scope. */
  readonly session: Session;
  readonly records: Records;
  /** What moderators do with the reports of their server. */
  readonly reports: ServerReports;
  /** Reports that wait for a moderator's yes. */
  readonly uploads: Uploads;
  readonly cooldown: Cooldown;
  readonly queue: FairQueue;
  readonly log: Log;
  /** Discord ids of those who run the bot. */
  readonly operators: ReadonlySet<string>;
  /** Days after which everything stored of a server that the bot has left is deleted. */
  readonly graceDays: number;
  readonly refreshBase: RefreshBase;
  readonly drawChart: DrawChart;
  /** Makes links into the reader; left out where there is none. */
  readonly readerLink?: ReaderLink;
}
