import { describe, expect, it } from 'vitest';
import { soundKey } from '../../src/search/sounds.js';

describe('soundKey', () => {
  it.each([
    ['Mamlouk', 'مملوك', 'Мамлюк'],
    ['Haidar', 'حيدر', 'Хайдар'],
    ['Walid', 'وليد', 'Валид'],
    ['Nadim', 'نديم', 'Nadeem'],
    ['Stewart', 'ستيوارت', 'Стюарт'],
    ['Ramsay', 'رامساي', 'رامزي'],
    ['McGurk', 'ماكغورك', 'Макгурк'],
    ['alSabhan', 'السبهان', 'Sabhan'],
  ])('hears one name in %s, %s and %s', (a, b, c) => {
    expect(soundKey(b)).toBe(soundKey(a));
    expect(soundKey(c)).toBe(soundKey(a));
    expect(soundKey(a)).not.toBeNull();
  });

  it('keeps different names apart', () => {
    const keys = ['Mamlouk', 'McGurk', 'Ramsay', 'Nadim', 'Haidar', 'Walid'].map(soundKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['', 'a', 'في', 'ali', '123'])('says nothing of %j, which is too short', (word) => {
    expect(soundKey(word)).toBeNull();
  });
});
