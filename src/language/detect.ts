import { detect as detectByLetters } from 'tinyld/light';
import { withoutTiedArticles } from './articles.js';
import { fold } from './fold.js';
import type { Language } from './languages.js';
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
  const sample = text.slice(0, 2000);
  const arabic = countOf(sample, /\p{Script=Arabic}/gu);
  const cyrillic = countOf(sample, /\p{Script=Cyrillic}/gu);
  const latin = countOf(sample, /\p{Script=Latin}/gu);
  if (arabic > 0 && arabic >= cyrillic && arabic >= latin) return arabicOrPersian(sample);
  if (cyrillic > 0 && cyrillic >= latin) return 'ru';
  return latin === 0 ? 'en' : latinLanguage(sample);
}

function arabicOrPersian(sample: string): Language {
  const words = wordsOf(sample);
  const persian = 2 * functionWords(words, 'fa') + countOf(sample, persianLetters);
  const arabic = 2 * functionWords(words, 'ar') + countOf(sample, arabicLetters) + countOf(sample, /(?:^|\s)ال/gu);
  return persian > arabic ? 'fa' : 'ar';
}

function latinLanguage(sample: string): Language {
  const shouted = sample === sample.toUpperCase();
  const words = wordsOf(withoutTiedArticles(shouted ? sample : sample.replace(acronym, ' ')));
  const signs = letterSigns.filter(([sign]) => sign.test(sample)).flatMap(([, signed]) => signed);
  const counts = latinLanguages
    .map((language) => ({
      language,
      count: functionWords(words, language) + signs.filter((signed) => signed === language).length,
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (first !== undefined && first.count > (second?.count ?? 0)) return first.language;
  const tied = counts.filter(({ count }) => count === first?.count).map(({ language }) => language);
  const byLetters = detectByLetters(sample, { only: tied });
  return tied.find((language) => language === byLetters) ?? 'en';
}

const wordsOf = (sample: string): string[] => fold(sample).match(/[\p{L}\p{N}]+/gu) ?? [];

const functionWords = (words: readonly string[], language: Language): number =>
  words.filter((word) => stopWords[language].has(word)).length;
