import { fold } from '../language/fold.js';
import type { Language } from '../language/languages.js';
import type { Lexicon } from './lexicon.js';
import { isDateWord, isNumberWord } from './quantity-words.js';
import { conceptWord } from './words.js';

/** What a question wants to be told, where its question word says so. */
export type Asked = 'number' | 'date';

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

/** What a question asks for, or null when its words do not tell. */
export function askedFor(question: string, language: Language): Asked | null {
  const folded = fold(question);
  if (askingForDate[language].test(folded)) return 'date';
  return askingForNumber[language].test(folded) ? 'number' : null;
}

/** Words for a number that say none, for a day without its date. */
const numberHeads = ['dozen', 'dozens', 'hundreds', 'thousands', 'millions'];
const dateHeads = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Tells whether the words of a sentence hold a thing asked for. */
export type AskedTest = (words: readonly string[]) => boolean;

/** A test for sentences that could tell what is asked: one with a number, or one with a date or a day of the week. */
export function testFor(asked: Asked | null, lexicon: Lexicon): AskedTest {
  if (asked === null) return () => false;
  const heads = asked === 'number' ? numberHeads : dateHeads;
  const concepts = new Set(heads.flatMap((head) => lexicon.conceptsOf(head, 'en')).map(conceptWord));
  const ofKind = asked === 'number' ? isNumberWord : isDateWord;
  return (words) => words.some((word) => ofKind(word) || concepts.has(word));
}
