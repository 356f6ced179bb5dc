import path from 'node:path';
import type { Config } from '../config.js';
import { isHubName } from '../embedder/locate.js';
import { IsnadError } from '../errors.js';

/**
 * The folder of a model that is downloaded by this name.
 * @throws IsnadError `command-invalid` for a name that no model of a hub has
 */
export function hubModelFolder(model: string, { modelsDirectory }: Config): string {
  if (isHubName(model)) return path.join(modelsDirectory, model);
  throw new IsnadError('command-invalid', `"${model}" is no name of a model to download.`, {
    hint: 'Give organisation/model, such as Xenova/multilingual-e5-small. Bundled models and folders need no download.',
  });
}
