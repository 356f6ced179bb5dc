import { fold } from '../../language/fold.js';
import type { Language } from '../../language/languages.js';

/** Latin letters whose mark changes their sound; folding would lose it. */
const markedLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    š: 'sh',
    ş: 'sh',
    ž: 'zh',
    č: 'ch',
    ć: 'ch',
    ç: 's',
    ğ: 'gh',
    ġ: 'gh',
    ǧ: 'j',
    ḫ: 'kh',
    ẖ: 'kh',
    ṯ: 'th',
    ḏ: 'dh',
    ł: 'l',
    đ: 'd',
  }),
);

const cyrillicLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm' },
    ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
    ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ё: 'yo' },
  }),
);

/** A letter or group of letters as one language writes a sound, and as English would. */
type Habit = readonly [RegExp, Readonly<Record<string, string>>];

const habitOf = (sounds: Readonly<Record<string, string>>): Habit => [
  new RegExp(
    Object.keys(sounds)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'g',
  ),
  sounds,
];

/** How languages spell what the letter tables know in English spelling. Names travel in English spelling too, so both are tried. */
const habits: Partial<Record<Language, readonly Habit[]>> = {
  fr: [habitOf({ tch: 'ch', ch: 'sh', dj: 'j', qu: 'k', oua: 'wa', oue: 'we', oui: 'wi', gui: 'gi', gue: 'ge' })],
  // A ج at the end of a word is hardened to ç.
  tr: [habitOf({ c: 'j', ç: 'ch', v: 'w', j: 'zh' }), habitOf({ c: 'j', ç: 'j', v: 'w' })],
  de: [habitOf({ tsch: 'ch', dsch: 'j', sch: 'sh', ch: 'kh', j: 'y' })],
  es: [habitOf({ j: 'kh', qu: 'k', ll: 'y', gui: 'gi', gue: 'ge' })],
  ru: [habitOf({ дж: 'j', х: 'h' }), habitOf({ дж: 'j' })],
};

/** Behind a consonant the Russian letters for ya and yu stand for a and u. */
const softVowel = /(?<=[бвгджзклмнпрстфхцчшщ])[яю]/g;

/** A Latin or Cyrillic word in the letters a to z. */
export const inLatin = (word: string): string =>
  fold([...word].map((letter) => markedLetters.get(letter) ?? cyrillicLetters.get(letter) ?? letter).join('')).replace(
    /[^a-z]/g,
    '',
  );

const cyrillic = /\p{Script=Cyrillic}/u;

/** The article written onto a name, its l assimilated or not: Azzor, Ashaddadi, Elbab. */
const gluedArticle = /^(?:[aeiu]l(?=.{3})|[aeu](?:(?=(sh|th|dh|[tdrzsn])\1)(?:sh|th|dh|[tdrzsn])))/;
/** The first part of names such as Abdurrahman, with the article behind it. */
const servant = /^(?:abd|abid)[aeiou]?(?:l(?=.{2})|(?=(sh|th|dh|[tdrzsn])\1)(?:sh|th|dh|[tdrzsn]))/;

/** Spellings tried for one word. */
const mostSpellings = 6;

/**
 * How English might spell a name that is written in Latin or Cyrillic letters by the habits of a language: in small letters a to z, as
 * it stands and without the Arabic article. Empty for a word of another script.
 *
 * @param word one word in lower case, composed (NFC), its accents kept
 */
export function spellingsOf(word: string, language: Language): string[] {
  const native = cyrillic.test(word) ? word.replace(softVowel, (vowel) => (vowel === 'я' ? 'а' : 'у')) : word;
  const rewritten = (habits[language] ?? []).map(([pattern, sounds]) =>
    native.replace(pattern, (letters) => sounds[letters] ?? letters),
  );
  const spellings = [...rewritten, native].map(inLatin);
  const bare = spellings.flatMap((each) => [each.replace(servant, 'abd'), each, each.replace(gluedArticle, '')]);
  return [...new Set(bare)].filter((each) => each.length > 1).slice(0, mostSpellings);
}
