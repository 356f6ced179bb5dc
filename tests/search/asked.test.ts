import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect.js';
import { lexiconDirectory } from '../../src/program.js';
import { askedFor, testFor } from '../../src/search/asked.js';
import { openLexicon } from '../../src/search/lexicon.js';
import { analysePassage } from '../../src/search/words.js';

const lexicon = openLexicon(lexiconDirectory);

const wordsOf = (text: string, language: string): string[] =>
  analysePassage(text, 0, [{ start: 0, end: text.length }], language, lexicon).flat();

describe('askedFor', () => {
  it.each([
    ['number', 'how many civilians were killed?'],
    ['number', 'كم عدد القتلى؟'],
    ['number', 'قديش دفعوا رشوة'],
    ['number', 'Combien de civils ont été tués ?'],
    ['number', "Rakka'da kaç sivil öldü?"],
    ['number', 'Wie viele Zivilisten starben?'],
    ['number', '¿Cuántos civiles murieron?'],
    ['number', 'Сколько мирных жителей погибло?'],
    ['number', 'چند غیرنظامی کشته شدند؟'],
    ['date', 'when was the city taken?'],
    ['date', 'متى سقطت المدينة؟'],
    ['date', 'Quand la ville est-elle tombée ?'],
    ['date', 'Şehir ne zaman düştü?'],
    ['date', 'Wann fiel die Stadt?'],
    ['date', '¿Cuándo cayó la ciudad?'],
    ['date', 'Когда пал город?'],
    ['definition', 'who is Ali Mamlouk?'],
    ['definition', 'من هو علي مملوك؟'],
    ['definition', 'مين هو علي مملوك'],
    ['definition', 'Qui est Ali Mamlouk ?'],
    ['definition', 'Ali Memluk kimdir?'],
    ['definition', 'Wer ist Ali Mamluk?'],
    ['definition', '¿Quién es Ali Mamlouk?'],
    ['definition', 'Кто такой Али Мамлюк?'],
    ['definition', 'علی مملوک کیست؟'],
    [null, 'who took the city?'],
    [null, 'أين ذهب قادة داعش؟'],
  ])('%s: %s', (asked, question) => {
    expect(askedFor(question, detectLanguage(question), 2)).toBe(asked);
  });

  it('takes a question of many terms for one about what it names', () => {
    expect(askedFor('who was the man that drove the buses out of Raqqa?', 'en', 4)).toBeNull();
  });
});

describe('testFor', () => {
  it.each([
    ['number', 'قتل 2120 مسلحا', 'ar', true],
    ['number', 'قتل آلاف المدنيين في المعركة', 'ar', true],
    ['number', 'قتل خمسة وعشرون مسلحا', 'ar', true],
    ['number', 'غادر القادة المدينة', 'ar', false],
    ['number', 'بدأت العملية في 3 نيسان عام 2016', 'ar', false],
    ['number', 'أحد القادة', 'ar', false],
    ['date', 'في الثالث من آذار', 'ar', true],
    ['date', 'مارس القائد ضغوطا', 'ar', false],
    ['date', 'بدأت العملية في نيسان', 'ar', true],
    ['date', 'The operation began in August 2016.', 'en', true],
    ['date', 'The operation began after 20 days.', 'en', false],
  ] as const)('%s in "%s" (%s): %s', (asked, sentence, language, holds) => {
    expect(testFor(asked, lexicon, new Set())(wordsOf(sentence, language), true)).toBe(holds);
  });

  it('finds nothing where nothing is asked for', () => {
    expect(testFor(null, lexicon, new Set(['ali']))(['№2120', 'ali'], true)).toBe(false);
  });

  it('finds a definition in the sentence that opens a passage with its subject', () => {
    const subject = new Set(wordsOf('مملوك', 'ar'));
    const defines = testFor('definition', lexicon, subject);
    const about = wordsOf('علي مملوك رئيس مكتب الأمن الوطني في دمشق.', 'ar');
    expect(defines(about, true)).toBe(true);
    expect(defines(about, false)).toBe(false);
    const later = wordsOf('وقال التقرير إن وفداً من المدينة زار بعد ذلك مكتب مملوك.', 'ar');
    expect(defines(later, true)).toBe(false);
  });
});
