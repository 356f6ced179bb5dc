import { describe, expect, it } from 'vitest';
import { profileOf } from '../../src/embedder/profiles.js';

describe('profileOf', () => {
  it.each([
    ['Xenova/multilingual-e5-small', 384],
    ['Xenova/multilingual-e5-base', 768],
    ['intfloat/multilingual-e5-large', 1024],
    ['/somewhere/models/multilingual-e5-small', 384],
    ['C:\\models\\multilingual-e5-small', 384],
    ['Xenova/e5-small-v2', 384],
  ])('gives %s the prefixes of the E5 family', (model, dimension) => {
    expect(profileOf(model)).toMatchObject({
      prefixes: { question: 'query: ', passage: 'passage: ' },
      pooling: 'mean',
      preferredWeights: 'q8',
      maximumTokens: 512,
      dimension,
    });
  });

  it('gives the instructed E5 model an instruction for questions only', () => {
    const { prefixes } = profileOf('intfloat/multilingual-e5-large-instruct');
    expect(prefixes.question).toMatch(/^Instruct: .*\nQuery: $/);
    expect(prefixes.passage).toBe('');
  });

  it('gives EmbeddingGemma its prompts and its own sentence vector', () => {
    expect(profileOf('onnx-community/embeddinggemma-300m-ONNX')).toMatchObject({
      prefixes: { question: 'task: search result | query: ', passage: 'title: none | text: ' },
      pooling: 'sentence_embedding',
      dimension: 768,
    });
  });

  it.each([
    ['Xenova/paraphrase-multilingual-MiniLM-L12-v2', 'mean', 384],
    ['Xenova/bge-m3', 'first', 1024],
    ['BAAI/bge-m3', 'first', 1024],
    ['isnad-mini', 'mean', null],
    ['someone/unknown-model', 'mean', null],
  ])('gives %s no prefixes, pooling %s', (model, pooling, dimension) => {
    expect(profileOf(model)).toMatchObject({ prefixes: { question: '', passage: '' }, pooling, dimension });
  });
});
