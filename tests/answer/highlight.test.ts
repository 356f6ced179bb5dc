import { describe, expect, it } from 'vitest';
import { saysTheSame } from '../../src/answer/duplicates.js';
import { bestSentence } from '../../src/answer/highlight.js';
import type { StoredPassage } from '../../src/library/library.js';
import type { Found } from '../../src/search/retrieve.js';

const scale = { mean: 0.3, deviation: 0.1 };

const sentence = (start: number, more: Partial<Found['sentences'][number]> = {}): Found['sentences'][number] => ({
  start,
  end: start + 10,
  cosine: 0.3,
  coverage: 0,
  holdsAsked: false,
  asks: false,
  ...more,
});

const found = (...sentences: Found['sentences'][number][]): Found => ({ sentences }) as unknown as Found;

describe('bestSentence', () => {
  it('marks the sentence with the most evidence', () => {
    expect(
      bestSentence(found(sentence(0), sentence(11, { coverage: 0.6 }), sentence(22, { cosine: 0.4 })), scale),
    ).toBe(1);
  });

  it('prefers a sentence that tells to one that asks the same', () => {
    const asking = sentence(0, { cosine: 0.9, coverage: 0.9, asks: true });
    expect(bestSentence(found(asking, sentence(11, { cosine: 0.5, coverage: 0.5 })), scale)).toBe(1);
  });

  it('marks the best question where all sentences ask', () => {
    expect(bestSentence(found(sentence(0, { asks: true }), sentence(11, { asks: true, coverage: 0.5 })), scale)).toBe(
      1,
    );
  });

  it('marks nothing in a passage of one sentence', () => {
    expect(bestSentence(found(sentence(0)), scale)).toBe(null);
  });
});

describe('saysTheSame', () => {
  const passage = (text: string): StoredPassage => ({ text, words: [text.split(' ')] }) as unknown as StoredPassage;
  const agency = 'the commander crossed the river at night hidden under sacks of flour in a lorry';

  it('knows one text in two prints', () => {
    expect(saysTheSame(passage(agency), passage(agency))).toBe(true);
    expect(saysTheSame(passage(agency), passage(`${agency} our reporter writes`))).toBe(true);
  });

  it('keeps different texts apart, short ones too', () => {
    expect(
      saysTheSame(passage(agency), passage('a convoy of a hundred cars left the city by the eastern road on a Sunday')),
    ).toBe(false);
    expect(saysTheSame(passage('he left'), passage('he left again'))).toBe(false);
  });
});
