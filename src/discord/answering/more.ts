import { fold } from '../../language/fold.js';

/** Words that ask for further quotes of the same answer, in the eight languages. */
const texts = `
  more | more please | show more | next | continue | go on | anything else
  المزيد | مزيد | أكثر | اكتر | كمان | زيدني | التالي | أكمل | غيرها | المزيد من فضلك | المزيد لو سمحت
  plus | encore | suite | la suite | davantage | continuer | suivant | autre chose | plus svp
  daha fazla | daha | devam | devamı | sonraki | başka | başka var mı | daha fazlası
  mehr | weiter | weitere | nächste | noch mehr | mehr davon | mehr bitte
  más | mas | siguiente | continúa | continuar | sigue | otros | más por favor
  ещё | еще | дальше | далее | больше | следующая | продолжай | ещё пожалуйста
  بیشتر | ادامه | بعدی | باز هم | دیگر | موارد بیشتر
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
