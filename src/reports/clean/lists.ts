import { bare, endsWithFullStop, isListItem, wordCount } from './line-form.js';
import { type Examination, isKept, isKeptProse, strip } from './verdicts.js';

/** Longest summary under a listed headline, in characters. */
const longestSummary = 220;
const replyWords = new Set(
  ['reply', 'رد', 'الرد', 'répondre', 'yanıtla', 'cevapla', 'antworten', 'responder', 'ответить', 'پاسخ'].map(bare),
);

/**
 * Leaves out the headlines of other articles that a line such as "related stories" lists: inside an article up to the next paragraph,
 * a last short line before it being a subheading; below it also with their summaries.
 */
export function stripLists(examination: Examination): void {
  const { lines, matches } = examination;
  lines.forEach(({ text }, at) => {
    const match = matches[at];
    if (
      match === undefined ||
      !match.kind.opensList ||
      examination.reasons[at] !== match.kind.reason ||
      isLabelWithHeadline(text)
    )
      return;
    const next = lines.findIndex((_, other) => other > at && isKeptProse(examination, other));
    const hasProseBefore = lines.some((_, other) => other < at && isKeptProse(examination, other));
    const reason = 'listed under "related stories"';
    if (next < 0) {
      if (hasProseBefore) stripAll(examination, at + 1, lines.length, reason);
    } else if (hasProseBefore && isListWithSummaries(examination, at + 1)) {
      stripAll(examination, at + 1, lines.length, reason);
    } else {
      stripItems(examination, at, next, hasProseBefore, reason);
    }
  });
}

/** Leaves out the comments of readers: what stands below a line such as "3 comments" in the second half of a page that offers to reply to them. */
export function stripComments(examination: Examination): void {
  const { lines, matches } = examination;
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  for (const [at, { text }] of lines.entries()) {
    const opens = matches[at]?.kind.opensComments === true && !examination.reasons[at]?.startsWith('repeats');
    const hasReplies = lines.slice(at + 1).some((line) => replyWords.has(bare(line.text)));
    if (opens && before > total / 2 && hasReplies && !replyWords.has(bare(text))) {
      stripAll(examination, at + 1, lines.length, "reader's comment");
      return;
    }
    before += text.length;
  }
}

function stripItems(examination: Examination, at: number, next: number, isInside: boolean, reason: string): void {
  const { lines } = examination;
  const items = lines
    .map((_, other) => other)
    .filter((other) => other > at && other < next && isKept(examination, other));
  const block = lines[at]?.block;
  for (const item of items) {
    const line = lines[item];
    if (line === undefined || line.mark === 'heading' || line.mark === 'quote') continue;
    const isInBlock = line.block === block;
    const isLast = item === items.at(-1) && isKept(examination, item) && item === next - 1;
    if (
      isInBlock
        ? !isLast || items.length > 1 || wordCount(line.text) >= 5
        : isInside && !(isLast && wordCount(line.text) <= 6)
    )
      strip(examination, item, reason);
  }
}

/** Whether everything below is headlines of other articles, each with one sentence of summary. */
function isListWithSummaries(examination: Examination, from: number): boolean {
  const kept = examination.lines.map((_, at) => at).filter((at) => at >= from && isKept(examination, at));
  const textAt = (place: number): string => examination.lines[kept[place] ?? -1]?.text ?? '';
  const prose = kept
    .map((_, place) => place)
    .filter((place) => endsWithFullStop(textAt(place)) || textAt(place).length >= 140);
  return (
    prose.length >= 2 &&
    prose.every((place) => {
      const headline = place === 0 ? '' : textAt(place - 1);
      return (
        textAt(place).length <= longestSummary &&
        wordCount(headline) >= 3 &&
        !endsWithFullStop(headline) &&
        !isListItem(headline)
      );
    })
  );
}

/** `Read also: a headline`: the list is the line itself. */
function isLabelWithHeadline(text: string): boolean {
  return wordCount(text) > 6 || /[:：]\s*\S+\s+\S+/.test(text);
}

function stripAll(examination: Examination, from: number, to: number, reason: string): void {
  for (let at = from; at < to; at += 1) strip(examination, at, reason);
}
