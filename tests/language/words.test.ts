import { describe, expect, it } from 'vitest';
import { analyseWords, locateWords } from '../../src/language/words.js';

const folded = (text: string, language: 'en' | 'de' = 'en'): string[] =>
  analyseWords(text, language).map((word) => word.folded);

describe('names in capitals', () => {
  it('are told from the words that they look like', () => {
    expect(folded('What did the US envoy tell us?')).toEqual(['usa', 'envoy']);
    expect(folded('The U.S. envoy left.')).toEqual(['usa', 'envoy', 'left']);
    expect(folded('Wie viele IS-Kämpfer?', 'de')).toEqual(['isis', 'kampfer']);
  });

  it('are not looked for where all is in capitals', () => {
    expect(folded('WHERE IS THE ENVOY? TELL US')).toEqual(['envoy']);
  });

  it('keep their places in the text', () => {
    const text = 'The U.S. envoy met US troops.';
    const places = locateWords(text, 'en').map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['U.', 'envoy', 'met', 'US', 'troops']);
  });
});

describe('a character that stands for several words', () => {
  it('is no part of the name before it', () => {
    expect(analyseWords('النبيﷺ قال', 'ar').flatMap(({ stems }) => stems)).toEqual(
      analyseWords('النبي ﷺ قال', 'ar').flatMap(({ stems }) => stems),
    );
    const text = 'محمدﷺ غادر';
    expect(locateWords(text, 'ar').map(({ start, end }) => text.slice(start, end))).toEqual(['محمد', 'غادر']);
  });

  it('is left out where it is a mark that stands by itself', () => {
    expect(analyseWords('كتاﹰباﹰ', 'ar')).toEqual(analyseWords('كتابا', 'ar'));
  });
});

describe('letters without a space between them', () => {
  // Without a bound the first took hours, and the second was more than an expression may match.
  it.each([
    ['İı', 400_000, 'fr'],
    ['والكتاب', 700_000, 'ar'],
    ['a', 8_000_000, 'en'],
  ] as const)('%s, many times over, are words of a hundred characters', (letters, times, language) => {
    const text = letters.repeat(times);
    const found = locateWords(`One ${text} two`, language);
    expect(Math.max(...found.map(({ start, end }) => end - start))).toBeLessThanOrEqual(100);
    expect(found.at(-1)).toMatchObject({ written: 'two' });
    expect(analyseWords(text, language).length).toBeGreaterThan(0);
  });
});
