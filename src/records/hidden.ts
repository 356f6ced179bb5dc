import type { PassagePlace } from '../library/scope.js';

/** What a server does not want to see of the base library, and of its own reports. */
export interface Hidden {
  /** Ids of reports, in order. */
  readonly reports: readonly string[];
  /** Ids of passages as the base library has them now, in order. A passage stays hidden when its report is indexed anew. */
  readonly passages: readonly number[];
  /** Passages of its own reports, in order. A report that was removed and comes back has them hidden still. */
  readonly ownPassages: readonly PassagePlace[];
  /** Another number whenever the lists are others, as long as these records are open. */
  readonly version: number;
}

/** What each server hides. Each change writes its entry of the audit trail in the same transaction. */
export interface HiddenRecords {
  /** What a server hides. Kept in memory: cheap enough for every question. */
  of(server: string): Promise<Hidden>;
  /** @returns false when it was hidden already. Written as `library.hide`. */
  hideReport(server: string, report: string, by: string): Promise<boolean>;
  /** @returns false when it was not hidden. Written as `library.unhide`. */
  unhideReport(server: string, report: string, by: string): Promise<boolean>;
  /**
   * Hides a passage by its place: every passage of the same report with the same text.
   * @returns false when it was hidden already, or the base library has no such passage. Written as `library.hide-passage`.
   */
  hidePassage(server: string, passage: number, by: string): Promise<boolean>;
  /** @returns false when it was not hidden. Written as `library.unhide-passage`. */
  unhidePassage(server: string, passage: number, by: string): Promise<boolean>;
  /**
   * Hides a passage of the server's own reports.
   * @returns false when it was hidden already, or the report is none of a server's own. Written as `library.hide-passage`.
   */
  hideOwnPassage(server: string, place: PassagePlace, by: string): Promise<boolean>;
  /** @returns false when it was not hidden. Written as `library.unhide-passage`. */
  unhideOwnPassage(server: string, place: PassagePlace, by: string): Promise<boolean>;
}
