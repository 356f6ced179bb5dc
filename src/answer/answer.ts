import type { Language } from '../language/languages.js';
import type { ReportEntry } from '../library/library.js';
import type { Span } from '../reports/report.js';

/** The report that a quote is taken from, as an answer cites it. */
export type CitedReport = Omit<ReportEntry, 'passages'>;

/**
 * How sure it is that a quote answers, in a word: `strong` stands far above what questions reach that nothing answers, `possible` near to
 * that. Measured on the library that was asked, so that the words mean the same under every model.
 */
export type Confidence = 'strong' | 'possible';

/** Names a quote shortly enough to be carried in a button; `recallQuotes` makes the quote of it again. */
export interface QuoteReference {
  /** Id of the passage in the library; never used again for another passage. */
  readonly passage: number;
  /** Which sentence of the passage is emphasised, from 0; null where none is. */
  readonly highlight: number | null;
  readonly confidence: Confidence;
}

/** A passage quoted word for word. All offsets are UTF-16 offsets into the report's text: `text` is `report.text.slice(start, end)`. */
export interface Quote extends Span {
  readonly reference: QuoteReference;
  readonly report: CitedReport;
  /** Number of the paragraph in the report, from 1, subheadings not counted. */
  readonly paragraph: number;
  readonly text: string;
  /** The sentences that answer best, inside `[start, end)`. */
  readonly highlights: readonly Span[];
  readonly confidence: Confidence;
}

/** A quote of an answer, with how well it answers. */
export interface ScoredQuote extends Quote {
  /** From 0 to 1; from 0.5 on the passage stands above what questions reach that no report answers. */
  readonly score: number;
}

/** A report near to a question that nothing answers. It is named as a topic and never quoted. */
export interface NearestTopic {
  readonly report: CitedReport;
  readonly score: number;
}

/** The answer to one question, as data; views only render it. */
export interface Answer {
  readonly question: string;
  /** ISO 639-1 code of the question's language. */
  readonly language: Language;
  /** False when nothing relevant was found; `quotes` is then empty. */
  readonly answered: boolean;
  /** Best first. */
  readonly quotes: readonly ScoredQuote[];
  /** Only where nothing was found: at most three reports, nearest first. */
  readonly nearest: readonly NearestTopic[];
  /** Milliseconds from the question to this answer, without loading model and index. */
  readonly tookMs: number;
}
