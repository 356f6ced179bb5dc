import { fold } from '../../language/fold.js';

/** Length, in characters, from which a line counts as a paragraph whatever its punctuation. */
const longLine = 140;
/** Length, in characters, from which a line that ends as a sentence does counts as a paragraph. */
const sentenceLine = 60;

/** The words of a line, by white space. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether a line ends as a sentence does: with a stop, and any closing quotes and brackets behind it. The pause `..` is no end. */
export function endsAsSentence(text: string): boolean {
  const end = withoutClosers(text);
  return /[.!?؟۔…]$/.test(end) && (!/\.\.$/.test(end) || /\.\.\.$/.test(end));
}

/** Whether a line ends with a full stop, as headlines do not. */
export function endsWithFullStop(text: string): boolean {
  return /[^.][.۔]$/.test(withoutClosers(text));
}

/** Whether a line is a paragraph of the article by its form alone: a sentence of some length, or very long. */
export function isParagraph(text: string): boolean {
  return text.length >= longLine || (text.length >= sentenceLine && endsAsSentence(text));
}

/** Whether a line begins as the item of a list or a turn of speech: with a bullet, a dash or a number. */
export function isListItem(text: string): boolean {
  return /^(?:[-–—•●▪■◦*·‣♦►]\s*|\p{Nd}{1,2}\s?[.)\-–ـ]\s+)\S/u.test(text);
}

/** Whether a line is wholly in quotation marks. */
export function isQuoted(text: string): boolean {
  return /^["«“„”‹'‘]/.test(text) && /["»”“›'’][.!?؟]?$/.test(text);
}

/** The form in which two lines are the same line: folded letters and digits, single spaces, nothing else. */
export function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutClosers(text: string): string {
  return text.trimEnd().replace(/["'”’“»«›)\]}\s]{1,6}$/, '');
}
