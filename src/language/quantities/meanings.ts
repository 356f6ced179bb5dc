import { fold } from '../fold.js';
import { type Language, languages } from '../languages.js';
import { isCertainMonth, type Month, monthNamed } from '../months.js';
import { remembered } from '../remembered.js';
import { monthWords, turkishEndings } from './date-words.js';
import { germanCardinal, germanOrdinal } from './german.js';
import { cardinalTexts, halfWords, ordinalTexts } from './number-words.js';

/** A number word. */
export interface Cardinal {
  readonly value: number;
  /** `multiply` for hundred, thousand, million…; `block` for a number of those in one word, such as ألفين; else `add`. */
  readonly role: 'add' | 'multiply' | 'block';
  /** False for words with another everyday use, such as "one": they count only beside another number. */
  readonly alone: boolean;
}

/** What a word may mean in a number or a date. */
export interface Meaning {
  readonly folded: string;
  /** The folded word, and without what Arabic and Turkish write onto it. */
  readonly bases: readonly string[];
  /** Whether the Arabic "and" is written onto it. */
  readonly joined: boolean;
  readonly cardinal: Cardinal | null;
  /** As a day of a month, 1 to 31. */
  readonly ordinal: number | null;
  readonly month: Month | null;
  /** Whether the month is meant wherever the word stands. */
  readonly certainMonth: boolean;
  readonly half: boolean;
  /** Whether it may be all of a number or a date, or what makes one of the words beside it. */
  readonly matters: boolean;
  /** Whether it may begin a number or a date. */
  readonly begins: boolean;
}

/** Folded words of a list, by language; `_` stands for a space. */
export function wordsByLanguage(texts: Readonly<Record<Language, string>>): Readonly<Record<Language, Set<string>>> {
  const setOf = (text: string): Set<string> =>
    new Set(
      text
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => fold(word.replaceAll('_', ' '))),
    );
  return Object.fromEntries(languages.map((language) => [language, setOf(texts[language])])) as Record<
    Language,
    Set<string>
  >;
}

const linesOf = (text: string): [string, string[]][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [value = '', spellings = ''] = line.trim().split(': ');
      return [value, spellings.split(' ')];
    });

function cardinalsOf(text: string): ReadonlyMap<string, Cardinal> {
  const found = new Map<string, Cardinal>();
  for (const [head, spellings] of linesOf(text)) {
    const role = head.startsWith('×') ? 'multiply' : head.startsWith('=') ? 'block' : 'add';
    const value = Number(head.replace(/^[×=]/, ''));
    for (const spelling of spellings) {
      const name = fold(spelling.replace('~', ''));
      if (!found.has(name)) found.set(name, { value, role, alone: !spelling.startsWith('~') });
    }
  }
  return found;
}

const byLanguage = <Value>(make: (language: Language) => Value): Readonly<Record<Language, Value>> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, Value>;

const cardinals = byLanguage((language) => cardinalsOf(cardinalTexts[language]));
const ordinals = byLanguage(
  (language) =>
    new Map(
      linesOf(ordinalTexts[language]).flatMap(([day, spellings]) => spellings.map((each) => [fold(each), Number(day)])),
    ),
);
const halves = wordsByLanguage(halfWords);
const monthNouns = wordsByLanguage(monthWords);

/** First words of Levantine months of two words. */
const firstOfTwo = new Set(['كانون', 'تشرين']);

/** Numbers with an article that mean something else: days of the week, per cent. */
const notNumbers = new Set(['الاثنين', 'الاتنين', 'الاحد', 'بالميه', 'بالمايه']);

const arabicAnd = /^و(?=\p{L}{2})/u;
const arabicArticle = /^(?:ال|بال|كال|فال|لل)(?=\p{L}{2})/u;
/** Not ك: كمية is no hundred. */
const arabicParticle = /^[بلف](?=\p{L}{3})/u;

/** The word with and without the article or particle before it. */
const withoutParticle = (word: string): string[] =>
  notNumbers.has(word) ? [word] : [word, word.replace(arabicArticle, ''), word.replace(arabicParticle, '')];

function basesOf(folded: string, language: Language): string[] {
  if (language === 'tr') return [...new Set([folded, folded.replace(turkishEndings, '')])];
  if (language !== 'ar') return [folded];
  return [...new Set([...withoutParticle(folded), ...withoutParticle(folded.replace(arabicAnd, ''))])];
}

/** What a word as written may mean in a number or a date of a language. */
export const meaningOf = remembered((word: string, language: Language): Meaning =>
  findMeaning(fold(language === 'tr' ? word.toLocaleLowerCase('tr') : word), language),
);

function findMeaning(folded: string, language: Language): Meaning {
  const bases = basesOf(folded, language);
  const numerals = language === 'tr' ? [folded] : bases;
  const cardinal = firstFound(numerals, (base) => cardinals[language].get(base) ?? germanOf(base, language));
  const monthName = firstFound(bases, (base) => (monthNamed(base, language) === undefined ? null : base));
  const month = monthName === null ? null : (monthNamed(monthName, language) ?? null);
  const ordinal = ordinalOf(folded, language);
  const half = bases.some((base) => halves[language].has(base));
  const telling = cardinal !== null && (cardinal.alone || cardinal.role === 'multiply');
  const matters = telling || month !== null || bases.some((base) => firstOfTwo.has(base));
  return {
    folded,
    bases,
    joined: language === 'ar' && arabicAnd.test(folded) && !cardinals.ar.has(folded) && !folded.startsWith('واحد'),
    cardinal,
    ordinal,
    month,
    certainMonth: monthName !== null && isCertainMonth(monthName, language),
    half,
    matters,
    begins: matters || cardinal !== null || ordinal !== null || half || monthNouns[language].has(folded),
  };
}

function firstFound<Found>(bases: readonly string[], find: (base: string) => Found | null): Found | null {
  for (const base of bases) {
    const found = find(base);
    if (found !== null) return found;
  }
  return null;
}

function germanOf(folded: string, language: Language): Cardinal | null {
  const value = language === 'de' ? germanCardinal(folded) : null;
  if (value === null) return null;
  return { value, role: value < 1000 ? 'add' : 'block', alone: value !== 1 };
}

/** Arabic ordinals keep their article, which a particle may change: للثالث, والعشرين. */
function ordinalOf(folded: string, language: Language): number | null {
  if (language === 'de') return germanOrdinal(folded);
  const known = ordinals[language];
  if (language !== 'ar') return known.get(folded) ?? null;
  const bare = folded.replace(arabicAnd, '').replace(/^(?:بال|كال|فال|لل)/u, 'ال');
  return known.get(folded) ?? known.get(bare) ?? null;
}
