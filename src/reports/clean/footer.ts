import { endsAsSentence, isListItem, isQuoted, wordCount } from './line-form.js';
import { type Examination, isKept, isKeptParagraph, isKeptProse, strip } from './verdicts.js';

/** A line without a stop right below the last paragraph is taken for its end if it has this many words. */
const longLastLine = 7;

/**
 * Leaves out the short lines below the last paragraph of the article: the rest of a box, a logo, the outlet's name. What the article itself may end with
 * stays: a list, a quotation, verses, lines that a paragraph ending with a colon introduces, and one long line without a stop.
 */
export function stripFooter(examination: Examination, headline: number): void {
  const { lines } = examination;
  const last = lines.findLastIndex(
    (line, at) =>
      at > headline && (isKeptProse(examination, at) || (isContent(line.text, line.mark) && isKept(examination, at))),
  );
  if (last < 0) return;
  let isBelowFurniture = false;
  let isIntroduced = /[:：]$/.test(lines[last]?.text ?? '');
  for (let at = last + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (!isKept(examination, at)) {
      isBelowFurniture = true;
      isIntroduced = false;
      continue;
    }
    const belongs =
      !isBelowFurniture &&
      (isIntroduced ||
        isListItem(line.text) ||
        line.mark === 'item' ||
        wordCount(line.text) >= longLastLine ||
        (endsAsSentence(line.text) && isKeptParagraph(examination, at)));
    if (!belongs) strip(examination, at, 'short line below the article');
  }
}

/** Whether a line without a full stop belongs to an article by its form. */
function isContent(text: string, mark: string): boolean {
  if (mark === 'item' || mark === 'quote') return wordCount(text) >= 2;
  return (isListItem(text) && wordCount(text) >= 4) || (isQuoted(text) && wordCount(text) >= 4) || isVerse(text);
}

/** Two halves of a verse on one line, with a mark between them. */
function isVerse(text: string): boolean {
  if (text.length > 200) return false;
  const halves = text.split(/\*{1,3}|\.{3,}|…|\s{4,}|\s\/{1,2}\s|\s=\s/u);
  return halves.length === 2 && halves.every((half) => wordCount(half) >= 2);
}
