import { fold } from './fold.js';
import { type Language, languages } from './languages.js';

/**
 * Names of the months per language, January first; `/` separates the months, spaces the names of one. Each is compared folded, shortened
 * and inflected ones included. Arabic has Levantine, Egyptian, Tunisian and Moroccan names.
 */
const gregorianNames: Readonly<Record<Language, string>> = {
  ar: 'يناير كانون_الثاني كانون_التاني جانفي ينير/فبراير شباط فيفري فبرير/مارس آذار اذار/أبريل إبريل نيسان أفريل ابريل/مايو أيار ايار ماي/يونيو حزيران جوان يونية يونيه/يوليو تموز جويلية يوليوز يولية يوليه/أغسطس آب أوت غشت اغسطس/سبتمبر أيلول ايلول شتنبر/أكتوبر تشرين_الأول تشرين_الاول اكتوبر/نوفمبر تشرين_الثاني تشرين_التاني نونبر/ديسمبر كانون_الأول كانون_الاول دجنبر',
  en: 'january jan/february feb/march mar/april apr/may/june jun/july jul/august aug/september sep sept/october oct/november nov/december dec',
  fr: 'janvier janv/février févr/mars/avril avr/mai/juin/juillet juil/août/septembre/octobre/novembre/décembre déc',
  tr: 'ocak/şubat/mart/nisan/mayıs/haziran/temmuz/ağustos/eylül/ekim/kasım/aralık',
  de: 'januar jänner/februar feber/märz mrz maerz/april/mai/juni/juli/august/september/oktober okt/november/dezember dez',
  es: 'enero ene/febrero/marzo/abril abr/mayo/junio/julio/agosto ago/septiembre setiembre/octubre/noviembre/diciembre dic',
  ru: 'января январь январе янв/февраля февраль феврале фев/марта март марте/апреля апрель апреле апр/мая май мае/июня июнь июне/июля июль июле/августа август августе авг/сентября сентябрь сентябре сен сент/октября октябрь октябре окт/ноября ноябрь ноябре ноя/декабря декабрь декабре дек',
  fa: 'ژانویه/فوریه/مارس مارچ/آوریل اپریل/مه می/ژوئن/ژوئیه جولای/اوت آگوست/سپتامبر/اکتبر/نوامبر/دسامبر',
};

const persianNames = 'فروردین/اردیبهشت/خرداد/تیر/مرداد/شهریور/مهر/آبان/آذر/دی/بهمن/اسفند';

/** Names that mean something else too: alone they name a month only behind a word that says so. */
const doubtfulNames: Readonly<Record<Language, string>> = {
  ar: 'مارس آب ماي جوان أوت',
  en: 'may march jan mar apr jun jul aug sep sept oct nov dec feb',
  fr: 'mars janv févr avr juil déc',
  tr: 'ocak aralık',
  de: 'mrz feber okt dez',
  es: 'ene abr ago dic',
  ru: 'янв фев апр авг сен сент окт ноя дек',
  fa: 'مه می اوت تیر مهر آذر دی',
};

/** A month of the Gregorian calendar, or of the Persian one, from 1. */
export interface Month {
  readonly number: number;
  readonly calendar: 'gregorian' | 'persian';
}

/** Languages of one script, whose names are recognised in each other's texts: people mix them. */
const mixed: readonly (readonly Language[])[] = [['ar'], ['fa'], ['ru'], ['en', 'fr', 'tr', 'de', 'es']];

const namesOf = (list: string): string[][] =>
  list.split('/').map((spellings) => spellings.split(' ').map((spelling) => fold(spelling.replaceAll('_', ' '))));

function tableOf(lists: readonly (readonly [string, Month['calendar']])[]): ReadonlyMap<string, Month> {
  const months = new Map<string, Month>();
  for (const [list, calendar] of lists) {
    namesOf(list).forEach((names, index) => {
      for (const name of names) if (!months.has(name)) months.set(name, { number: index + 1, calendar });
    });
  }
  return months;
}

const listsOf = (language: Language): (readonly [string, Month['calendar']])[] => [
  [gregorianNames[language], 'gregorian'],
  ...(language === 'fa' ? ([[persianNames, 'persian']] as const) : []),
];

const everywhere = tableOf([...languages].flatMap(listsOf));
const byLanguage = new Map(
  mixed.flatMap((group) => {
    const table = tableOf(group.flatMap(listsOf));
    return group.map((language) => [language, table] as const);
  }),
);
const certain = new Map(
  languages.map((language) => {
    const doubtful = new Set(doubtfulNames[language].split(' ').map(fold));
    const names = [...tableOf(listsOf(language)).keys()];
    return [language, new Set(names.filter((name) => !doubtful.has(name)))];
  }),
);

/** The month that a folded word, or two folded words, name: in a text of one language, or in any of the eight. */
export const monthNamed = (folded: string, language?: Language): Month | undefined =>
  (language === undefined ? everywhere : byLanguage.get(language))?.get(folded);

/** Whether a folded name means a month of this language and nothing else. */
export const isCertainMonth = (folded: string, language: Language): boolean =>
  certain.get(language)?.has(folded) === true;
