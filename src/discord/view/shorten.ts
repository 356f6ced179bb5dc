import type { Span } from '../../reports/report.js';
import { splitSentences } from '../../reports/sentences.js';
import { readable } from './escape.js';

/** Stands where something was left out. */
export const cutMark = '[…]';
const edgeMark = cutMark.length + 1;
const gapMark = cutMark.length + 2;

/** A text on one line, of at most `limit` characters; where it is longer it ends at a word, with `…`. */
export function shortenLine(text: string, limit: number): string {
  const line = readable(text).replace(/\s+/g, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, endOfWord(line, 0, limit - 1)).trimEnd()}…`;
}

/**
 * The parts of a text that are shown in at most `limit` characters, marks of what is left out counted: whole sentences, the emphasised
 * ones first, then their neighbours. Only a sentence that is too long by itself is cut, at a word.
 * @param emphasised spans of the text
 * @param keep which end of the text stays where nothing is emphasised
 */
export function shownParts(
  text: string,
  emphasised: readonly Span[],
  limit: number,
  keep: 'beginning' | 'end' = 'beginning',
): Span[] {
  if (text.length <= limit) return [{ start: 0, end: text.length }];
  const sentences = splitSentences(text, { start: 0, end: text.length });
  const wanted = sentences.flatMap((sentence, index) =>
    emphasised.some((span) => span.start < sentence.end && sentence.start < span.end) ? [index] : [],
  );
  const anchor = wanted[0] ?? (keep === 'beginning' ? 0 : sentences.length - 1);
  const only = sentences[anchor];
  if (only === undefined) return [];
  if (lengthShown(text, [only]) > limit) return [cutSentence(text, only, limit - 2 * edgeMark, keep)];
  const kept = grow(text, sentences, new Set(withOthers(text, sentences, anchor, wanted, limit)), limit);
  return joined(sentences, kept);
}

/** The anchor, and those of the other wanted sentences that fit. */
function withOthers(
  text: string,
  sentences: readonly Span[],
  anchor: number,
  wanted: readonly number[],
  limit: number,
): number[] {
  const kept = [anchor];
  for (const index of wanted) {
    if (index === anchor) continue;
    if (lengthShown(text, joined(sentences, new Set([...kept, index]))) > limit) break;
    kept.push(index);
  }
  return kept;
}

/** Adds neighbours of what is kept, the following one first, until none fits. */
function grow(text: string, sentences: readonly Span[], start: ReadonlySet<number>, limit: number): Set<number> {
  const kept = new Set(start);
  const add = (index: number): boolean => {
    if (sentences[index] === undefined || kept.has(index)) return false;
    kept.add(index);
    if (lengthShown(text, joined(sentences, kept)) <= limit) return true;
    kept.delete(index);
    return false;
  };
  for (;;) {
    const following = add(Math.max(...kept) + 1);
    const preceding = add(Math.min(...kept) - 1);
    if (!following && !preceding) return kept;
  }
}

/** Kept sentences as spans; neighbours with what stands between them as one. */
function joined(sentences: readonly Span[], kept: ReadonlySet<number>): Span[] {
  const parts: Span[] = [];
  let previous = -2;
  for (const index of [...kept].sort((a, b) => a - b)) {
    const sentence = sentences[index];
    if (sentence === undefined) continue;
    const last = parts.at(-1);
    if (last !== undefined && index === previous + 1)
      parts[parts.length - 1] = { start: last.start, end: sentence.end };
    else parts.push(sentence);
    previous = index;
  }
  return parts;
}

function lengthShown(text: string, parts: readonly Span[]): number {
  const words = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const { before, after } = cutEnds(text, parts);
  return words + (before ? edgeMark : 0) + (after ? edgeMark : 0) + Math.max(0, parts.length - 1) * gapMark;
}

/** Whether words are left out before the first and after the last part. */
export function cutEnds(text: string, parts: readonly Span[]): { readonly before: boolean; readonly after: boolean } {
  return {
    before: text.slice(0, parts[0]?.start ?? 0).trim() !== '',
    after: text.slice(parts.at(-1)?.end ?? 0).trim() !== '',
  };
}

function cutSentence(text: string, { start, end }: Span, room: number, keep: 'beginning' | 'end'): Span {
  if (keep === 'beginning') return { start, end: endOfWord(text, start, start + room) };
  const space = text.slice(end - room, end).search(/\s/);
  return { start: space < 0 || space > room / 2 ? wholeCharacter(text, end - room, end) : end - room + space + 1, end };
}

/** Where the last word that ends before `limit` ends; in a word longer than half the room, where a character does. */
export function endOfWord(text: string, start: number, limit: number): number {
  if (/\s/.test(text.charAt(limit))) return limit;
  const space = text.slice(start, limit).search(/\s\S*$/);
  if (space > (limit - start) / 2) return start + space;
  let end = limit;
  while (end > start && continues(text, end)) end -= 1;
  return end > start ? end : wholeCharacter(text, limit, limit);
}

const continues = (text: string, at: number): boolean =>
  /^[\p{M}\u200d\ufe0f\udc00-\udfff]/u.test(text.slice(at, at + 1));

/** `at`, or one further where it would halve a character; never behind `end`. */
function wholeCharacter(text: string, at: number, end: number): number {
  return at < end && /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
