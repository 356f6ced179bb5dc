import { describe, expect, it } from 'vitest';
import type { AnalysedQuestion, Term } from '../../src/search/question.js';
import {
  coverage,
  coveredWeight,
  inverseFrequency,
  missingNames,
  presencesIn,
  together,
  weighQuestion,
  wordsOfQuestion,
} from '../../src/search/weigh.js';

const term = (surface: string, more: Partial<Term> = {}): Term => ({
  surface,
  words: [surface],
  name: null,
  parts: [],
  kind: 'known',
  ...more,
});

/** Which of the terms a passage of one sentence holds. */
const presenceIn = (words: readonly string[], asked: ReturnType<typeof weighQuestion>) =>
  presencesIn([words], asked)[0]!;

const question = (...terms: Term[]): AnalysedQuestion => ({ text: '', language: 'en', terms, asked: null });

/** A library of 100 passages: a common word in 90, a rare one in 1. */
const counts = new Map([
  ['common', 90],
  ['rare', 1],
  ['name', 1],
]);

const weigh = (...terms: Term[]) => weighQuestion(question(...terms), counts, 100);

describe('inverseFrequency', () => {
  it('falls with every passage that holds the word and never below 0', () => {
    const values = [0, 1, 10, 50, 100, 200].map((count) => inverseFrequency(count, 100));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values.at(-1)).toBeGreaterThan(0);
  });
});

describe('coverage', () => {
  const both = weigh(term('common'), term('rare'));

  it('counts a rare word for more than a common one', () => {
    expect(coverage(both, presenceIn(['rare'], both))).toBeGreaterThan(
      3 * coverage(both, presenceIn(['common'], both)),
    );
  });

  it('is 0 for nothing and most for everything, below 1', () => {
    expect(coverage(both, presenceIn(['other'], both))).toBe(0);
    const all = coverage(both, presenceIn(['rare', 'common'], both));
    expect(all).toBeGreaterThan(0.7);
    expect(all).toBeLessThan(1);
    const nothingAsked = weigh();
    expect(coverage(nothingAsked, presenceIn(['rare'], nothingAsked))).toBe(0);
  });

  it('is surer of many words than of one common word', () => {
    const one = weigh(term('common'));
    expect(coverage(one, presenceIn(['common'], one))).toBeLessThan(0.5);
  });

  it('counts what was heard for less than the word, by its strength', () => {
    const spelled = term('mamlouk');
    const heardAs = (strength: number) =>
      weighQuestion(
        question(spelled),
        new Map(),
        100,
        new Map([[spelled, [{ word: '¤mlk·مملوك', passages: 2, strength }]]]),
      );
    const [sure, unsure] = [heardAs(0.9), heardAs(0.5)];
    const sound = coverage(sure, presenceIn(['¤mlk·مملوك'], sure));
    expect(sound).toBeGreaterThan(coverage(unsure, presenceIn(['¤mlk·مملوك'], unsure)));
    expect(sound).toBeLessThan(coverage(sure, presenceIn(['mamlouk'], sure)));
    expect(coverage(unsure, presenceIn(['¤mlk·مملوك'], unsure))).toBeGreaterThan(0);
  });

  it('gives a phrase the share of its parts that are there', () => {
    const phrase = weigh(term('rare name', { words: ['§1'], parts: [term('rare'), term('name')] }));
    const [none, half, parts, whole] = [[], ['rare'], ['rare', 'name'], ['§1']].map((words) =>
      coverage(phrase, presenceIn(words, phrase)),
    );
    expect(none).toBe(0);
    expect(half! / whole!).toBeCloseTo(0.5, 5);
    expect(parts).toBe(whole);
  });
});

describe('together', () => {
  it('holds what any of them holds', () => {
    const both = weigh(term('common'), term('rare'));
    const united = together([presenceIn(['common'], both), presenceIn(['rare'], both)]);
    expect(coveredWeight(both, united)).toBeCloseTo(coveredWeight(both, presenceIn(['common', 'rare'], both)), 6);
  });
});

describe('missingNames', () => {
  it('weighs names that are not there, and nothing else', () => {
    const asked = weigh(term('rare'), term('name', { kind: 'name' }));
    expect(missingNames(asked, presenceIn(['rare'], asked))).toBeGreaterThan(0);
    expect(missingNames(asked, presenceIn(['name'], asked))).toBe(0);
  });
});

describe('wordsOfQuestion', () => {
  it('names each word once, those of parts included', () => {
    const asked = question(term('a'), term('a b', { words: ['§2'], parts: [term('a'), term('b')] }));
    expect(wordsOfQuestion(asked).sort()).toEqual(['a', 'b', '§2'].sort());
  });
});

describe('presencesIn', () => {
  it('tells the terms of each sentence apart, and gives the same when asked again', () => {
    const asked = weigh(term('common'), term('rare'));
    const sentences = [['common', 'other'], ['rare', 'common'], []];
    const held = presencesIn(sentences, asked).map((presence) => [...presence].map((strength) => strength > 0));
    expect(held).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
    expect(presencesIn(sentences, weigh(term('rare'))).map(([strength = 0]) => strength > 0)).toEqual([
      false,
      true,
      false,
    ]);
  });
});
