import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.js';
import type { Language } from '../../src/language/languages.js';
import { stem, stems } from '../../src/language/stem.js';

const stemsOf = (words: string, language: Language): Set<string> =>
  new Set(words.split(' ').map((word) => stem(fold(word), language)));

describe('stem', () => {
  it.each<[Language, string]>([
    ['ar', 'السعودية والسعودية بالسعودية للسعودية سعودي'],
    ['ar', 'المدينة مدينتهم مدينة'],
    ['ar', 'القادة قادة'],
    ['ar', 'مقاتل مقاتلا مقاتلين المقاتلون'],
    ['ar', 'سيارة سيارات السيارات'],
    ['ar', 'الرقة بالرقة للرقة رقة'],
    ['en', 'fighter fighters'],
    ['fr', 'combattant combattants'],
    ['de', 'Kämpfer Kämpfern'],
    ['es', 'combatiente combatientes'],
    ['ru', 'боевик боевики боевиков'],
    ['tr', 'hücre hücreler'],
    ['fa', 'سلاح سلاح‌ها سلاح‌های'],
  ])('gives one %s stem to %s', (language, words) => {
    expect([...stemsOf(words, language)]).toHaveLength(1);
  });

  it.each(['بغداد', 'فرار', 'لندن', 'كركوك', 'سلاح'])('keeps the first letter of %s', (word) => {
    expect(stem(word, 'ar').charAt(0)).toBe(word.charAt(0));
  });

  it('keeps a city and a leaf apart', () => {
    expect(stem(fold('الرقة'), 'ar')).not.toBe(stem(fold('ورقة'), 'ar'));
  });

  it('never gives an empty stem', () => {
    for (const word of ['ال', 'و', 'وال', 'ها', 'a', 's', 'ها']) expect(stem(word, 'ar')).not.toBe('');
  });
});

describe('stems', () => {
  it('offers the word without a particle that may stand before it', () => {
    expect(stems(fold('بسيارة'), 'ar')).toContain(stem(fold('سيارة'), 'ar'));
    expect(stems(fold('وقتل'), 'ar')).toContain('قتل');
  });

  it('offers one reading in other languages', () => {
    expect(stems('fighters', 'en')).toEqual(['fighter']);
  });
});
