/**
 * Words whose full stop does not end a sentence, in lower case and without the stop. Single letters (initials, `د.`, `г.`) and words with a
 * stop inside (`U.S.`, `z.B.`, `т.е.`) need no entry: `sentences.ts` knows them by their form.
 */
const byLanguage: Readonly<Record<string, string>> = {
  ar: 'أ.د إلخ الخ ص.ب هاتف تلف مج',
  en: 'mr mrs ms dr prof rev hon gen col lt capt sgt maj cmdr adm gov sen rep st jr sr vs etc no nos vol pp fig inc ltd corp dept approx est jan feb mar apr jun jul aug sep sept oct nov dec mt ft',
  fr: 'mm mme mlle mgr me pr ste gén cf éd env hab janv févr juil déc chap art av',
  de: 'bzw usw ca evtl ggf inkl nr str hr fr dipl ing abs vgl bspw sog mio mrd tel zzgl gest geb okt dez jh',
  tr: 'doç yrd av alb yzb tğm bşk vb vs örn bkz cad sok mah yy çev haz tel',
  es: 'sr sra srta sres dra ud uds av avda pág págs núm gral lic ing arq excmo',
  ru: 'гг тыс млн млрд руб им ул пр стр рис обл проф акад ген др см напр коп чел гр долл',
  fa: 'مهندس',
};

export const abbreviations: ReadonlySet<string> = new Set(Object.values(byLanguage).join(' ').split(' '));

/** What follows `3. ` when the number is an ordinal and no sentence has ended, in lower case: months and the nouns that dates are made of. */
export const ordinalFollowers: ReadonlySet<string> = new Set(
  (
    'januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert weltkrieg jahrestag tag platz ' +
    'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yüzyıl dünya'
  ).split(' '),
);
