import type { Line, StrippedLine } from '../page/page.js';
import { type FurnitureMatch, furnitureOf } from './furniture.js';
import { endsWithFullStop, isParagraph, wordCount } from './line-form.js';

/** A page under examination: its lines, and for each the reason why it is left out, once there is one. */
export interface Examination {
  readonly lines: readonly Line[];
  /** What the words of each line say, whether or not it counts. */
  readonly matches: readonly (FurnitureMatch | undefined)[];
  readonly reasons: (string | undefined)[];
}

/** Begins to examine a page; nothing is left out yet. */
export function examine(lines: readonly Line[]): Examination {
  return { lines, matches: lines.map(({ text }) => furnitureOf(text)), reasons: lines.map(() => undefined) };
}

/** Leaves a line out, unless it was left out before for another reason. */
export function strip(examination: Examination, at: number, reason: string): void {
  examination.reasons[at] ??= reason;
}

/** Whether a line is still to go into the report. */
export function isKept(examination: Examination, at: number): boolean {
  return at >= 0 && at < examination.lines.length && examination.reasons[at] === undefined;
}

/** Whether a line is a paragraph that is still to go into the report. */
export function isKeptParagraph(examination: Examination, at: number): boolean {
  const line = examination.lines[at];
  return (
    line !== undefined &&
    isKept(examination, at) &&
    line.mark !== 'heading' &&
    line.mark !== 'title' &&
    isParagraph(line.text)
  );
}

/** Whether a line is still to go into the report and can only be its text: a sentence with a full stop, or a long paragraph. */
export function isKeptProse(examination: Examination, at: number): boolean {
  const line = examination.lines[at];
  if (line === undefined || !isKept(examination, at)) return false;
  return line.text.length >= 140 || (endsWithFullStop(line.text) && wordCount(line.text) >= 3);
}

/** Every line that is left out, with its reason, in the order of the page. */
export function strippedLines({ lines, reasons }: Examination): StrippedLine[] {
  return lines.flatMap(({ line, text }, at) => {
    const reason = reasons[at];
    return reason === undefined ? [] : [{ line, text, reason }];
  });
}
