import { describe, expect, it } from 'vitest';
import { articlesIn } from '../../src/language/articles.js';
import { detectLanguage } from '../../src/language/detect.js';

describe('articlesIn', () => {
  it.each([
    ['al-Bab', [0]],
    ['took el-Bab', [5]],
    ['as-Sweida, ez-Zor and ash-Shaddadi', [0, 11, 22]],
    ['al Qaeda', [0]],
    ['аль-Баб, аш-Шаддади', [0, 9]],
    ['at-risk, as-tu, ex-minister, Deir ezzor, Alba', []],
  ] as const)('%s', (text, places) => {
    expect([...articlesIn(text)].sort((a, b) => a - b)).toEqual(places);
  });
});

describe('detectLanguage', () => {
  it('is not misled by the article of a name', () => {
    expect(detectLanguage('who took al-Shaddadi?')).toBe('en');
  });
});
