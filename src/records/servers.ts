import type { AuditEntry } from './audit.js';
import type { AskedQuestion } from './questions.js';
import type { RemovedReport } from './removed.js';
import type { ServerSettings } from './settings.js';
import type { Vote } from './votes.js';

/** How much is stored of a server. */
export interface ServerCounts {
  readonly votes: number;
  /** Settings that were changed from their default. */
  readonly settings: number;
  readonly audit: number;
  readonly hiddenReports: number;
  readonly hiddenPassages: number;
  readonly questions: number;
  readonly removed: number;
}

export interface StoredServer {
  readonly server: string;
  /** When the bot left it, ISO 8601; null while it is there. */
  readonly leftAt: string | null;
  readonly counts: ServerCounts;
}

/** Everything stored of one server, as plain data. Times are ISO 8601, UTC. */
export interface ServerData {
  readonly leftAt: string | null;
  /** Those that were changed. */
  readonly settings: Partial<ServerSettings>;
  readonly votes: readonly (Omit<Vote, 'server'> & { readonly at: string })[];
  /** Oldest first. */
  readonly audit: readonly Omit<AuditEntry, 'server' | 'id'>[];
  readonly hiddenReports: readonly string[];
  /** Passages by their place in the base library. */
  readonly hiddenPassages: readonly { readonly report: string; readonly text: string }[];
  readonly questions: readonly Omit<AskedQuestion, 'server'>[];
  readonly removed: readonly Omit<RemovedReport, 'server'>[];
}

/** The id that a passage of another store has here; null for none. */
export type NumberOf = (passage: number) => number | null;

/** What is stored of whole servers: who left, who is to be forgotten. Reports of a server's own are in its library, not here. */
export interface ServerRecords {
  /** The bot left a server at a time (ISO 8601). The first time stays until it returns. */
  left(server: string, at: string): Promise<void>;
  /** The bot is in a server again: its data stays. */
  returned(server: string): Promise<void>;
  /** Servers that were left at least so many days before a time (ISO 8601), the longest gone first. */
  dueForDeletion(graceDays: number, now: string): Promise<string[]>;
  /** Every server of which anything is stored, by id. */
  list(): Promise<StoredServer[]>;
  export(server: string): Promise<ServerData>;
  /** Deletes everything stored of a server, all or nothing; where it is a file, what stood there is overwritten. @returns how many rows there were. */
  delete(server: string): Promise<number>;
  /**
   * Replaces everything stored of a server by what `export` gave, all or nothing. A vote that is another server's stays there.
   * @param data checked here: it may come from a file
   * @param numberOf the id that a quoted passage of the data has here, null for none; without it no question keeps which passages were quoted
   * @throws IsnadError `setting-invalid` when it is not what `export` gives
   */
  import(server: string, data: unknown, numberOf?: NumberOf): Promise<void>;
}
