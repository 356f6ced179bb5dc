import { fold } from '../fold.js';
import type { Language } from '../languages.js';
import { type Token, touches } from './tokens.js';

/** A number written in digits. */
export interface ReadDigits {
  readonly value: number;
  /** ASCII digits without separators, `.` before decimals, no zeros that say nothing. */
  readonly digits: string;
  readonly next: number;
}

/** Marks between groups of three digits. The comma and the point also stand before decimals. */
const groupMarks = new Set([',', '.', '٬', "'", '’', '،']);
const decimalMarks = new Set([',', '.', '٫']);

/** What Arabic writes onto digits: particles and the article. */
const arabicPrefix = /^(?:و?[بلفك]?(?:ال)?|لل)$/u;

/**
 * Reads the digits at a token: `2500`, `2,500`, `2.500`, `2 500`, `2,5`. Null where they belong to a name such as M16 or F-16.
 */
export function readDigits(tokens: readonly Token[], at: number, language: Language): ReadDigits | null {
  const first = tokens[at];
  if (first?.kind !== 'digits' || isInName(tokens, at, language)) return null;
  const [grouped, behind] = groupsFrom(tokens, at, first);
  const [decimals, next] = decimalsAt(tokens, behind, behind > at + 1);
  const whole = grouped.replace(/^0+(?=\d)/, '');
  const digits = decimals === '' ? whole : `${whole}.${decimals}`;
  return { value: Number(digits), digits, next };
}

function isInName(tokens: readonly Token[], at: number, language: Language): boolean {
  const [farther, before, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!touches(before, token)) return false;
  if (before?.kind === 'word') return language !== 'ar' || !arabicPrefix.test(fold(before.text));
  const hyphen = before?.text === '-' || before?.text === '–';
  return hyphen && farther?.kind === 'word' && touches(farther, before);
}

/** The digits of groups of three from a token on, and the token behind them. */
function groupsFrom(tokens: readonly Token[], at: number, first: Token): [string, number] {
  if (first.text.length > 3 || first.text.startsWith('0')) return [first.text, at + 1];
  let digits = first.text;
  let next = at + 1;
  let mark: string | null = null;
  for (;;) {
    const [group, found] = groupAt(tokens, next);
    if (group === null || (mark !== null && found !== mark)) return [digits, next];
    mark = found;
    digits += group.text;
    next += found === ' ' ? 1 : 2;
  }
}

/** A group of exactly three digits behind a mark or a single space. */
function groupAt(tokens: readonly Token[], at: number): [Token | null, string] {
  const [last, token, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isGroup = (each: Token | undefined): each is Token => each?.kind === 'digits' && each.text.length === 3;
  if (isGroup(token) && last !== undefined && token.start === last.end + 1) return [token, ' '];
  const marked = token?.kind === 'mark' && groupMarks.has(token.text) && touches(last, token);
  return marked && isGroup(behind) && touches(token, behind) ? [behind, token.text] : [null, ''];
}

/** Decimals behind a mark; in a number with groups no second group may be taken for them. */
function decimalsAt(tokens: readonly Token[], at: number, grouped: boolean): [string, number] {
  const [last, mark, behind, then] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  const marked = mark?.kind === 'mark' && decimalMarks.has(mark.text) && touches(last, mark);
  if (!marked || behind?.kind !== 'digits' || !touches(mark, behind)) return ['', at];
  if (!grouped && mark.text !== '٫' && goesOn(then, behind, tokens[at + 3])) return ['', at];
  return [behind.text.replace(/(?<!0)0+$/, ''), at + 2];
}

/** Whether more digits follow, as in 1.2.3 or 1,2,3: then the first are no decimals. */
const goesOn = (mark: Token | undefined, before: Token, behind: Token | undefined): boolean =>
  mark?.kind === 'mark' &&
  decimalMarks.has(mark.text) &&
  touches(before, mark) &&
  behind?.kind === 'digits' &&
  touches(mark, behind);
