import type { AuditTrail } from './audit.js';
import type { HiddenRecords } from './hidden.js';
import type { QuestionRecords } from './questions.js';
import type { RemovedReports } from './removed.js';
import type { ServerRecords } from './servers.js';
import type { SettingRecords } from './settings.js';
import type { VoteRecords } from './votes.js';

/**
 * What communities leave behind: stored, kept through reindexing, and deleted on demand. What is asked of one server never shows another's.
 * Several processes may have the same records open; what one of them changes the others see a moment later, without asking anew.
 * Implementations pass one contract suite.
 * All methods throw IsnadError: `library-busy` when another process holds the store too long, `disk-write-failed`.
 */
export interface Records {
  readonly votes: VoteRecords;
  readonly settings: SettingRecords;
  readonly audit: AuditTrail;
  readonly hidden: HiddenRecords;
  readonly questions: QuestionRecords;
  readonly removed: RemovedReports;
  readonly servers: ServerRecords;
  close(): Promise<void>;
}
