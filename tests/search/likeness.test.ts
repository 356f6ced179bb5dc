import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import type { StoredPassage } from '../../src/library/library.js';
import { compareWords, vectorsOfTerms } from '../../src/search/likeness.js';
import { analyseQuestion } from '../../src/search/question.js';
import { weighQuestion } from '../../src/search/weigh.js';
import { keepWordVectors, type WordVectors } from '../../src/search/word-vectors.js';
import { hasModel } from '../support/cli.js';
import { lexicon } from '../support/library-of-reports.js';

const passage = (id: number, text: string, title = ''): StoredPassage =>
  ({ id, text, report: { title } }) as unknown as StoredPassage;

describe.skipIf(!hasModel)('comparing word by word', () => {
  let embedder: Embedder;
  let vectors: WordVectors;
  beforeAll(async () => {
    embedder = await openEmbedder({ model: 'isnad-mini' });
    vectors = keepWordVectors(embedder)!;
  });
  afterAll(() => embedder.close());

  const likenesses = async (text: string, passages: readonly StoredPassage[], given: WordVectors | null = vectors) => {
    const question = analyseQuestion(text, lexicon);
    const likenessOf = await compareWords(
      weighQuestion(question, new Map(), 10),
      await vectorsOfTerms(question, given),
      passages,
      given,
    );
    return passages.map(likenessOf);
  };

  it('finds the words of a question in a text about it, in its language and in others', async () => {
    const [near, other] = await likenesses('Who bombed the hospital?', [
      passage(1, 'قصفت الطائرات المستشفى ليلا'),
      passage(2, 'ارتفعت أسعار الخبز في السوق'),
    ]);
    expect(near).toBeGreaterThan(2 * other!);
    expect(near).toBeLessThanOrEqual(1);
  });

  it('reads the title of the report too', async () => {
    const [without, withTitle] = await likenesses('What happened in Palmyra?', [
      passage(1, 'They left in the night.'),
      passage(2, 'They left in the night.', 'The fall of Palmyra'),
    ]);
    expect(withTitle).toBeGreaterThan(without!);
  });

  it('is nothing without words to ask for, and with a model whose words are not to be compared', async () => {
    expect(await likenesses('???', [passage(1, 'They left.')])).toEqual([0]);
    expect(await likenesses('Who left?', [passage(1, 'They left.')], null)).toEqual([0]);
  });

  it('gives a word the same vector whether it was kept or is made anew', async () => {
    const [first] = await vectors.of(['مستشفى']);
    await vectors.of(Array.from({ length: 20_500 }, (_, number) => `w${number}`));
    const [again, beside] = await vectors.of(['مستشفى', 'hospital']);
    expect(again).toEqual(first);
    expect(beside).not.toEqual(first);
    expect(Math.hypot(...again!)).toBeCloseTo(1, 5);
  });
});
