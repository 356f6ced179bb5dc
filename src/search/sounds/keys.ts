import { inLatin } from './spellings.js';
import { unitsOf } from './units.js';

/** Consonants by sound class. Letters left out are vowels or weak and carry nothing. */
const arabicClasses: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: 'بپ',
    t: 'تط',
    d: 'دضذ',
    f: 'فڤ',
    m: 'م',
    n: 'ن',
    l: 'ل',
    r: 'ر',
    h: 'حه',
    k: 'كقخغجگ',
    s: 'سصشزظژثچ',
  }).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
);

/** The class of an Arabic consonant; undefined for vowels and weak letters. */
export const arabicClass = (letter: string): string | undefined => arabicClasses.get(letter);

/** Letters that another script may hear as another class, besides their own. */
const arabicAlternatives: Readonly<Record<string, readonly string[]>> = {
  ث: ['s', 't'],
  ذ: ['d', 's'],
  ض: ['d', 's'],
  ظ: ['s', 'd'],
  ح: ['h', 'k'],
  خ: ['k', 'h'],
};

/** The classes that a consonant of English spelling may stand for, the likeliest first. */
const latinClasses: Readonly<Record<string, readonly string[]>> = {
  ...{ b: ['b'], p: ['b'], t: ['t'], d: ['d'], f: ['f'], ph: ['f'], m: ['m'], n: ['n'], l: ['l'], r: ['r'] },
  ...{ k: ['k'], q: ['k'], ck: ['k'], kh: ['k'], g: ['k'], dj: ['k'], s: ['s'], sh: ['s'], sch: ['s'], tch: ['s'] },
  ...{ tsch: ['s'], x: ['ks'], gh: ['k', ''], th: ['t', 's'], dh: ['d', 's'], z: ['s', 'd'], zh: ['s', 'k'] },
  ...{ v: ['f', ''], w: ['', 'f'], ch: ['s', 'k'], c: ['k', 's'], j: ['k', ''], h: ['h', ''] },
};

/** Keys tried for one spelling. */
const mostKeys = 8;

/** What is longer is no name. */
const longestName = 30;

/** Shorter keys are shared by too many words. */
const shortestKey = 2;

const arabicLetter = /\p{Script=Arabic}/u;

/** The key under which a form of any script is indexed; null when too little is left to tell words apart. @param form folded, without article */
export function soundKey(form: string): string | null {
  if (form.length > longestName) return null;
  const sounds = arabicLetter.test(form) ? soundsOfArabic(form) : soundsOfSpelling(inLatin(form));
  return keysOf(sounds.map((choices) => choices.slice(0, 1)))[0] ?? null;
}

/** The keys of forms that an Arabic word may be written as in its own or another script. @param form folded, without article */
export const keysOfArabic = (form: string): string[] => (form.length > longestName ? [] : keysOf(soundsOfArabic(form)));

/** The keys of forms that a name in English spelling may be written as in any script. */
export const keysOfSpelling = (spelling: string): string[] =>
  spelling.length > longestName ? [] : keysOf(soundsOfSpelling(spelling));

function soundsOfArabic(form: string): (readonly string[])[] {
  // A final ه is most often ة, and تش one sound.
  const letters = form.replace(/ه$/u, '').replace(/تش/gu, 'ش');
  return [...letters].map((letter) => {
    const sound = arabicClasses.get(letter);
    return sound === undefined ? [''] : (arabicAlternatives[letter] ?? [sound]);
  });
}

function soundsOfSpelling(spelling: string): (readonly string[])[] {
  const units = unitsOf(spelling, () => true).map((unit) => unit.replace(/[$^]/g, ''));
  return units.map((unit, index) => {
    if (unit !== 'h') return latinClasses[unit] ?? [''];
    return index === 0 ? ['h', 'k'] : index === units.length - 1 ? ['', 'h'] : ['h', ''];
  });
}

/** All keys of a choice of classes for each sound; doubled classes count once, since spelling doubles and undoubles at will. */
function keysOf(sounds: readonly (readonly string[])[]): string[] {
  let keys = [''];
  for (const choices of sounds) {
    keys = keys.flatMap((key) => choices.map((sound) => key + sound)).slice(0, mostKeys);
  }
  const collapsed = keys.map((key) => key.replace(/(.)\1+/g, '$1'));
  return [...new Set(collapsed)].filter((key) => key.length >= shortestKey);
}
