import type { Report } from '../reports/report.js';
import { dayMilliseconds, timeOf } from './times.js';

/** Milliseconds in which a removed report can be had back. */
export const undoMilliseconds = dayMilliseconds;

/** The time (ISO 8601) after which a report must have been removed to be had back now. */
export const undoableAfter = (now: Date): string => timeOf(now.getTime() - undoMilliseconds);

/** A report that was removed from a server's library. */
export interface RemovedReport {
  readonly server: string;
  readonly report: Report;
  /** When it was removed, ISO 8601, UTC. */
  readonly at: string;
}

/** Removed reports, each with its text, until they cannot be had back any more. */
export interface RemovedReports {
  /** Keeps a report that is removed now. One of the same id that was removed before is replaced. */
  put(server: string, report: Report): Promise<void>;
  /** Gives a report back, once; null when it is not there, or too old. */
  take(server: string, report: string): Promise<Report | null>;
  /** What a server can still have back, removed last first. */
  list(server: string): Promise<RemovedReport[]>;
  /** Deletes what is too old to be had back. @returns how many. */
  prune(): Promise<number>;
}
