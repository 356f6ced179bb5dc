import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import type { Language } from './languages.js';

const arabicArticle = /^[وف]?(?:ال|بال|كال|لل)(?=\p{L}{2})/u;
const arabicConjunction = /^و(?=\p{L}{4})/u;
const arabicPossessive = /(?<=\p{L}{3})(?:هما|هم|هن|ها|كم|نا|ه)$/u;
const arabicInflection = /(?<=\p{L}{3})(?:يين|يون|يات|يه|يا|ات|ون|ين|ان|وا|ه|ي|ا|ت)$/u;
/** One-letter particles that are also first letters of words: only the sentence tells, so both readings are kept. */
const arabicParticle = /^(?:و(?=\p{L}{3})|[فبلكس](?=\p{L}{4}))/u;

/**
 * A light Arabic stem after Larkey, Ballesteros and Connell's light10 (SIGIR 2002), with possessives and the accusative added. The
 * library's Snowball stemmer is not used for Arabic: it takes the first letter of بغداد, فرار and سيارات for a particle.
 */
function stemArabic(word: string): string {
  const withoutArticle = word.replace(arabicArticle, '');
  const start = withoutArticle === word ? word.replace(arabicConjunction, '') : withoutArticle;
  return start.replace(arabicPossessive, '').replace(arabicInflection, '');
}

const persianEnding = /(?:هايشان|هايي|هاي|ها|ترين|تر|شان|ان|ات|اي)$/u;

/** Persian has no stemmer in the library: its plural, comparative and possessive endings are cut where three letters remain. */
function stemPersian(word: string): string {
  const stem = word.replace(persianEnding, '');
  return stem.length >= 3 ? stem : word;
}

const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  ar: stemArabic,
  en: english,
  fr: french,
  tr: turkish,
  de: german,
  es: spanish,
  ru: russian,
  fa: stemPersian,
};

/** The light stem of one folded word. Never empty; words of one or two letters and numbers stay as they are. */
export function stem(word: string, language: Language): string {
  if (word.length < 3 || /^\p{N}/u.test(word)) return word;
  return stemmers[language](word) || word;
}

/**
 * All stems under which one folded word is to be found: its stem and, for an Arabic word that may begin with a particle (بسيارة),
 * the stem without it.
 */
export function stems(word: string, language: Language): string[] {
  const first = stem(word, language);
  if (language !== 'ar') return [first];
  const bare = word.replace(arabicParticle, '');
  return bare === word ? [first] : [first, stem(bare, language)];
}
