import type { ReportEntry } from '../../library/library.js';
import type { StoredCitation } from '../../reports/corpus-file.js';
import type { Citation } from '../../reports/report.js';
import type { ChangeProgress } from './change-library.js';
import type { LibraryExport } from './exported.js';
import type { ServerLimits, ServerUsage } from './limits.js';

/** Who changes a server's reports, and who wants to know how far it is. */
export interface Doing {
  /** Discord id of the moderator, for the audit trail. */
  readonly by: string;
  readonly onProgress?: ChangeProgress;
}

/** A report as it was read from a document, and as it is to be stored. */
export interface NewReport {
  readonly citation: StoredCitation;
  readonly text: string;
}

/** A removed report that can be had back. */
export interface RestorableReport {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly removedAt: string;
}

export interface RefreshSummary {
  readonly reports: number;
  /** Passages that had to be embedded. */
  readonly embedded: number;
}

/** What an import did. */
export interface ImportSummary {
  readonly added: number;
  /** Reports whose citation was taken from the file. */
  readonly changed: number;
  readonly unchanged: number;
  /** Reports and passages of the base library that are hidden now and were not. */
  readonly hidden: number;
  /** Whether settings were taken from the file: those of another server are not. */
  readonly hasSettings: boolean;
}

/** How a server's library is. */
export interface ServerLibraryStatus extends ServerUsage {
  readonly passages: number;
  /** ISO 8601; null where there never was a report. */
  readonly publishedAt: string | null;
  /** Name of the model that its reports are embedded with; null where there never was a report. */
  readonly model: string | null;
  /** Made with another model or analysis than questions are asked with now: left out of answers until it is made anew. */
  readonly isStale: boolean;
  /** Measured since the last change; until then the server is asked by what was measured before. */
  readonly isCalibrated: boolean;
  /** Whether it is being changed. */
  readonly isBusy: boolean;
}

/**
 * What moderators do with the reports of their server. One change of a server is made after the other, each seen whole or not at all, and
 * written into the audit trail. All methods also throw what library, embedder and records throw; `busy` when too many changes wait, and
 * `stopping`: nothing was changed then.
 */
export interface ServerReports {
  readonly limits: ServerLimits;
  status(server: string): Promise<ServerLibraryStatus>;
  /**
   * Adds a report. It can be asked when this returns.
   * @throws IsnadError `server-library-full`, `report-too-long`, `report-known` when its text is there already, `report-damaged`
   */
  add(server: string, report: NewReport, doing: Doing): Promise<ReportEntry>;
  /**
   * Checks what `add` would: whether there is room, and whether the text is new.
   * @throws IsnadError as `add` does
   */
  check(server: string, text: string): Promise<void>;
  /**
   * Changes what is cited of a report.
   * @throws IsnadError `report-unknown`, `citation-invalid`
   */
  editCitation(server: string, report: string, change: Partial<Citation>, doing: Doing): Promise<ReportEntry>;
  /**
   * Removes a report. It can be had back for a day.
   * @throws IsnadError `report-unknown`
   */
  remove(server: string, report: string, doing: Doing): Promise<ReportEntry>;
  /**
   * Has a removed report back.
   * @throws IsnadError `report-unknown` when it is too late; `server-library-full`, `report-known`
   */
  restore(server: string, report: string, doing: Doing): Promise<ReportEntry>;
  /** What can be had back, removed last first. */
  restorable(server: string): Promise<RestorableReport[]>;
  /** Makes a server's reports anew from their stored texts, with the model and the analysis of today. */
  refresh(server: string, doing: Doing): Promise<RefreshSummary>;
  export(server: string): Promise<LibraryExport>;
  /**
   * Takes an export back, or the reports of another server's. No report that is there is overwritten.
   * @param bytes the file, which may come from anybody
   * @throws IsnadError `export-invalid`, `file-too-large`, `server-library-full`, `report-too-long`, `report-damaged`; nothing was changed then
   */
  import(server: string, bytes: Uint8Array, doing: Doing): Promise<ImportSummary>;
  /**
   * Makes the libraries anew that were made with another model or analysis, and measures where that has not been done since the last change.
   * What is up to date costs nothing. For the start of the program, and after the base library was indexed anew.
   * @param isOwn whether a server is this process's to write for; all are unless said
   */
  bringUpToDate(isOwn?: (server: string) => boolean): Promise<void>;
  /** Measures anew for a server, when it begins or ceases to use the base library. */
  recalibrate(server: string): void;
  /** Deletes a server's library, after the change that is being made. */
  deleteLibrary(server: string): Promise<void>;
  /** Ends when everything is measured that has to be. */
  idle(): Promise<void>;
  /** Ends what runs, as soon as it may; libraries and session stay open. */
  close(): Promise<void>;
}
