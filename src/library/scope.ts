/** What one server has switched off for itself in the base library. */
export interface HiddenFromServer {
  /** Ids of reports. */
  readonly reports: readonly string[];
  /** Ids of passages. */
  readonly passages: readonly number[];
}

/** Whose reports may be read: there is no search without it. */
export interface Scope {
  /** Discord id of the server whose own reports belong to it; null for none. */
  readonly server: string | null;
  /** Whether the base library belongs to it. */
  readonly includesBase: boolean;
  /** Reports and passages of the base library that do not. */
  readonly hidden: HiddenFromServer;
}

/** The base library, all of it, and nothing else: what the command line and direct messages see. */
export const baseScope: Scope = { server: null, includesBase: true, hidden: { reports: [], passages: [] } };
