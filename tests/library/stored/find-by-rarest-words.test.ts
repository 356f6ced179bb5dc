import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../src/library/library.js';
import { findByRarestWords, rankedOccurrences } from '../../../src/library/stored/find-by-rarest-words.js';

interface Asked {
  readonly words: readonly string[];
  readonly onlyNewest: boolean;
}

/** Finds by these counts, with these hits of the rare words and of all words, and tells what was asked. */
async function find(counts: Readonly<Record<string, number>>, limit: number, ofRare: Hit[] = [], ofAll: Hit[] = []) {
  const asked: Asked[] = [];
  const hits = await findByRarestWords(new Map(Object.entries(counts)), limit, (words, onlyNewest) => {
    asked.push({ words: words.map(([word]) => word), onlyNewest });
    return onlyNewest ? ofAll : ofRare;
  });
  return { hits, asked };
}

const common = rankedOccurrences + 1;

describe('a search by words', () => {
  it('asks for nothing where there are no words, or nothing is wanted', async () => {
    expect(await find({}, 5)).toEqual({ hits: [], asked: [] });
    expect(await find({ palmyra: 1 }, 0)).toEqual({ hits: [], asked: [] });
  });

  it('ranks by all words at once, rarest first, where they are rare enough together', async () => {
    const hits = [{ passage: 1, score: 2 }];
    expect(await find({ museum: rankedOccurrences - 1, palmyra: 1 }, 5, hits)).toEqual({
      hits,
      asked: [{ words: ['palmyra', 'museum'], onlyNewest: false }],
    });
  });

  it('leaves common words out where rare ones find enough', async () => {
    const hits = [
      { passage: 1, score: 2 },
      { passage: 2, score: 1 },
    ];
    expect(await find({ the: common, palmyra: 1 }, 2, hits)).toEqual({
      hits,
      asked: [{ words: ['palmyra'], onlyNewest: false }],
    });
  });

  it('looks for all words among the newest passages where rare ones find too few, and ranks those below', async () => {
    const all = [
      { passage: 9, score: 7 },
      { passage: 1, score: 5 },
      { passage: 8, score: 1 },
      { passage: 7, score: 0.5 },
    ];
    expect(await find({ the: common, palmyra: 1 }, 3, [{ passage: 1, score: 2 }], all)).toEqual({
      hits: [
        { passage: 1, score: 2 },
        { passage: 9, score: 2 },
        { passage: 8, score: 1 },
      ],
      asked: [
        { words: ['palmyra'], onlyNewest: false },
        { words: ['palmyra', 'the'], onlyNewest: true },
      ],
    });
  });

  it('looks at the newest passages alone where every word is common', async () => {
    const all = [{ passage: 9, score: 7 }];
    expect(await find({ the: common }, 3, [], all)).toEqual({
      hits: all,
      asked: [{ words: ['the'], onlyNewest: true }],
    });
  });
});
