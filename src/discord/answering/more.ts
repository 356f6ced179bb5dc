import { fold } from '../../language/fold.js';

/** Words that ask for further quotes of the same answer, in the eight languages. */
const texts = `
  more | more please | show more | show me more | even more | some more | next | next please | next page | continue | go on | anything else
  المزيد | مزيد | أكثر | اكتر | كمان | زيدني | زدني | التالي | التالية | الصفحة التالية | أكمل | تابع | واصل | غيرها | غيره | هات المزيد | أعطني المزيد
  أريد المزيد | بدي كمان | المزيد من فضلك | المزيد لو سمحت | هل من مزيد | هل هناك المزيد | في كمان | وكمان
  plus | encore | encore plus | suite | la suite | davantage | continuer | continue | continuez | suivant | suivante | page suivante | autre chose
  d'autres | plus svp | la suite svp | encore svp | la suite s'il te plaît | la suite s'il vous plaît
  daha fazla | daha | daha çok | devam | devam et | devamı | sonraki | sonraki sayfa | başka | başka var mı | daha fazlası | daha var mı
  daha fazla lütfen | devam lütfen
  mehr | weiter | weitere | weiter bitte | nächste | nächste seite | noch mehr | noch etwas | mehr davon | mehr bitte | bitte mehr | zeig mehr
  más | siguiente | página siguiente | continúa | continuar | sigue | seguir | otros | más por favor | muestra más | muéstrame más | hay más
  ещё | ещё пожалуйста | покажи ещё | есть ещё | дальше | далее | больше | следующая | следующая страница | продолжай | продолжить | продолжение
  بیشتر | ادامه | بعدی | باز هم | دیگر | موارد بیشتر | بیشتر لطفا | لطفا بیشتر | ادامه بده | صفحه بعدی | صفحه بعد | بیشتر نشان بده
`;

const asksForMore: ReadonlySet<string> = new Set(
  texts
    .split(/[|\n]/u)
    .map(plain)
    .filter((words) => words !== ''),
);

/** Whether a message says no more than "more". */
export const isMore = (text: string): boolean => asksForMore.has(plain(text));

function plain(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
