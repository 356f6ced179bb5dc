import { detect as detectByLetters } from 'tinyld/light';
import { withoutTiedArticles } from './articles.js';
import { fold } from './fold.js';
import { type Language, languages } from './languages.js';
import { stopWords } from './stop-words.js';

const latinLanguages = ['en', 'fr', 'tr', 'de', 'es'] as const satisfies readonly Language[];

/** Letters and signs that few of the Latin languages write. Each that a text holds is one more sign of those that do. */
const letterSigns: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/[ğışİ]/u, ['tr']],
  [/[äß]/u, ['de']],
  [/[öü]/u, ['de', 'tr']],
  [/[ñ¿¡]/u, ['es']],
  [/[áíóú]/u, ['es']],
  [/[èêàùâîœ]|(?<![\p{L}])[dlqjns]['’](?=\p{L})/u, ['fr']],
  [/ç/u, ['fr', 'tr']],
  [/é/u, ['fr', 'es']],
];

/** Names of groups and states are written like common words: IS, IT, US. */
const acronym = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu;

/** Letters that Persian has and Arabic has not, as typed on a Persian keyboard. */
const persianLetters = /[پچژگکی]/gu;
/** Letters and endings that Arabic has and Persian writes otherwise. */
const arabicLetters = /[ةىيكؤإأ]/gu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The language of a text among the eight that Isnad is made for: by script first, then Persian against Arabic by their own letters and
 * words, then the Latin languages by their function words and own letters, and by letter statistics where those are silent.
 * A text with no letters counts as English. Reads at most the first 2,000 characters.
 */
export function detectLanguage(text: string): Language {
  const possible = possibleLanguages(text);
  const [first = 'en', second] = possible;
  if (second === undefined) return first;
  const latin = latinLanguages.filter((language) => possible.includes(language));
  const byLetters = detectByLetters(text.slice(0, longestSample), { only: latin });
  return /\p{L}/u.test(text) ? (latin.find((language) => language === byLetters) ?? 'en') : 'en';
}

/**
 * The languages that a text may be in by its script, its function words and its own letters: one where these tell, several where they say
 * the same of them, and all eight where nothing but its script is known, as of a name in Latin letters.
 */
export function possibleLanguages(text: string): readonly Language[] {
  const sample = text.slice(0, longestSample);
  const arabic = countOf(sample, /\p{Script=Arabic}/gu);
  const cyrillic = countOf(sample, /\p{Script=Cyrillic}/gu);
  const latin = countOf(sample, /\p{Script=Latin}/gu);
  if (arabic > 0 && arabic >= cyrillic && arabic >= latin) return [arabicOrPersian(sample)];
  if (cyrillic > 0 && cyrillic >= latin) return ['ru'];
  return latin === 0 ? languages : signedLanguages(sample);
}

const longestSample = 2000;

function arabicOrPersian(sample: string): Language {
  const words = wordsOf(sample);
  const persian = 2 * functionWords(words, 'fa') + countOf(sample, persianLetters);
  const arabic = 2 * functionWords(words, 'ar') + countOf(sample, arabicLetters) + countOf(sample, /(?:^|\s)ال/gu);
  return persian > arabic ? 'fa' : 'ar';
}

/** The Latin languages of which a text shows the most signs. */
function signedLanguages(sample: string): readonly Language[] {
  const shouted = sample === sample.toUpperCase();
  const words = wordsOf(withoutTiedArticles(shouted ? sample : sample.replace(acronym, ' ')));
  const signs = letterSigns.filter(([sign]) => sign.test(sample)).flatMap(([, signed]) => signed);
  const counts = latinLanguages.map(
    (language) => functionWords(words, language) + signs.filter((signed) => signed === language).length,
  );
  const most = Math.max(...counts);
  return most === 0 ? languages : latinLanguages.filter((_, place) => counts[place] === most);
}

const wordsOf = (sample: string): string[] => fold(sample).match(/[\p{L}\p{N}]+/gu) ?? [];

const functionWords = (words: readonly string[], language: Language): number =>
  words.filter((word) => stopWords[language].has(word)).length;
