import path from 'node:path';
import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers';

/** Isnad's model: its files are in the layout of transformers.js. */
export const modelFolder = path.resolve(import.meta.dirname, '../../../embeddings/isnad-mini');
export const dimension = 640;

/** As the model's card says. */
export const loading = { dtype: 'q8' } as const;
export const pooling = { pooling: 'mean', normalize: true } as const;

env.allowRemoteModels = false;

let loaded: Promise<FeatureExtractionPipeline> | undefined;

/** The unit vector of a text, in the layout that transformers.js gives. */
export async function embed(text: string): Promise<Float32Array> {
  loaded ??= pipeline('feature-extraction', modelFolder, loading);
  const { data } = await (await loaded)(text, pooling);
  return Float32Array.from(data as Float32Array);
}
