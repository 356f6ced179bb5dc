import { visible } from '../../language/visible.js';

/** A run of text in one style. */
export interface Run {
  readonly text: string;
  readonly highlighted: boolean;
}

/** A line: its runs, in order, with the spaces between words inside them. */
export type Line = readonly Run[];

/** A word: more than one run where a highlight begins or ends inside it. */
type Word = readonly Run[];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** Columns that a text takes in a terminal: one a character as readers see it, two for wide ones. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** Breaks runs into lines of at most `width` columns, at spaces; a longer word is broken where the line ends. */
export function wrap(runs: readonly Run[], width: number): Line[] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  let used = 0;
  for (const word of wordsOf(runs).flatMap((one) => broken(one, width))) {
    const columns = columnsOfWord(word);
    if (line.length > 0 && used + 1 + columns > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += columns + (line.length > 0 ? 1 : 0);
    line.push(word);
  }
  if (line.length > 0) lines.push(line);
  return lines.map(joined);
}

/** Breaks plain text into lines of at most `width` columns. */
export function wrapText(text: string, width: number): string[] {
  return wrap([{ text, highlighted: false }], width).map((line) => line.map((run) => run.text).join(''));
}

function wordsOf(runs: readonly Run[]): Word[] {
  const words: Run[][] = [];
  let open = false;
  for (const { text, highlighted } of runs) {
    for (const [index, piece] of visible(text).split(/ +/).entries()) {
      if (index > 0) open = false;
      if (piece === '') continue;
      const run = { text: piece, highlighted };
      if (open) words.at(-1)?.push(run);
      else words.push([run]);
      open = true;
    }
  }
  return words;
}

const columnsOfWord = (word: Word): number => word.reduce((sum, run) => sum + columnsOf(run.text), 0);

function broken(word: Word, width: number): Word[] {
  if (columnsOfWord(word) <= width) return [word];
  const parts: Run[][] = [[]];
  let used = 0;
  for (const { text, highlighted } of word) {
    for (const { segment } of graphemes.segment(text)) {
      const columns = columnsOf(segment);
      if (used > 0 && used + columns > width) {
        parts.push([]);
        used = 0;
      }
      used += columns;
      parts.at(-1)?.push({ text: segment, highlighted });
    }
  }
  return parts.map(merged);
}

function joined(words: readonly Word[]): Line {
  return merged(
    words.flatMap((word, index) => {
      const last = words[index - 1]?.at(-1);
      if (last === undefined) return word;
      return [{ text: ' ', highlighted: last.highlighted && (word[0]?.highlighted ?? false) }, ...word];
    }),
  );
}

/** Neighbouring runs of one style as one run. */
function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.highlighted === run.highlighted) result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
