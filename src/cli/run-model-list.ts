import type { Config } from '../config.js';
import { describeModel, type KeptModel, keptModels } from '../embedder/kept-models.js';
import { locateModel } from '../embedder/locate.js';
import { IsnadError } from '../errors.js';
import { print } from './output.js';
import { loadConfig } from './settings.js';
import { modelJson, modelsText } from './view/models.js';

/** Prints the models on this machine, and which one is used. */
export async function runModelList(json: boolean): Promise<void> {
  const config = loadConfig();
  const models = [...(await keptModels(config.modelsDirectory)), ...(await configuredFolder(config))];
  const { embeddingModel } = config;
  const object = { embeddingModel, models: models.map((model) => modelJson(model, embeddingModel)) };
  await print(json ? `${JSON.stringify(object)}\n` : modelsText(models, embeddingModel));
}

/** The model in use, where it is one in a folder of its own. */
async function configuredFolder({ embeddingModel, modelsDirectory }: Config): Promise<readonly KeptModel[]> {
  try {
    const { source, folder } = locateModel(embeddingModel, { modelsDirectory });
    return source === 'folder' ? [await describeModel(embeddingModel, 'folder', folder)] : [];
  } catch (error) {
    // There is none: the list says so.
    if (error instanceof IsnadError) return [];
    throw error;
  }
}
