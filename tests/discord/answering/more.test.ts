import { describe, expect, it } from 'vitest';
import { isMore } from '../../../src/discord/answering/more.js';

describe('asking for more', () => {
  it.each([
    ['en', ['more', 'More!', 'MORE PLEASE', 'show more', 'next…', 'go on', 'continue', 'anything else?']],
    ['ar', ['المزيد', 'مزيد؟', 'أكثر', 'اكثر', 'كمان', 'زيدني', 'التالي', 'أكمل', 'المزيد من فضلك', 'هل من مزيد؟']],
    [
      'fr',
      [
        'plus',
        'encore !',
        'La suite…',
        'davantage',
        'encore svp',
        'la suite, s’il vous plaît',
        "la suite s'il te plaît",
      ],
    ],
    ['tr', ['daha fazla', 'Daha', 'DEVAM', 'devamı', 'başka var mı?', 'sonraki', 'daha fazla lütfen']],
    ['de', ['mehr', 'Weiter!', 'noch mehr', 'nächste', 'mehr bitte', 'Bitte mehr']],
    ['es', ['más', 'mas', 'siguiente', 'continúa', 'continua', 'más, por favor', '¿Hay más?']],
    ['ru', ['ещё', 'еще', 'Дальше', 'далее', 'ещё, пожалуйста', 'продолжай']],
    ['fa', ['بیشتر', 'ادامه', 'بعدی', 'باز هم', 'بیشتر، لطفا', 'ادامه بده']],
  ])('is understood in %s', (_, texts) => {
    for (const text of texts) expect(isMore(text), text).toBe(true);
  });

  it.each([
    '',
    '   ',
    '???',
    'Who knows more about the leaders?',
    'more leaders',
    'المزيد عن القادة',
    'plus de 500 combattants',
    'daha kaç kişi öldü?',
    'mehr als 500',
    'thanks',
  ])('is not %j', (text) => {
    expect(isMore(text)).toBe(false);
  });
});
