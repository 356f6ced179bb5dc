import type { Paragraph } from './report.js';

/** What a line of a report's text begins with when it is a subheading. */
export const subheadingMark = '## ';

/**
 * The blocks of a report's text, in order: runs of lines between blank lines, without their outer white space.
 * A line that begins with `## ` is a subheading and a block of its own, even where no blank line follows.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open) paragraphs.push({ ...open, kind: 'text' });
    open = undefined;
  };
  let lineStart = 0;
  while (lineStart <= text.length) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, lineEnd);
    const start = lineStart + line.length - line.trimStart().length;
    const end = lineStart + line.trimEnd().length;
    if (start >= end) {
      close();
    } else if (line.startsWith(subheadingMark)) {
      close();
      paragraphs.push({ start, end, kind: 'subheading' });
    } else {
      open = { start: open?.start ?? start, end };
    }
    lineStart = lineEnd + 1;
  }
  close();
  return paragraphs;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
