import { fold } from '../language/fold.js';
import type { Language } from '../language/languages.js';
import type { Lexicon } from './lexicon.js';
import { isDateWord, isNumberWord } from './quantity-words.js';
import { conceptWord } from './words.js';

/** What a question wants to be told, where its question word says so. */
export type Asked = 'number' | 'date' | 'definition';

/** Folded question words and phrases, by language. Written for this project; dialect included. */
const askingForNumber: Readonly<Record<Language, RegExp>> = {
  en: /\bhow (?:many|much)\b|\b(?:number|amount|percentage|share|toll) of\b/,
  ar: /(?:^|\s)(?:كم|عدد|اعداد|قديش|شكد|نسبه|حصيله)(?:\s|$)/,
  fr: /\bcombien\b|\bnombre d|\bquel pourcentage\b/,
  tr: /\bkac\b|\bsayisi\b|\bne kadar\b|\byuzde kac/,
  de: /\bwie ?viele?\b|\bzahl der\b|\banzahl\b/,
  es: /\bcuant[oa]s?\b|\bnumero de\b|\bporcentaje\b/,
  ru: /\bсколько\b|(?:^|\s)сколько(?:\s|$)|число |количество /,
  fa: /(?:^|\s)(?:چند|چقدر|تعداد|شمار)(?:\s|$)/,
};

const askingForDate: Readonly<Record<Language, RegExp>> = {
  en: /\bwhen\b|\bwhat (?:date|day|month|year)\b|\bwhich (?:date|day|month|year)\b/,
  ar: /(?:^|\s)(?:متي|امتي|ايمتي|اي يوم|اي تاريخ|اي شهر|اي سنه|بتاريخ)(?:\s|$)/,
  fr: /\bquand\b|\bquel(?:le)? (?:jour|date|mois|annee)\b/,
  tr: /\bne zaman\b|\bhangi (?:gun|tarih|ay|yil)/,
  de: /\bwann\b|\bwelche[mnrs]? (?:tag|datum|monat|jahr)/,
  es: /\bcuando\b|\bque (?:dia|fecha|mes|ano)\b/,
  ru: /(?:^|\s)(?:когда|какого числа|в каком году|в какой день)(?:\s|$)/,
  fa: /(?:^|\s)(?:كي|چه زماني|چه روزي|چه تاريخي|چه سالي)(?:\s|$)/,
};

const askingForDefinition: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:who|what) (?:is|are|was|were)\b|\b(?:whos|whats)\b|\b(?:who|what)['’]s\b/,
  ar: /(?:^|\s)(?:(?:من|ما|مين|شو|ايش|شنو|منو) (?:هو|هي|هم|هما)|ماهو|ماهي|منهو|مينو|مين)(?:\s|$)/,
  fr: /\bqui (?:est|sont|etait|etaient)\b|\bqu['’ ]est[ -]ce que\b|\bc['’ ]est (?:qui|quoi)\b/,
  tr: /\b(?:kimdir|nedir|kimdi|neydi|kim|ne)\s*\??$/,
  de: /\b(?:wer|was) (?:ist|sind|war|waren)\b/,
  es: /\b(?:quien(?:es)?|que) (?:es|son|era|eran|fue|fueron)\b/,
  ru: /(?:^|\s)(?:кто так|что так|кто это|что это|кто был)/,
  fa: /(?:كيست|چيست|كيه|چيه|كي بود|كي هست|چه كسي است)/,
};

/** A question of more terms asks for something about what it names. */
const mostDefined = 3;

/** What a question asks for, or null when its words do not tell. */
export function askedFor(question: string, language: Language, terms: number): Asked | null {
  const folded = fold(question);
  if (askingForDate[language].test(folded)) return 'date';
  if (askingForNumber[language].test(folded)) return 'number';
  return terms <= mostDefined && askingForDefinition[language].test(folded) ? 'definition' : null;
}

/** Words for a number that say none, for a day without its date. */
const numberHeads = ['dozen', 'dozens', 'hundreds', 'thousands', 'millions'];
const dateHeads = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Tells whether the words of a sentence hold a thing asked for, and whether the sentence opens its passage. */
export type AskedTest = (words: readonly string[], opens: boolean) => boolean;

/** Indexed words of about the first four words of a sentence: what it is about, if it defines anything. */
const subjectWords = 16;

/**
 * A test for sentences that could tell what is asked: one with a number; one with a date or a day of the week; one that opens a passage
 * with what is to be defined.
 * @param subject indexed words of what the question names
 */
export function testFor(asked: Asked | null, lexicon: Lexicon, subject: ReadonlySet<string>): AskedTest {
  if (asked === null) return () => false;
  if (asked === 'definition')
    return (words, opens) => opens && words.slice(0, subjectWords).some((word) => subject.has(word));
  const heads = asked === 'number' ? numberHeads : dateHeads;
  const concepts = new Set(heads.flatMap((head) => lexicon.conceptsOf(head, 'en')).map(conceptWord));
  const ofKind = asked === 'number' ? isNumberWord : isDateWord;
  return (words) => words.some((word) => ofKind(word) || concepts.has(word));
}
