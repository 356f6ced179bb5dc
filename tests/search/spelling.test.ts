import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/search/lexicon.js';
import { nearestKey } from '../../src/search/spelling.js';

const lexiconOf = (...keys: string[]) => ({ keys: () => keys }) as unknown as Lexicon;

describe('nearestKey', () => {
  const lexicon = lexiconOf('commander', 'weapon', 'convoy', 'battle', 'cattle');

  it.each([
    ['comander', 'commander'],
    ['commmander', 'commander'],
    ['commender', 'commander'],
    ['wepaon', 'weapon'],
    ['convy', 'convoy'],
  ])('mends %s to %s', (word, mended) => {
    expect(nearestKey(word, 'en', lexicon)).toBe(mended);
  });

  it.each([
    ['short', 'cnvy'],
    ['too far', 'cmander'],
    ['another first letter', 'tommander'],
    ['unknown', 'zebra'],
  ])('leaves a word that is %s', (_, word) => {
    expect(nearestKey(word, 'en', lexicon)).toBeNull();
  });

  it('does not guess between two', () => {
    expect(nearestKey('battla', 'en', lexiconOf('battle', 'battly'))).toBeNull();
  });
});
