import { expect, it } from 'vitest';
import { warmUpQuestions } from '../../src/answer/warm-up.js';
import { detectLanguage } from '../../src/language/detect.js';
import { languages } from '../../src/language/languages.js';
import type { LibraryReader } from '../../src/library/library.js';
import { calibrationQuestions, lexicon } from '../support/library-of-reports.js';

/** A library that tells of these words and no others. */
const tellingOf = (...words: string[]): LibraryReader => {
  const counts = new Map(words.map((word) => [word, 1]));
  const countWords = async (asked: readonly string[]) => new Map([...counts].filter(([word]) => asked.includes(word)));
  return { countWords } as unknown as LibraryReader;
};

it('asks in every language, whether or not the library tells of names', async () => {
  const [raqqa] = lexicon.conceptsOf('Raqqa', 'en');
  for (const library of [tellingOf(), tellingOf(`§${raqqa}`)]) {
    const asked = await warmUpQuestions(library, lexicon, calibrationQuestions);
    expect(new Set(asked.map(detectLanguage))).toEqual(new Set(languages));
  }
});

it('asks about what the library tells of', async () => {
  const [raqqa] = lexicon.conceptsOf('Raqqa', 'en');
  const asked = await warmUpQuestions(tellingOf(`§${raqqa}`), lexicon, calibrationQuestions);
  expect(asked.some((question) => question.includes('Raqqa'))).toBe(true);
});
