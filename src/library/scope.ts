/** A passage by its place: the report's id, and its text. */
export interface PassagePlace {
  readonly report: string;
  readonly text: string;
}

/** What one server has switched off for itself. */
export interface HiddenFromServer {
  /** Ids of reports of the base library. */
  readonly reports: readonly string[];
  /** Ids of passages of the base library. */
  readonly passages: readonly number[];
  /** Passages of its own reports; none unless given. */
  readonly ownPassages?: readonly PassagePlace[];
}

/** Whose reports may be read: there is no search without it. */
export interface Scope {
  /** Discord id of the server whose own reports belong to it; null for none. */
  readonly server: string | null;
  /** Whether the base library belongs to it. */
  readonly includesBase: boolean;
  /** Reports and passages that do not. */
  readonly hidden: HiddenFromServer;
}

/** The base library, all of it, and nothing else: what the command line and direct messages see. */
export const baseScope: Scope = { server: null, includesBase: true, hidden: { reports: [], passages: [] } };
