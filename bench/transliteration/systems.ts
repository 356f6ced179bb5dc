import { strengthOf } from '../../src/search/hear.js';
import type { Lexicon } from '../../src/search/lexicon.js';
import { soundKey as indexKey } from '../../src/search/sounds/keys.js';
import { soughtName } from '../../src/search/sounds/sought-name.js';
import type { NamePair } from './pairs.js';
import { skeletonOf } from './skeleton.js';

/** A way to recognise names: for a spelled name, which of the Arabic words indexed might be it, and how surely. */
export interface System {
  readonly name: string;
  index(words: readonly string[]): (name: NamePair) => ReadonlyMap<string, number>;
}

const grouped = (
  words: readonly string[],
  keyOf: (word: string) => string | null,
): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const key = keyOf(word);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  return groups;
};

/** Words by the key under which they are indexed. */
export const groupedByKey = (words: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  grouped(words, indexKey);

/** Words are found as they are written, as without any knowledge of sounds. */
export const noSounds: System = {
  name: 'no sounds',
  index: (words) => {
    const known = new Set(words);
    return ({ spelled }) => new Map(known.has(spelled) ? [[spelled, 1]] : []);
  },
};

/** The first version of Isnad: words with the same consonants, by class, in the same order. */
export const skeleton: System = {
  name: 'skeleton',
  index: (words) => {
    const groups = grouped(words, skeletonOf);
    return ({ spelled }) => new Map((groups.get(skeletonOf(spelled) ?? '') ?? []).map((word) => [word, 0.7]));
  },
};

/** Keys find candidates, the letter tables tell what each is worth, as when a question is asked. */
export const lettersWith = (lexicon: Lexicon): System => ({
  name: 'letter tables',
  index: (words) => {
    const groups = groupedByKey(words);
    return ({ spelled, language }) => {
      const sought = soughtName(spelled, language);
      const candidates = sought.keys.flatMap((key) => groups.get(key) ?? []);
      return new Map(candidates.map((word) => [word, strengthOf(word, sought, lexicon)]));
    };
  },
});
