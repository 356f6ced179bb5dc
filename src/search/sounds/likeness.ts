import { arabicClass } from './keys.js';
import { spelledOut, spellingCost } from './letter-tables.js';

/**
 * What a nat of spelling cost and an Arabic letter say: logistic regression over names with their Arabic spelling and with the common
 * words that are likest to it, made by `npm run transliteration -- --fit`.
 */
const weights = { constant: -2.95, cost: -0.75, letter: 1.25 } as const;

/** Less likely than this is not told apart from impossible. */
const leastLikely = 0.05;

/** The cost at which a form of so many letters is that unlikely. */
const highestCost = (letters: number): number =>
  (Math.log(1 / leastLikely - 1) + weights.constant + weights.letter * letters) / -weights.cost;

/** Tells how surely an Arabic form is the name that one of some English spellings writes, from 0 to 1. The form folded, without article. */
export function transliterationLikeness(spellings: readonly string[]): (arabic: string) => number {
  const names = spellings.map(spelledOut);
  return (arabic) => {
    const most = highestCost(arabic.length);
    const cost = Math.min(...names.map((name) => spellingCost(name, arabic, most)));
    return logistic(weights.constant + weights.cost * cost + weights.letter * arabic.length);
  };
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Letters that one name is written with or without, by script. */
const weakLetters = /[اويهعaeiouyhw]/u;
const price = { weak: 1, weakForWeak: 0.5, doubled: 0.5, related: 1, foreign: 0.2, consonant: 4 } as const;

/** Letters of Persian for which Arabic has to take another. */
const persianOnly = /[پچژگ]/u;

/** Two spellings of one script are as likely as not one name when they differ by so much a letter. */
const tolerated = 0.4;
const steepness = 2;
/** One script has one name written otherwise less often than another name: Karim is not Karam. */
const mostOfOneScript = 0.7;

/** How surely two different spellings in one script are of one name, from 0 to 1: what they differ by, vowels counting little. */
export function spellingLikeness(a: string, b: string): number {
  const beyond = difference(a, b) - tolerated * Math.min(a.length, b.length);
  return mostOfOneScript * logistic(-steepness * beyond);
}

function difference(a: string, b: string): number {
  let before = [0];
  for (let to = 1; to <= b.length; to += 1) before.push((before[to - 1] ?? 0) + priceOf(b, to - 1));
  for (let from = 1; from <= a.length; from += 1) {
    const after = [(before[0] ?? 0) + priceOf(a, from - 1)];
    for (let to = 1; to <= b.length; to += 1) {
      after.push(
        Math.min(
          (before[to] ?? 0) + priceOf(a, from - 1),
          (after[to - 1] ?? 0) + priceOf(b, to - 1),
          (before[to - 1] ?? 0) + exchange(a.charAt(from - 1), b.charAt(to - 1)),
        ),
      );
    }
    before = after;
  }
  return before[b.length] ?? 0;
}

function priceOf(word: string, at: number): number {
  if (at > 0 && word.charAt(at) === word.charAt(at - 1)) return price.doubled;
  return weakLetters.test(word.charAt(at)) ? price.weak : price.consonant;
}

function exchange(a: string, b: string): number {
  if (a === b) return 0;
  if (weakLetters.test(a) && weakLetters.test(b)) return price.weakForWeak;
  const sound = arabicClass(a);
  if (sound === undefined || sound !== arabicClass(b)) return price.consonant;
  return persianOnly.test(a) || persianOnly.test(b) ? price.foreign : price.related;
}
