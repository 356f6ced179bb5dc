import { basename } from 'node:path';
import type { TextRole } from './embedder.js';

/**
 * How the vectors of a text's tokens become the vector of the text: their `mean`, the `first` one (the CLS token), or the
 * model's own `sentence_embedding` output.
 */
export type Pooling = 'mean' | 'first' | 'sentence_embedding';

/** Precision of the weights: `q8` are 8-bit integers (`onnx/model_quantized.onnx`), `fp32` the full model (`onnx/model.onnx`). */
export type WeightType = 'q8' | 'fp32';

/** What must be known about a model, beyond its files, to embed with it as its authors meant. */
export interface ModelProfile {
  /** What stands before a text of this role when it is embedded. */
  readonly prefixes: Readonly<Record<TextRole, string>>;
  readonly pooling: Pooling;
  /** Which weights are taken where a model has several; the other is used where this one is absent. */
  readonly preferredWeights: WeightType;
  /** Tokens read of a text, the special ones included; the tokenizer's own limit applies where it is lower. */
  readonly maximumTokens: number;
  /** Threads that speed a text up, or null for one a core. */
  readonly threads: number | null;
  /** Length of the vectors, or null where it is found out by loading the model. */
  readonly dimension: number | null;
  /** Whether a text's vector is the mean of vectors that its words have whatever stands around them. */
  readonly isStatic: boolean;
}

interface ModelFamily {
  readonly name: RegExp;
  readonly profile: ModelProfile;
}

const noPrefixes = { question: '', passage: '' } as const;

/** Attention needs memory by the square of the tokens, and passages have some 600 characters: models that read more stop here. */
const longTextTokens = 2048;

const unknownModel: ModelProfile = {
  prefixes: noPrefixes,
  pooling: 'mean',
  preferredWeights: 'q8',
  maximumTokens: 512,
  threads: null,
  dimension: null,
  isStatic: false,
};

const e5: ModelProfile = { ...unknownModel, prefixes: { question: 'query: ', passage: 'passage: ' } };

/** First match counts. The values are those of each model's card. */
const families: readonly ModelFamily[] = [
  // A table of vectors: looking them up is no work to share, and without a thread pool it loads a third faster.
  { name: /^isnad-/i, profile: { ...unknownModel, threads: 1, isStatic: true } },
  {
    name: /^multilingual-e5-large-instruct/i,
    profile: {
      ...unknownModel,
      prefixes: {
        question: 'Instruct: Given a question, retrieve passages that answer the question\nQuery: ',
        passage: '',
      },
      dimension: 1024,
    },
  },
  { name: /^(multilingual-)?e5-small/i, profile: { ...e5, dimension: 384 } },
  { name: /^(multilingual-)?e5-base/i, profile: { ...e5, dimension: 768 } },
  { name: /^(multilingual-)?e5-large/i, profile: { ...e5, dimension: 1024 } },
  { name: /^(multilingual-)?e5-/i, profile: e5 },
  {
    name: /^embeddinggemma/i,
    profile: {
      prefixes: { question: 'task: search result | query: ', passage: 'title: none | text: ' },
      pooling: 'sentence_embedding',
      preferredWeights: 'q8',
      maximumTokens: longTextTokens,
      threads: null,
      dimension: 768,
      isStatic: false,
    },
  },
  {
    name: /^paraphrase-multilingual-minilm/i,
    profile: { ...unknownModel, maximumTokens: 128, dimension: 384 },
  },
  {
    name: /^bge-m3/i,
    profile: { ...unknownModel, pooling: 'first', maximumTokens: longTextTokens, dimension: 1024 },
  },
];

/**
 * The profile of a model by its name: a bundled name (`isnad-mini`), a hub name (`Xenova/multilingual-e5-small`) or a folder,
 * of which the last part counts. A model of no known family is taken as one that wants no prefixes and mean pooling.
 */
export function profileOf(model: string): ModelProfile {
  const name = basename(model.replaceAll('\\', '/'));
  return families.find((family) => family.name.test(name))?.profile ?? unknownModel;
}
