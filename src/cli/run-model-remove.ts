import type { Config } from '../config.js';
import { removeModel } from '../embedder/kept-models.js';
import { IsnadError } from '../errors.js';
import { openLog } from './log.js';
import { hubModelFolder } from './model-name.js';
import { openConfiguredLibrary } from './open.js';
import { print } from './output.js';
import { loadConfig } from './settings.js';
import { bytesInWords } from './view/sizes.js';

/**
 * Deletes a downloaded model.
 * @throws IsnadError `model-in-use`, `model-missing`, `command-invalid`, `disk-write-failed`
 */
export async function runModelRemove(model: string): Promise<void> {
  const config = loadConfig();
  const folder = hubModelFolder(model, config);
  await refuseInUse(model, config);
  const bytes = await removeModel(folder);
  if (bytes === undefined) {
    throw new IsnadError('model-missing', `There is no downloaded model ${model}.`, {
      hint: 'isnad model list shows those that are there.',
    });
  }
  await print(`${model} is removed: ${bytesInWords(bytes)} freed.\n`);
}

async function refuseInUse(model: string, config: Config): Promise<void> {
  if (model === config.embeddingModel) {
    throw new IsnadError('model-in-use', `${model} is in use: EMBEDDING_MODEL names it.`, {
      hint: 'Set EMBEDDING_MODEL to another model first, and run isnad reindex.',
    });
  }
  if (model === (await modelOfIndex(config))) {
    throw new IsnadError('model-in-use', `${model} is in use: the index was made with it, and questions need it.`, {
      hint: `Run isnad reindex first, which makes the index with ${config.embeddingModel}.`,
    });
  }
}

/** Null where there is no index, or none that could be asked. */
async function modelOfIndex(config: Config): Promise<string | null> {
  try {
    const library = await openConfiguredLibrary(config, openLog('silent'));
    try {
      return (await library.state()).embedding?.model ?? null;
    } finally {
      await library.close();
    }
  } catch (error) {
    if (error instanceof IsnadError) return null;
    throw error;
  }
}
