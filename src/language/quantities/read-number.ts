import type { Language } from '../languages.js';
import { readDigits } from './digits.js';
import { type Cardinal, wordsByLanguage } from './meanings.js';
import { andWords } from './number-words.js';
import { type Token, touches } from './tokens.js';

/** A number as it stands in a text, in digits, words or both. */
export interface ReadNumber {
  readonly value: number;
  /** In ASCII digits without separators, for numbers of digits alone; their length is not limited. */
  readonly digits: string | null;
  /** The least thousand, million… that it is told in; 1 where there is none. */
  readonly scale: number;
  /** The token behind it. */
  readonly next: number;
}

/** A number while it is read: what is complete, and what the next thousand, million… will multiply. */
interface Sum {
  readonly total: number;
  readonly current: number | null;
  readonly scale: number;
  readonly parts: number;
  readonly alone: boolean;
  readonly digits: string | null;
}

const nothing: Sum = { total: 0, current: null, scale: Number.POSITIVE_INFINITY, parts: 0, alone: false, digits: null };

const ands = wordsByLanguage(andWords);

/** How a part is tied to what stands before it. */
type Tie = 'none' | 'and' | 'hyphen';

/** Reads the number that begins at a token, as far as it goes; null where there is none. */
export function readNumber(tokens: readonly Token[], at: number, language: Language): ReadNumber | null {
  let sum = nothing;
  let next = at;
  for (;;) {
    const step = stepFrom(tokens, next, sum, language);
    if (step === null) break;
    ({ sum, next } = step);
  }
  if (sum.parts === 0 || (sum.parts === 1 && !sum.alone)) return null;
  const scale = Number.isFinite(sum.scale) ? sum.scale : 1;
  return { value: sum.total + (sum.current ?? 0), digits: sum.parts === 1 ? sum.digits : null, scale, next };
}

interface Step {
  readonly sum: Sum;
  readonly next: number;
}

function stepFrom(tokens: readonly Token[], at: number, sum: Sum, language: Language): Step | null {
  const [tie, start] = tieAt(tokens, at, sum, language);
  const token = tokens[start];
  if (token === undefined) return null;
  if (token.kind === 'digits') return digitStep(tokens, start, sum, tie, language);
  const { cardinal, half, joined } = token.meaning;
  const tied = joined && sum.parts > 0 ? 'and' : tie;
  if (half) return halfStep(tokens, start, sum, tied, language);
  const added = cardinal === null ? null : add(sum, cardinal, tied, language);
  return added === null ? null : { sum: added, next: start + 1 };
}

/** The joiner at a token, if any, and where the next part would be. */
function tieAt(tokens: readonly Token[], at: number, sum: Sum, language: Language): [Tie, number] {
  const token = tokens[at];
  if (token === undefined || sum.parts === 0) return ['none', at];
  if (token.text === '-' && touches(tokens[at - 1], token) && touches(token, tokens[at + 1])) return ['hyphen', at + 1];
  if (token.kind !== 'word' || !ands[language].has(token.meaning.folded)) return ['none', at];
  const article = tokens[at + 1]?.text === 'a' && tokens[at + 2]?.meaning.half === true;
  return ['and', article ? at + 2 : at + 1];
}

/** Digits begin a number, or stand before a smaller unit than those before (`مليون و200 ألف`). */
function digitStep(tokens: readonly Token[], at: number, sum: Sum, tie: Tie, language: Language): Step | null {
  const read = readDigits(tokens, at, language);
  if (read === null || tie === 'hyphen') return null;
  const { value, digits, next } = read;
  if (sum.parts > 0) {
    const unit = tokens[next]?.meaning.cardinal;
    if (sum.current !== null || unit?.role !== 'multiply' || unit.value >= sum.scale) return null;
  }
  return { sum: { ...sum, current: value, parts: sum.parts + 1, alone: true, digits }, next };
}

function halfStep(tokens: readonly Token[], at: number, sum: Sum, tie: Tie, language: Language): Step | null {
  if (sum.parts === 0) return halfOfUnit(tokens, at, language);
  const next = at + 1;
  const grown = { ...sum, parts: sum.parts + 1 };
  if (sum.current !== null) {
    const said = tie === 'and' || language === 'tr';
    return said ? { sum: { ...grown, current: sum.current + 0.5 }, next } : null;
  }
  if (tie !== 'and' || sum.scale < 1000) return null;
  // "مليون ونصف المليون" names the unit once more.
  const again = tokens[next]?.meaning.cardinal;
  const repeated = again?.role === 'multiply' && again.value === sum.scale && tokens[next]?.meaning.joined === false;
  return { sum: { ...grown, total: sum.total + sum.scale / 2 }, next: repeated ? next + 1 : next };
}

