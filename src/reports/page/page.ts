import type { Citation } from '../report.js';

/** One line of a page as it was read, before anything is judged about it. */
export interface Line {
  /** Its place in the page, from 1: the file's line number, or for HTML the ordinal of the line on the page. */
  readonly line: number;
  /** The words as they stand in the source, NFC, without outer white space; empty for a blank line. */
  readonly text: string;
  /** What the page's markup says about the line; plain text says nothing. */
  readonly mark: 'none' | 'title' | 'heading' | 'item' | 'quote' | 'caption';
  /** Lines with one number stand together without a blank line between them. */
  readonly block: number;
}

/** A line that did not go into the report, and why, in words that a person understands. */
export interface StrippedLine {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** A page as lines, with what its markup states about it. */
export interface Page {
  readonly lines: readonly Line[];
  /** What meta data or front matter states; recognition only fills what is absent. */
  readonly stated: Partial<Citation>;
  /** Lines that were already left out when the page was read. */
  readonly stripped: readonly StrippedLine[];
}
