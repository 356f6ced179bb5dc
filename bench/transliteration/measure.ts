import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../../src/language/fold.js';
import { languages } from '../../src/language/languages.js';
import { lexiconDirectory } from '../../src/program.js';
import { keysOfSpelling, soundKey } from '../../src/search/sounds/keys.js';
import { soughtName } from '../../src/search/sounds/sought-name.js';
import { spellingsOf } from '../../src/search/sounds/spellings.js';
import { bareArabic, type NamePair } from './pairs.js';
import { groupedByKey, type System } from './systems.js';

/** How well a system finds names among Arabic words. Shares are from 0 to 1. */
export interface Finding {
  readonly names: number;
  /** Share whose Arabic spelling comes first; where several come equally, a share of one. */
  readonly first: number;
  /** Share whose Arabic spelling is among the first ten. */
  readonly inTen: number;
  /** Share whose Arabic spelling is taken for the name, for however much. */
  readonly taken: number;
}

/** Looks for names among Arabic words that hold them. */
export function measureFinding(system: System, pairs: readonly NamePair[], words: readonly string[]): Finding {
  const find = system.index(words);
  let [first, inTen, taken] = [0, 0, 0];
  for (const pair of pairs) {
    const found = find(pair);
    const own = found.get(pair.arabic) ?? 0;
    if (own === 0) continue;
    const others = [...found].filter(([word]) => word !== pair.arabic).map(([, likeness]) => likeness);
    const better = others.filter((likeness) => likeness > own).length;
    const equal = others.filter((likeness) => likeness === own).length;
    if (better === 0) first += 1 / (1 + equal);
    inTen += Math.max(0, Math.min(1, (10 - better) / (1 + equal)));
    if (own > 0) taken += 1;
  }
  const share = (count: number): number => count / pairs.length;
  return { names: pairs.length, first: share(first), inTen: share(inTen), taken: share(taken) };
}

/** What a system takes for a name among words that are none. */
export interface FalseFinding {
  /** Share of names for which any common word is taken. */
  readonly anyTaken: number;
  /** Common words taken for a name, in the mean. */
  readonly takenEach: number;
}

/** Looks for names among common words; a word that is the name's own Arabic spelling is left out. */
export function measureFalseFinding(
  system: System,
  pairs: readonly NamePair[],
  common: readonly string[],
): FalseFinding {
  const find = system.index(common);
  const counts = pairs.map(
    (pair) => [...find(pair)].filter(([word, strength]) => word !== pair.arabic && strength > 0).length,
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  return { anyTaken: counts.filter((count) => count > 0).length / pairs.length, takenEach: all / pairs.length };
}

/** The common word most like each of some names, of those that are like it at all: what a fit has to tell from names. */
export function likeliestCommon(pairs: readonly NamePair[], common: readonly string[]): NamePair[] {
  const groups = groupedByKey(common);
  return pairs.flatMap((pair) => {
    const sought = soughtName(pair.spelled, pair.language);
    const words = sought.keys.flatMap((key) => groups.get(key) ?? []).filter((word) => word !== pair.arabic);
    const liked = words.map((arabic) => ({ ...pair, arabic, likeness: sought.likeness(arabic) }));
    return liked.sort((a, b) => b.likeness - a.likeness).slice(0, 1);
  });
}

/** The Arabic words of the lexicon that are no names. */
export function commonWords(): string[] {
  const files = readdirSync(lexiconDirectory).filter((file) => file.endsWith('.tsv') && file !== 'names.tsv');
  const phrases = files.flatMap((file) =>
    readFileSync(path.join(lexiconDirectory, file), 'utf8')
      .split('\n')
      .flatMap((line) => (line.split('\t')[1] ?? '').split('|')),
  );
  const words = phrases.flatMap((phrase) => phrase.split(' ')).map(bareArabic);
  return [...new Set(words)].filter((word) => word.length > 1);
}

/** The pairs that differ in writing and sound alike: translations (*Islamic State*, *Germany*) are no transliterations. */
export const transliterated = (pairs: readonly NamePair[]): NamePair[] =>
  pairs.filter(({ spelled, arabic, language }) => {
    if (language === 'fa')
      return bareArabic(spelled) !== arabic && near(soundKey(bareArabic(spelled)) ?? '', soundKey(arabic) ?? '');
    return spellingsOf(spelled, language)
      .flatMap(keysOfSpelling)
      .some((key) => near(key, soundKey(arabic) ?? ''));
  });

/** The pairs whose key is the same: of others no likeness is asked. */
export const findable = (pairs: readonly NamePair[]): NamePair[] =>
  pairs.filter(({ spelled, arabic, language }) =>
    spellingsOf(spelled, language)
      .flatMap(keysOfSpelling)
      .some((key) => key === soundKey(arabic)),
  );

/** Whether two keys differ by one sound at most; short ones not at all. */
function near(a: string, b: string): boolean {
  if (a === b) return a !== '';
  if (Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Pairs by language, without repeats. */
export function byLanguage(pairs: readonly NamePair[]): (readonly [string, readonly NamePair[]])[] {
  const distinct = [
    ...new Map(pairs.map((pair) => [`${pair.language} ${fold(pair.spelled)} ${pair.arabic}`, pair])).values(),
  ];
  return languages
    .map((language) => [language, distinct.filter((pair) => pair.language === language)] as const)
    .filter(([, own]) => own.length > 0);
}