const articles = /^(?:a|an|de|un|une|el|la)$/;

/** `نصف مليون`, `half a million`. */
function halfOfUnit(tokens: readonly Token[], at: number, language: Language): Step | null {
  const skipped = articles.test(tokens[at + 1]?.meaning.folded ?? '') || tokens[at + 1]?.text === '-' ? 1 : 0;
  const unit = tokens[at + 1 + skipped]?.meaning.cardinal;
  const isUnit = unit?.role === 'multiply' && unit.value >= (language === 'tr' ? 1_000_000 : 1000);
  if (!isUnit) return null;
  const sum: Sum = { ...nothing, total: unit.value / 2, scale: unit.value, parts: 2 };
  return { sum, next: at + 2 + skipped };
}

/** The sum with one more word, or null where the word does not continue the number. */
function add(sum: Sum, cardinal: Cardinal, tie: Tie, language: Language): Sum | null {
  const grown = { ...sum, parts: sum.parts + 1, alone: cardinal.alone, digits: null };
  const { value } = cardinal;
  if (cardinal.role === 'multiply' && value >= 1000) return multiply(sum, grown, value, tie);
  if (cardinal.role === 'block') {
    const scale = 1000 ** Math.floor(Math.log10(value) / 3);
    const fits = sum.current === null && (sum.parts === 0 || (continues(tie, language) && scale < sum.scale));
    return fits ? { ...grown, total: sum.total + value, scale } : null;
  }
  if (sum.current === null) {
    return sum.parts === 0 || continues(tie, language) ? { ...grown, current: value } : null;
  }
  if (cardinal.role === 'multiply') {
    const fits = tie !== 'and' && sum.current >= 1 && sum.current < 20 && Number.isInteger(sum.current);
    return fits ? { ...grown, current: sum.current * value } : null;
  }
  const more = joinedSmall(sum.current, value, tie, language);
  return more === null || sum.digits !== null ? null : { ...grown, current: more };
}

function multiply(sum: Sum, grown: Sum, unit: number, tie: Tie): Sum | null {
  if (tie === 'and' && sum.current !== null) return null;
  if (unit < sum.scale) {
    if (sum.current === null && sum.parts > 0 && tie !== 'and') return null;
    return { ...grown, total: sum.total + (sum.current ?? 1) * unit, current: null, scale: unit };
  }
  // "mil millones", "خمسة آلاف مليون": thousands of millions.
  if (tie !== 'none' || unit === sum.scale || sum.total >= 1_000_000) return null;
  return { ...grown, total: (sum.total + (sum.current ?? 0)) * unit, current: null, scale: unit };
}

/** Whether a tie lets a smaller part follow a thousand, a million…: Arabic and Persian need their "and". */
const continues = (tie: Tie, language: Language): boolean =>
  language === 'ar' || language === 'fa' ? tie === 'and' : tie !== 'hyphen';

/** What a number below one thousand becomes by one more word, or null where the two are two numbers. */
function joinedSmall(current: number, value: number, tie: Tie, language: Language): number | null {
  const [ones, tens] = [current % 10, current % 100];
  if (language === 'ar') {
    if (value === 10 && tie === 'none') return tens > 0 && tens < 10 ? current + 10 : null;
    if (tie !== 'and') return null;
    // Arabic says "five and twenty".
    if (tens > 0 && tens < 10) return value >= 20 && value < 100 && value % 10 === 0 ? current + value : null;
    return tens === 0 && value < 100 ? current + value : null;
  }
  if (language === 'fr') {
    if (tens === 4 && value === 20) return current + 76;
    const aboveTen = value > 9 && value < 20 && (tens === 60 || tens === 80);
    if (aboveTen || (tens === 10 && value > 6 && value < 10)) return current + value;
  }
  if (tie === 'and' && !andFits(current, language)) return null;
  if (tens === 0) return value < 100 ? current + value : null;
  return ones === 0 && tens >= (language === 'tr' ? 10 : 20) && value < 10 && value > 0 ? current + value : null;
}

/** Where a language puts its "and" inside a number below one thousand. */
function andFits(current: number, language: Language): boolean {
  if (language === 'en') return current % 100 === 0;
  if (language === 'fr' || language === 'es') return current % 100 >= 20;
  return language === 'fa' || language === 'de';
}
