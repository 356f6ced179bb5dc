import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.js';

describe('fold', () => {
  it.each([
    ['Arabic letter variants and marks', 'أَلْرَّقّةُ', 'الرقه'],
    ['alef maqsura and Persian yeh', 'مصطفى سلیمانی', 'مصطفي سليماني'],
    ['tatweel and direction marks', 'داعـــش\u200F', 'داعش'],
    ['a zero-width non-joiner', 'سلاح\u200Cهای', 'سلاحهاي'],
    ['Eastern digits of both families', '١٢٣ ۴۵۶', '123 456'],
    ['accents and capitals', 'Fırat KALKANI Çağrı', 'firat kalkani cagri'],
    ['Turkish dotted capital', 'İstanbul', 'istanbul'],
    ['German sharp s', 'Straße', 'strasse'],
    ['Cyrillic yo', 'Ещё', 'еще'],
    ['white space', '  a \n\t b ', 'a b'],
  ])('unites %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing when applied again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('takes lone surrogates and control characters', () => {
    expect(fold('a\ud800b\u0000c')).toContain('a');
  });
});
