import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { IsnadError } from '../errors.js';
import { programFolder } from '../program.js';

/** The model that comes with the program. */
export const bundledModel = 'isnad-mini';

/** Where a model's files are: in `folder` already, or to be downloaded into it. */
export interface ModelLocation {
  readonly source: 'folder' | 'bundled' | 'downloaded' | 'remote';
  readonly folder: string;
}

/** Two parts, each as the hub allows them: letters, digits, `-`, `_` and `.`, beginning with a letter or digit. */
const hubName = /^[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*$/i;

/** Whether a name has the form of a hub's names: `organisation/model`. */
export function isHubName(name: string): boolean {
  return hubName.test(name);
}

/** The folder in which downloaded models are kept unless another is configured. */
export function defaultModelsDirectory(): string {
  return join(programFolder, 'embeddings', 'models');
}

/**
 * Finds a model by name without opening it or using the network. In order: a folder (absolute, or beginning with `.`), a model
 * bundled with the program, a folder relative to the working directory, a model downloaded before; a name of the form
 * `organisation/model` that is none of these is one to download.
 * @throws IsnadError `model-missing` when the name is a folder that does not hold a model, or is no name a model could have.
 */
export function locateModel(name: string, options: { modelsDirectory?: string | undefined } = {}): ModelLocation {
  if (isAbsolute(name) || /^\.{1,2}([\\/]|$)/.test(name)) {
    const folder = resolve(name);
    if (holdsModel(folder)) return { source: 'folder', folder };
    throw new IsnadError('model-missing', `There is no model in ${folder}: it has no config.json.`, {
      hint: `EMBEDDING_MODEL takes a folder in the layout of transformers.js, a hub name, or ${bundledModel}.`,
    });
  }

  const isPlainName = /^[\w-][\w.-]*$/.test(name);
  const bundled = join(programFolder, 'embeddings', name);
  if (isPlainName && holdsModel(bundled)) return { source: 'bundled', folder: bundled };
  if (name === bundledModel) {
    throw new IsnadError('model-missing', `The bundled model ${name} is not there: ${bundled} has no config.json.`, {
      hint: 'Restore the folder from the repository, or install the program again.',
    });
  }

  const relative = resolve(name);
  if (name !== '' && holdsModel(relative)) return { source: 'folder', folder: relative };

  if (isHubName(name)) {
    const folder = join(options.modelsDirectory ?? defaultModelsDirectory(), name);
    return { source: existsSync(folder) ? 'downloaded' : 'remote', folder };
  }
  throw new IsnadError('model-missing', `There is no model "${name}".`, {
    hint: `EMBEDDING_MODEL takes ${bundledModel}, a hub name such as Xenova/multilingual-e5-small, or a folder.`,
  });
}

function holdsModel(folder: string): boolean {
  return existsSync(join(folder, 'config.json'));
}
