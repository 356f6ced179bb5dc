import type { Line, Page } from './page.js';

/** In hard-wrapped text, the longest line, in characters. */
const widestWrap = 110;
/** In hard-wrapped text, how far a full line may stay below the widest one, in characters. */
const wrapSlack = 20;

/** A plain text file as a page: every line stands for itself, unless the text is wrapped at a fixed width. */
export function readTextPage(source: string): Page {
  return { lines: joinWrappedLines(linesOf(source)), stated: {}, stripped: [] };
}

/** The lines of a text in NFC without outer white space; blank lines only separate blocks and are left out. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let block = 0;
  source
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r\n|[\r\n\u2028\u2029\u0085\f]/)
    .forEach((raw, index) => {
      const text = raw.trim();
      if (text === '') block += 1;
      else lines.push({ line: index + 1, text, mark: 'none', block });
    });
  return lines;
}

/**
 * Joins the lines of paragraphs that were wrapped at a fixed width; their line ends stay in the text.
 * A text counts as wrapped when most lines that are followed by another one of their block are nearly as long as the longest.
 */
function joinWrappedLines(lines: readonly Line[]): Line[] {
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  const inner = lines.filter((line, at) => lines[at + 1]?.block === line.block);
  const full = inner.filter(({ text }) => text.length >= width - wrapSlack);
  if (width > widestWrap || width < 40 || inner.length < 4 || full.length < 0.7 * inner.length) return [...lines];
  const joined: Line[] = [];
  let previousIsFull = false;
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && last.block === line.block && previousIsFull) {
      joined[joined.length - 1] = { ...last, text: `${last.text}\n${line.text}` };
    } else {
      joined.push(line);
    }
    previousIsFull = line.text.length >= width - 2 * wrapSlack;
  }
  return joined;
}
