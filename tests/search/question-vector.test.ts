import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { dotProduct } from '../../src/library/dot-product.js';
import { analyseQuestion } from '../../src/search/question.js';
import { vectorOfQuestion } from '../../src/search/question-vector.js';
import { tinyModel } from '../embedder/models.js';
import { hasModel } from '../support/cli.js';
import { lexicon } from '../support/library-of-reports.js';

const vectorOf = (text: string, embedder: Embedder) =>
  vectorOfQuestion(analyseQuestion(text, lexicon), { embedder, lexicon });

describe.skipIf(!hasModel)('the vector of a question', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await openEmbedder({ model: 'isnad-mini' });
  });
  afterAll(() => embedder.close());

  const embedded = async (text: string, role: 'question' | 'passage') => (await embedder.embed([text], role))[0]!;

  it.each([
    ['Hastaneyi kim bombaladı?', 'قصفت الطائرات الحربية المستشفى ليلا'],
    ['¿Quién bombardeó el hospital?', 'قصفت الطائرات الحربية المستشفى ليلا'],
    ['Wer hat die Brücke gesprengt?', 'فجر التنظيم الجسر قبل انسحابه'],
  ])('comes nearer to an Arabic passage by what the lexicon knows: %s', async (question, text) => {
    const passage = await embedded(text, 'passage');
    const own = await embedded(question, 'question');
    expect(dotProduct(await vectorOf(question, embedder), passage)).toBeGreaterThan(dotProduct(own, passage));
  });

  it('is a unit vector', async () => {
    const vector = await vectorOf('Who bombed the hospital of Raqqa?', embedder);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it.each(['من قصف المستشفى؟', 'zzqy'])(
    'is the question’s own where there is nothing to translate: %s',
    async (question) => {
      const vector = await vectorOf(question, embedder);
      expect(dotProduct(vector, await embedded(question, 'question'))).toBeCloseTo(1, 5);
    },
  );
});

it('is the question’s own with a model that reads words in their context', async () => {
  const embedder = await openEmbedder({ model: tinyModel });
  try {
    expect([await vectorOf('Who bombed the hospital?', embedder)]).toEqual(
      await embedder.embed(['Who bombed the hospital?'], 'question'),
    );
  } finally {
    await embedder.close();
  }
});
