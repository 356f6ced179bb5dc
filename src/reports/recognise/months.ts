import { fold } from '../../language/fold.js';

/** Names of the months per language, January first; `/` separates the names of one month. Each is compared folded, shortened ones included. */
const namesByLanguage: readonly string[] = [
  'يناير كانون_الثاني جانفي ينير/فبراير شباط فيفري/مارس آذار اذار/أبريل إبريل نيسان أفريل ابريل/مايو أيار ايار ماي/يونيو حزيران جوان يونية/يوليو تموز جويلية يوليوز يولية/أغسطس آب أوت غشت اغسطس/سبتمبر أيلول ايلول شتنبر/أكتوبر تشرين_الأول تشرين_الاول اكتوبر/نوفمبر تشرين_الثاني نونبر/ديسمبر كانون_الأول كانون_الاول دجنبر',
  'january jan/february feb/march mar/april apr/may/june jun/july jul/august aug/september sep sept/october oct/november nov/december dec',
  'janvier janv/février févr/mars/avril avr/mai/juin/juillet juil/août/septembre/octobre/novembre/décembre déc',
  'ocak/şubat/mart/nisan/mayıs/haziran/temmuz/ağustos/eylül/ekim/kasım/aralık',
  'januar jänner/februar feber/märz mrz/april/mai/juni/juli/august/september/oktober okt/november/dezember dez',
  'enero ene/febrero/marzo/abril abr/mayo/junio/julio/agosto ago/septiembre setiembre/octubre/noviembre/diciembre dic',
  'января январь янв/февраля февраль фев/марта март/апреля апрель апр/мая май/июня июнь/июля июль/августа август авг/сентября сентябрь сен сент/октября октябрь окт/ноября ноябрь ноя/декабря декабрь дек',
  'ژانویه/فوریه/مارس/آوریل/مه می/ژوئن/ژوئیه جولای/اوت آگوست/سپتامبر/اکتبر/نوامبر/دسامبر',
];

const persianNames = 'فروردین/اردیبهشت/خرداد/تیر/مرداد/شهریور/مهر/آبان/آذر/دی/بهمن/اسفند';

/** A month of the Gregorian calendar, or of the Persian one, from 1. */
export interface Month {
  readonly number: number;
  readonly calendar: 'gregorian' | 'persian';
}

const months = new Map<string, Month>();
for (const [names, calendar] of [
  ...namesByLanguage.map((list) => [list, 'gregorian'] as const),
  [persianNames, 'persian'] as const,
]) {
  names.split('/').forEach((spellings, index) => {
    for (const spelling of spellings.split(' ')) {
      const name = fold(spelling.replaceAll('_', ' '));
      if (!months.has(name)) months.set(name, { number: index + 1, calendar });
    }
  });
}
/** The month that a folded word, or two folded words, name. */
export function monthNamed(folded: string): Month | undefined {
  return months.get(folded);
}
