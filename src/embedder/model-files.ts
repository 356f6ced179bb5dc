import { open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IsnadError } from '../errors.js';
import { externalDataOf } from './external-data.js';
import type { WeightType } from './profiles.js';

/** The files of a model folder in the layout of transformers.js, as paths inside the folder. */
export const requiredFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** Where the weights of each type lie, as paths inside the model's folder. */
export const weightFiles: Readonly<Record<WeightType, string>> = {
  q8: 'onnx/model_quantized.onnx',
  fp32: 'onnx/model.onnx',
};

/** The files that make up a model's vectors, as paths inside its folder, and which weights they are. */
export interface ModelFiles {
  readonly folder: string;
  readonly weights: WeightType;
  readonly weightFile: string;
  /** Files beside the weights' graph in which large models keep their numbers. */
  readonly externalData: readonly string[];
}

const pointerStart = 'version https://git-lfs';

/** The weight types in the order in which they are tried. */
export function weightPreference(preferred: WeightType): readonly WeightType[] {
  return preferred === 'q8' ? ['q8', 'fp32'] : ['fp32', 'q8'];
}

/**
 * Checks that a model's folder holds every file that is needed, and chooses its weights.
 * @throws IsnadError `model-damaged`, naming the file that is missing, empty or only a pointer to the real one.
 */
export async function findModelFiles(model: string, folder: string, preferred: WeightType): Promise<ModelFiles> {
  for (const file of requiredFiles) {
    if ((await sizeOf(join(folder, file))) === undefined) throw missing(model, folder, file);
  }
  for (const weights of weightPreference(preferred)) {
    const weightFile = weightFiles[weights];
    if ((await sizeOf(join(folder, weightFile))) === undefined) continue;
    for (const file of [...requiredFiles, weightFile]) await checkContent(model, folder, file);
    const externalData = await findExternalData(folder, weightFile);
    for (const file of externalData) {
      if ((await sizeOf(join(folder, file))) === undefined) throw missing(model, folder, file);
      await checkContent(model, folder, file);
    }
    return { folder, weights, weightFile, externalData };
  }
  throw missing(model, folder, weightFiles[preferred]);
}

/** Reads the graph only where something beside it could be meant: that takes time with the millions of numbers of a model. */
async function findExternalData(folder: string, weightFile: string): Promise<readonly string[]> {
  const directory = dirname(weightFile);
  const beside = await readdir(join(folder, directory));
  if (beside.every((name) => name.endsWith('.onnx'))) return [];
  const names = await externalDataOf(join(folder, weightFile));
  return names.map((name) => `${directory}/${name}`);
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

async function checkContent(model: string, folder: string, file: string): Promise<void> {
  const handle = await open(join(folder, file)).catch((cause: unknown) => {
    throw new IsnadError('model-damaged', `The file ${file} of the model ${model} cannot be read.`, {
      hint: `Check the permissions of ${join(folder, file)}.`,
      cause,
    });
  });
  try {
    const start = Buffer.alloc(pointerStart.length);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    if (bytesRead === 0) throw damaged(model, folder, file, 'is empty');
    if (start.toString('latin1') === pointerStart) {
      throw damaged(model, folder, file, 'is only a pointer to the real file; `git lfs pull` fetches it');
    }
  } finally {
    await handle.close();
  }
}

function missing(model: string, folder: string, file: string): IsnadError {
  return damaged(model, folder, file, 'is missing');
}

function damaged(model: string, folder: string, file: string, what: string): IsnadError {
  return new IsnadError('model-damaged', `The file ${file} of the model ${model} ${what}.`, {
    hint: `The model's folder is ${folder}. Put the file there, or remove the folder so that the model is fetched again.`,
  });
}
