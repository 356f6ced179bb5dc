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
