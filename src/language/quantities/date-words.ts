import type { Language } from '../languages.js';

/** Words behind which a name that means something else too is a month: `in May`, `في مارس`. */
export const beforeMonth: Readonly<Record<Language, string>> = {
  en: 'in since until till by last next early late mid of during',
  ar: 'في شهر منذ حتى أواخر أوائل مطلع منتصف نهاية بداية خلال',
  fr: 'en mois depuis fin début mi',
  tr: '',
  de: 'im seit mitte ende anfang',
  es: 'en desde',
  ru: 'в',
  fa: 'ماه در',
};

/** Words that make a month of the name before them: `ocak ayında`, `تیر ماه`. */
export const afterMonth: Readonly<Record<Language, string>> = {
  en: '',
  ar: '',
  fr: '',
  tr: 'ayı ayında ayının ayından',
  de: '',
  es: '',
  ru: '',
  fa: 'ماه',
};

/** The word for month, which makes one of the number behind it (`شهر أربعة`). */
export const monthWords: Readonly<Record<Language, string>> = {
  en: '',
  ar: 'شهر',
  fr: '',
  tr: '',
  de: '',
  es: '',
  ru: '',
  fa: '',
};

/** Words that may stand between day, month and year. */
export const dateJoiners: Readonly<Record<Language, string>> = {
  en: 'of the',
  ar: 'من شهر عام العام لعام للعام سنة لسنة',
  fr: 'de du d',
  tr: 'yılı yılının yılında',
  de: 'des',
  es: 'de del',
  ru: '',
  fa: 'ماه سال',
};

/** Words in front of a year that is no number of things. */
export const beforeYear: Readonly<Record<Language, string>> = {
  en: 'in since until till by year before after during',
  ar: 'عام العام لعام للعام سنة السنة لسنة منذ بعام وعام',
  fr: 'en depuis année an',
  tr: '',
  de: 'jahr jahre seit',
  es: 'en año desde',
  ru: '',
  fa: 'سال',
};

/** Words behind a year. */
export const afterYear: Readonly<Record<Language, string>> = {
  en: '',
  ar: 'م',
  fr: '',
  tr: 'yılı yılında yılının yılından yılına',
  de: '',
  es: '',
  ru: 'год года году годом годов',
  fa: '',
};

/** Endings that make an ordinal of the digits they are written onto, and Persian's for a year. */
export const ordinalEndings = /^(?:st|nd|rd|th|er|re|ere|e|eme|o|a|i|ii|го|й|е|я|ого|ое|ом|ام)$/;

/** Case endings that Turkish writes onto a month's name without an apostrophe by oversight. */
export const turkishEndings = /(?:[dt][ae]n?|[iu]n|[iuae]|[yn][iuae]n?)$/;
