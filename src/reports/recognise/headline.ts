import { fold } from '../../language/fold.js';
import { bare, endsWithFullStop, isListItem, wordCount } from '../clean/line-form.js';
import type { Line } from '../page/page.js';

/** Longest headline, in characters. */
const longestHeadline = 250;
/** How many of a page's lines are looked through for its headline. */
const linesToTheHeadline = 80;
/** How much of the text is looked through for a headline's words, in characters. */
const bodySample = 20_000;
/** Share of a headline's longer words that the text below has to repeat, if the page has such a line. */
const sharedWords = 0.3;

/**
 * The line that is the headline: one that the markup marks, else one above the first paragraph that the page repeats, else the first one
 * above it whose words the text takes up again. Undefined where a text begins without one.
 *
 * @param candidates the lines that are neither furniture nor bylines, in order
 * @param isOutlet whether a line is the name of the site, which often stands above the headline
 */
export function findHeadline(candidates: readonly Line[], isOutlet: (text: string) => boolean): Line | undefined {
  const marked = candidates.find(({ mark, text }) => mark === 'title' && text.length <= longestHeadline);
  if (marked !== undefined) return marked;
  const above = linesAbovePlainText(candidates).filter(({ text }) => !isOutlet(text));
  const [first] = above;
  if (first === undefined) return undefined;
  const heading = above.find(({ mark }) => mark === 'heading');
  if (heading !== undefined) return heading;
  const repeated = above.find(
    (line) => wordCount(line.text) >= 3 && isRepeated(line, candidates.slice(0, 2 * linesToTheHeadline)),
  );
  if (repeated !== undefined && repeated === above.find(({ text }) => wordCount(text) >= 3)) return repeated;
  const body = fold(
    candidates
      .slice(0, linesToTheHeadline)
      .map(({ text }) => text)
      .filter((text) => text.length > 60)
      .join(' ')
      .slice(0, bodySample),
  );
  return (
    above.find(({ text }) => wordCount(text) >= 3 && sharedShare(text, body) >= sharedWords) ??
    repeated ??
    above.find(({ text }) => wordCount(text) >= 4) ??
    first
  );
}

/** A page's title such as `Headline | Outlet` without its tail, if a line of the page is the headline itself; otherwise as it is. */
export function withoutOutletTail(title: string, lines: readonly Line[]): string {
  const whole = bare(title);
  const shorter = lines.find(
    ({ text }) =>
      wordCount(text) >= 3 &&
      text.length < title.length &&
      whole.startsWith(`${bare(text)} `) &&
      /^\s*[|–—•·:-]/.test(title.slice(text.length)),
  );
  return shorter?.text ?? title;
}

/** The leading lines that can be headlines by their form: those before the first line that is a sentence with a full stop, or too long. */
function linesAbovePlainText(candidates: readonly Line[]): Line[] {
  const top = candidates.slice(0, linesToTheHeadline);
  const end = top.findIndex(({ text }) => endsWithFullStop(text) || text.length > longestHeadline);
  return top.slice(0, end < 0 ? top.length : end).filter(({ text }) => !isListItem(text) && wordCount(text) > 0);
}

function isRepeated(line: Line, lines: readonly Line[]): boolean {
  const words = bare(line.text);
  return lines.some((other) => other !== line && (bare(other.text) === words || isGluedRepeat(other.text, line.text)));
}

/** Whether a line is nothing but another one several times, with or without separators. */
export function isGluedRepeat(text: string, repeated: string): boolean {
  const whole = bare(text).replaceAll(' ', '');
  const part = bare(repeated).replaceAll(' ', '');
  return part !== '' && whole.length % part.length === 0 && whole === part.repeat(whole.length / part.length);
}

/** A headline that stands on its line several times without a separator, once. */
export function withoutGluedRepeat(text: string): string {
  for (const times of [4, 3, 2]) {
    const part = text.slice(0, Math.ceil(text.length / times)).trim();
    if (wordCount(part) >= 2 && isGluedRepeat(text, part)) return part;
  }
  return text;
}

function sharedShare(text: string, body: string): number {
  const words = bare(text)
    .split(' ')
    .map((word) => word.replace(/^(?:وال|بال|لل|ال|و|ب|ل)(?=\p{L}{3})/u, ''))
    .filter((word) => word.length >= (/^[a-zа-я]/u.test(word) ? 4 : 3));
  return words.length === 0 ? 0 : words.filter((word) => body.includes(word.slice(0, 6))).length / words.length;
}
