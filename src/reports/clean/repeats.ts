import { isGluedRepeat } from '../recognise/headline.js';
import { bare, wordCount } from './line-form.js';
import { type Examination, isKept, isKeptProse, strip } from './verdicts.js';

/** Length, in characters, from which a line that stands twice on a page is a repeat wherever it stands. */
const longRepeat = 60;

/** Leaves out the headline, which is kept as the title, and every line that only repeats it, glued to itself or to the outlet's name. */
export function stripHeadline(examination: Examination, headline: number, title: string): void {
  const words = bare(title);
  examination.lines.forEach(({ text }, at) => {
    if (at === headline) strip(examination, at, 'headline, kept as the title');
    else if (isGluedRepeat(text, title) || isTitleWithTail(text, words)) strip(examination, at, 'repeats the headline');
  });
}

/**
 * Leaves out lines that stand on the page already: next to each other, before the first paragraph and again later, or long ones anywhere.
 * Short lines further apart stay: a refrain, or the same answer given twice.
 */
export function stripRepeats(examination: Examination): void {
  const { lines } = examination;
  const firstProse = lines.findIndex((_, at) => isKeptProse(examination, at));
  const seen = new Map<string, number>();
  let previous = -1;
  lines.forEach(({ text }, at) => {
    if (!isKept(examination, at)) return;
    const words = bare(text);
    const earlier = seen.get(words);
    if (earlier === undefined) {
      seen.set(words, at);
    } else if (earlier === previous || text.length >= longRepeat) {
      strip(examination, at, `repeats line ${lines[earlier]?.line ?? 0}`);
      return;
    } else if (earlier < firstProse && wordCount(text) >= 2) {
      strip(examination, earlier, `repeats line ${lines[at]?.line ?? 0}`);
      seen.set(words, at);
    }
    previous = at;
  });
}

/** `Headline | Outlet`, `Headline - Example News`: the headline and a few words behind a separator. */
function isTitleWithTail(text: string, title: string): boolean {
  const words = bare(text);
  if (!words.startsWith(`${title} `) || wordCount(title) < 3) return false;
  const tail = words.slice(title.length + 1);
  return wordCount(tail) <= 6 && /[|–—•·:-]\s{0,9}[^|–—•·:-]{1,60}$/.test(text) && !/[.!?؟]$/.test(text);
}
