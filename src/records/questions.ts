import { fold } from '../language/fold.js';
import type { Language } from '../language/languages.js';

/** A question that was asked in a server. Who asked is not stored. */
export interface AskedQuestion {
  readonly server: string;
  readonly text: string;
  readonly language: Language;
  /** False when nothing relevant was found. */
  readonly answered: boolean;
  /** Ids of the reports quoted in the answer. */
  readonly reports: readonly string[];
  /**
   * Ids of the passages quoted, as the server's library reader gives them; none unless given. A passage may be gone since: count it only
   * where its report is among `reports`.
   */
  readonly passages?: readonly number[];
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Questions of one day (UTC). */
export interface DayOfQuestions {
  /** ISO 8601 calendar date. */
  readonly day: string;
  readonly asked: number;
  readonly answered: number;
  readonly refused: number;
}

/** How a report serves a server. */
export interface ReportUse {
  readonly report: string;
  /** How many stored questions it was quoted for. */
  readonly quoted: number;
  readonly helpful: number;
  readonly notHelpful: number;
  /** Share of helpful votes, from 0 to 1; null without votes. */
  readonly helpfulRate: number | null;
}

/** A question that found nothing, in all its spellings. */
export interface UnansweredQuestion {
  /** As it was written last. */
  readonly text: string;
  readonly times: number;
  /** ISO 8601, UTC. */
  readonly lastAsked: string;
}

export interface Insights {
  /** Where the counts begin, ISO 8601. */
  readonly since: string;
  readonly asked: number;
  readonly answered: number;
  readonly refused: number;
  /** Every day of the period, also those without a question, oldest first. */
  readonly days: readonly DayOfQuestions[];
  /** Reports that were quoted or voted on in the period, the most quoted first. */
  readonly reports: readonly ReportUse[];
  /** The ten that were asked most often, compared by their folded text. */
  readonly unanswered: readonly UnansweredQuestion[];
}

/** Questions, in servers that have switched their storing on. */
export interface QuestionRecords {
  /** Stores a question if the server's `keepsQuestions` says so. @returns whether it was stored. */
  add(question: AskedQuestion): Promise<boolean>;
  /** Counts of a server from a time (ISO 8601) until now, of the last 366 days at most. */
  insights(server: string, since: string): Promise<Insights>;
  /** All stored questions of a server, oldest first. */
  export(server: string): Promise<AskedQuestion[]>;
  /** Deletes what is older than its server's `questionDays`, and everything of servers that keep no questions. @returns how many. */
  prune(): Promise<number>;
}

/** The form in which two spellings of a question are equal: folded, and without marks. */
export function foldedQuestion(text: string): string {
  return fold(fold(text).replace(/[\p{P}\p{S}]+/gu, ' '));
}
