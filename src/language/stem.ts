import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { fold } from './fold.js';
import type { Language } from './languages.js';
import { verbStem } from './verb-stem.js';

/** The article with what is written onto it; عال and هال in dialects. */
const arabicArticle = /^[وف]?(?:ال|بال|كال|لل|عال|هال)(?=\p{L}{2})/u;
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

/** The light stem of one lower-case word, accents kept or not. Never empty; words of one or two letters and numbers stay as they are. */
export function stem(word: string, language: Language): string {
  if (word.length < 3 || /^\p{N}/u.test(word)) return word;
  return stemmers[language](word) || word;
}

/**
 * All folded stems under which one word is to be found. The stemmers know endings with their accents, and people leave accents out: both
 * stems count. An Arabic word that may begin with a particle (بسيارة) is also found without it, a Turkish or Persian one by the stem
 * that it has as a verb.
 *
 * @param word one word in lower case, composed (NFC)
 */
export function stems(word: string, language: Language): string[] {
  const folded = fold(word);
  const found = [fold(stem(word, language)), stem(folded, language)];
  if (language === 'ar') {
    found.shift();
    const bare = folded.replace(arabicParticle, '');
    if (bare !== folded) found.push(stem(bare, language));
  }
  if (language === 'tr' || language === 'fa') found.push(verbStem(folded, language) ?? '');
  return [...new Set(found)].filter((one) => one !== '');
}
