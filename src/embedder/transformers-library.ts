import { createRequire } from 'node:module';
import type * as transformers from '@xenova/transformers';

type TransformersLibrary = typeof transformers;

/**
 * Loads transformers.js without sharp, the image library it always imports: texts need no images, a quarter of the loading time
 * goes into it, and it may be absent where no binary of it exists for the platform. What is loaded never uses the network.
 */
export function loadTransformersLibrary(): TransformersLibrary {
  const require = createRequire(import.meta.url);
  leaveOut('sharp', createRequire(require.resolve('@xenova/transformers')));
  const library = require('@xenova/transformers') as TransformersLibrary;
  const { env, LogLevel } = library;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.logLevel = LogLevel.NONE;
  return library;
}

/** Puts a function that only throws in the place of a module that has not been loaded yet. */
function leaveOut(name: string, require: NodeJS.Require): void {
  const path = resolveOrNothing(name, require);
  if (path === undefined || require.cache[path] !== undefined) return;
  require.cache[path] = {
    id: path,
    filename: path,
    path,
    exports: () => {
      throw new Error(`${name} has been left out: only texts are embedded.`);
    },
    loaded: true,
    children: [],
    paths: [],
    parent: null,
    isPreloading: false,
    require,
  };
}

function resolveOrNothing(name: string, require: NodeJS.Require): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
