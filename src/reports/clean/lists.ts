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
  const firstProse = lines.findIndex((_, at) => isKeptProse(examination, at));
  for (const [at, { text }] of lines.entries()) {
    const match = matches[at];
    if (
      match === undefined ||
      !match.kind.opensList ||
      examination.reasons[at] !== match.kind.reason ||
      isLabelWithHeadline(text)
    )
      continue;
    const next = nextProse(examination, at);
    const hasProseBefore = firstProse >= 0 && firstProse < at;
    const reason = 'listed under "related stories"';
    if (next < 0 || (hasProseBefore && isListWithSummaries(examination, at + 1))) {
      if (hasProseBefore) stripAll(examination, at + 1, lines.length, reason);
      return;
    }
    stripItems(examination, at, next, hasProseBefore, reason);
  }
}

function nextProse(examination: Examination, from: number): number {
  for (let at = from + 1; at < examination.lines.length; at += 1) if (isKeptProse(examination, at)) return at;
  return -1;
}

/** Leaves out the comments of readers: what stands below a line such as "3 comments" in the second half of a page that offers to reply to them. */
export function stripComments(examination: Examination): void {
  const { lines, matches } = examination;
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  const lastReply = lines.findLastIndex(({ text }) => text.length < 20 && replyWords.has(bare(text)));
  let before = 0;
  for (const [at, { text }] of lines.entries()) {
    const opens = matches[at]?.kind.opensComments === true && !examination.reasons[at]?.startsWith('repeats');
    if (opens && at < lastReply && before > total / 2 && !replyWords.has(bare(text))) {
      stripAll(examination, at + 1, lines.length, "reader's comment");
      return;
    }
    before += text.length;
  }
}

function stripItems(examination: Examination, at: number, next: number, isInside: boolean, reason: string): void {
  const { lines } = examination;
  const items: number[] = [];
  for (let other = at + 1; other < next; other += 1) if (isKept(examination, other)) items.push(other);
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
  let headline = '';
  let summaries = 0;
  for (let at = from; at < examination.lines.length; at += 1) {
    const text = examination.lines[at]?.text ?? '';
    if (!isKept(examination, at)) continue;
    if (endsWithFullStop(text) || text.length >= 140) {
      if (text.length > longestSummary || wordCount(headline) < 3 || isListItem(headline)) return false;
      summaries += 1;
      headline = '';
    } else {
      headline = text;
    }
  }
  return summaries >= 2;
}

/** `Read also: a headline`: the list is the line itself. */
function isLabelWithHeadline(text: string): boolean {
  return wordCount(text) > 6 || /[:：]\s*[^\s:：][^\s]*\s+\S/.test(text);
}

function stripAll(examination: Examination, from: number, to: number, reason: string): void {
  for (let at = from; at < to; at += 1) strip(examination, at, reason);
}
