import { abbreviations, ordinalFollowers } from './abbreviations.js';
import type { Span } from './report.js';
import { isSpace, trimEnd } from './white-space.js';

/** Longest quotation or parenthesis, in characters, whose stops are not taken for ends of sentences. */
const shortQuotation = 200;
/** Longest abbreviation looked for before a full stop, in characters. */
const longestAbbreviation = 12;

const stops = new Set('.!?؟۔…。！？');
const closers = new Set('"\'”’»›“)]}');
const openers = new Set('"\'“‘„«‹([{');
const closerOf = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['"', '"'],
  ['(', ')'],
  ['[', ']'],
]);

/**
 * The sentences of a stretch of text, in order: without their outer white space, without overlap, and together holding every word of it.
 *
 * A sentence ends at `. ! ? ؟ ۔ …` and the closing quotes and brackets behind them. It does not end after an abbreviation or an initial, inside a
 * number or a domain name, after an ordinal (`3. Mai`), inside a short quotation, at the Arabic pause `..`, or before a small letter.
 * Takes time in proportion to the length of the text.
 */
export function splitSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = skipSpace(text, span.start, span.end);
  let at = start;
  let quotationEnd = -1;
  while (at < span.end) {
    const character = text.charAt(at);
    if (at > quotationEnd && closerOf.has(character)) quotationEnd = endOfQuotation(text, at, span.end);
    if (!stops.has(character)) {
      at += 1;
      continue;
    }
    const stopsEnd = skipAll(text, at, span.end, stops);
    const end = behindClosers(text, stopsEnd, span.end);
    const insideQuotation = stopsEnd < quotationEnd;
    if (end >= span.end || (!insideQuotation && endsSentence(text, { start, stop: at, stopsEnd, end }))) {
      sentences.push({ start, end });
      start = skipSpace(text, end, span.end);
      at = start;
    } else {
      at = insideQuotation ? stopsEnd : end;
    }
  }
  const end = trimEnd(text, start, span.end);
  if (start < end) sentences.push({ start, end });
  return sentences;
}

interface Stop {
  /** Where the sentence began. */
  readonly start: number;
  /** Where its first stop stands. */
  readonly stop: number;
  readonly stopsEnd: number;
  /** Behind the stops and the closing quotes and brackets. */
  readonly end: number;
}

function endsSentence(text: string, { start, stop, stopsEnd, end }: Stop): boolean {
  const mark = text.slice(stop, stopsEnd);
  const before = text.charAt(stop - 1);
  const touching = text.charAt(end);
  if (!isSpace(touching)) {
    // Arabic pages often leave out the space behind a stop; anything else that touches is a number, a domain name or an abbreviation.
    return isArabicLetter(touching) && mark !== '..' && end === stopsEnd && wordBefore(text, stop).length >= 3;
  }
  const next = skipOpeners(text, end);
  const following = text.charAt(next);
  if (/\p{Ll}/u.test(following)) return false;
  if (mark === '..' && (isArabicLetter(before) || isArabicLetter(following))) return false;
  // «أين ذهبوا؟» then more words: in a script without capitals the sentence around the quotation most likely goes on.
  if (end > stopsEnd && /[!?؟]$/.test(mark) && isArabicLetter(following)) return false;
  return mark !== '.' || end > stopsEnd || !isAbbreviated(text, start, stop, next);
}

/** Whether the full stop at `stop` belongs to the word before it: an abbreviation, an initial, or an ordinal. */
function isAbbreviated(text: string, start: number, stop: number, next: number): boolean {
  const word = wordBefore(text, stop);
  if (/^\p{L}\p{M}*$/u.test(word)) return true;
  if (/^\p{Nd}{1,2}$/u.test(word)) {
    const isListNumber = stop - word.length <= start;
    return isListNumber || ordinalFollowers.has(wordAfter(text, next).toLowerCase());
  }
  if (/\p{L}\.\p{L}/u.test(word)) return !word.includes('..') && isDottedAbbreviation(word);
  return abbreviations.has(word.toLowerCase());
}

/** `U.S`, `z.B`, `т.е`, `ق.م`: every part between the stops is short. A domain name at the end of a sentence is none. */
function isDottedAbbreviation(word: string): boolean {
  return word.split('.').every((part) => part.length <= 2);
}

/** The word that ends at `end`, with the stops inside it; empty when it is too long to be an abbreviation. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start <= longestAbbreviation && /[\p{L}\p{M}\p{Nd}.]/u.test(text.charAt(start - 1)))
    start -= 1;
  return end - start > longestAbbreviation ? text.slice(start, end).replaceAll('.', '') : text.slice(start, end);
}

function wordAfter(text: string, start: number): string {
  return /^\p{L}{0,20}/u.exec(text.slice(start, start + 20))?.[0] ?? '';
}

/** Where the quotation that opens at `start` closes, when it is a short one; otherwise -1. */
function endOfQuotation(text: string, start: number, limit: number): number {
  const opener = text.charAt(start);
  const closer = closerOf.get(opener);
  if (closer === undefined || isSpace(text.charAt(start + 1))) return -1;
  // A straight mark opens only where a word could begin; elsewhere it closes, or is a sign for inches.
  if (opener === '"' && /[\p{Nd}.!?؟]/u.test(text.charAt(start - 1))) return -1;
  const last = Math.min(limit, start + shortQuotation);
  for (let at = start + 1; at < last; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') return -1;
    if (character === closer || (opener === '“' && character === '“' && isSpace(text.charAt(at + 1)))) return at;
  }
  return -1;
}

function skipOpeners(text: string, from: number): number {
  let at = from;
  while (
    at < text.length &&
    (isSpace(text.charAt(at)) || openers.has(text.charAt(at)) || /[-–—•]/.test(text.charAt(at)))
  )
    at += 1;
  return at;
}

function skipAll(text: string, from: number, limit: number, characters: ReadonlySet<string>): number {
  let at = from;
  while (at < limit && characters.has(text.charAt(at))) at += 1;
  return at;
}

/** Behind closing quotes and brackets; `«` and `„` close where they touch nothing behind them, as in German. */
function behindClosers(text: string, from: number, limit: number): number {
  const end = skipAll(text, from, limit, closers);
  return /[«‹]/.test(text.charAt(end)) && end < limit && /^(?:\s|$)/.test(text.slice(end + 1, end + 2)) ? end + 1 : end;
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(text.charAt(at))) at += 1;
  return at;
}

function isArabicLetter(character: string): boolean {
  return /^\p{Script=Arabic}$/u.test(character) && /^\p{L}$/u.test(character);
}
