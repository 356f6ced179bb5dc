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
    [null, 'who is Ali Mamlouk?'],
    [null, 'أين ذهب قادة داعش؟'],
  ])('%s: %s', (asked, question) => {
    expect(askedFor(question, detectLanguage(question))).toBe(asked);
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
    expect(testFor(asked, lexicon)(wordsOf(sentence, language))).toBe(holds);
  });

  it('finds nothing where nothing is asked for', () => {
    expect(testFor(null, lexicon)(['№2120'])).toBe(false);
  });
});
