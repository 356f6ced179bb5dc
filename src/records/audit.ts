/** What can be written as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Who did what in a server. */
export interface AuditDeed {
  readonly server: string;
  /** Discord id of the member. */
  readonly by: string;
  /** Part and deed: `settings.channels`, `library.add`, `library.remove`, `library.edit`, `library.hide`, `library.hide-passage`, … */
  readonly action: string;
  /** To what it was done: the id of a report or passage; null for settings. */
  readonly subject: string | null;
  /** How it was before and is after; null where there was or is nothing. */
  readonly before: Json;
  readonly after: Json;
}

/** In which server something is changed, by whom, and when. */
export interface Circumstances extends Pick<AuditDeed, 'server' | 'by'> {
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** One line of the audit trail. */
export interface AuditEntry extends AuditDeed {
  /** Only ever grows; a page of the trail is asked for by it. */
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What moderators did, in each server. Settings and hides write their entries themselves. */
export interface AuditTrail {
  /** Stores an entry of this moment. */
  add(deed: AuditDeed): Promise<void>;
  /** Entries of a server, newest first: those older than the entry `before`, `limit` at most. */
  list(server: string, page: { readonly before?: number; readonly limit: number }): Promise<AuditEntry[]>;
}
