import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedLibrary } from '../../src/library/embedded/embedded-library.js';
import { hear } from '../../src/search/hear.js';
import { analyseQuestion } from '../../src/search/question.js';
import { formIn } from '../../src/search/sound-words.js';
import { wordsOfQuestion } from '../../src/search/weigh.js';
import { LibraryOfReports, lexicon } from '../support/library-of-reports.js';

const place = new LibraryOfReports();
let library: EmbeddedLibrary;

beforeAll(async () => {
  place.write(
    'zorblat',
    ['وصل زوربلات إلى القرية مع رجاله ليلا، ثم غادرها في الصباح.', 'انتظر السكان بالطرمشية عودة الكهرباء والماء.'],
    { language: 'ar' },
  );
  place.write('mayor', ['The mayor Brzenko spoke to the crowd in the square.']);
  await place.reindex(await place.embedder());
  library = await place.library();
});
afterAll(() => place.discard());

/** The forms that a question's words were taken for, by word. */
async function heardFor(question: string): Promise<Record<string, string[]>> {
  const analysed = analyseQuestion(question, lexicon);
  const counts = await library.countWords(wordsOfQuestion(analysed));
  const heard = await hear(analysed, counts, library, lexicon);
  return Object.fromEntries([...heard].map(([term, words]) => [term.surface, words.map(({ word }) => formIn(word))]));
}

describe('hear', () => {
  it('finds a name in the script of the reports', async () => {
    expect(await heardFor('when did Zorblatt leave')).toEqual({ zorblatt: ['زوربلات'] });
    expect(await heardFor('what happened in at-Tarmashiya')).toEqual({ tarmashiya: ['طرمشيه'] });
    expect(await heardFor('ماذا قال برزنكو')).toEqual({ برزنكو: ['brzenko'] });
  });

  it('looks for nothing that is there as it is written', async () => {
    expect(await heardFor('what did Brzenko say')).toEqual({});
  });

  it('takes no other word for a name that is not there', async () => {
    expect(await heardFor('what did Karwansky say')).toEqual({ karwansky: [] });
  });

  it('tells in how many passages a form occurs, and what it is worth', async () => {
    const analysed = analyseQuestion('Zorblatt', lexicon);
    const [words] = [...(await hear(analysed, new Map(), library, lexicon)).values()];
    expect(words?.[0]?.passages).toBe(1);
    expect(words?.[0]?.strength).toBeGreaterThan(0.3);
    expect(words?.[0]?.strength).toBeLessThan(1);
  });
});
