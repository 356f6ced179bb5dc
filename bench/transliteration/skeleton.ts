import { fold } from '../../src/language/fold.js';

/**
 * Consonants by sound class, one table for the three scripts: a name written in one is recognised in another although vowels and
 * doublings are spelled at will (Mamlouk, مملوك, Мамлюк → mmlk). Letters left out are vowels or weak and carry nothing.
 */
const classes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: 'bpبپбп',
    t: 'tتطثт',
    j: 'jجژж',
    h: 'hحهх',
    k: 'kqcخقكк',
    d: 'dدضذд',
    r: 'rрر',
    s: 'szسصشزظچсзшщцч',
    g: 'gغگг',
    f: 'fفڤф',
    l: 'lлل',
    m: 'mмم',
    n: 'nнن',
  }).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
);

/** Letter groups of Latin spelling that stand for one sound, longest first. */
const groups: readonly (readonly [RegExp, string])[] = [
  [/sch|tch|tsch|sh|ch/g, 's'],
  [/kh/g, 'k'],
  [/gh/g, 'g'],
  [/dj|dsch/g, 'j'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
];

const arabicLetter = /\p{Script=Arabic}/u;

/** At least so many consonants make a sound key; shorter ones are shared by too many words. */
const shortestKey = 3;

/**
 * The consonants of a word by sound class, equal for most spellings of one name in Arabic, Latin and Cyrillic letters; null when too
 * little is left to tell words apart. A first و, w, v or в counts as `w`; elsewhere it is weak.
 */
export function skeletonOf(word: string): string | null {
  let letters = fold(word).replace(/^(?:ال|al(?=[bcdfghjklmnpqrstvwxyz]))/u, '');
  for (const [group, sound] of groups) letters = letters.replace(group, sound);
  let key = /^[وwvв]/u.test(letters) ? 'w' : '';
  let previous = '';
  for (const letter of letters) {
    const sound = classes.get(letter);
    // Latin and Cyrillic spelling doubles letters at will; a letter written twice in Arabic is spoken twice.
    if (sound !== undefined && (letter !== previous || arabicLetter.test(letter))) key += sound;
    previous = letter;
  }
  const withoutFinalH = key.endsWith('h') ? key.slice(0, -1) : key;
  return withoutFinalH.length >= shortestKey ? withoutFinalH : null;
}
