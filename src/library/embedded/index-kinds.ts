import { IsnadError } from '../../errors.js';
import { RoundedIndex } from './rounded/rounded-index.js';
import type { VectorIndex, VectorIndexKind } from './vector-index.js';

/**
 * Reads an index file that `checkIndex` has passed.
 * @throws IsnadError `setting-invalid` where graphs cannot be opened on this machine; Error when the file cannot be read
 */
export async function openVectorIndex(
  kind: VectorIndexKind,
  path: string,
  dimension: number,
  count: number,
): Promise<VectorIndex> {
  if (kind === 'rounded') return RoundedIndex.open(path, dimension, count);
  const { GraphIndex } = await loaded(import('./graph/graph-index.js'));
  return GraphIndex.open(path, dimension, count);
}

/**
 * What builds graphs. It is loaded only where a graph is wanted: it needs a package that is compiled at installation.
 * @throws IsnadError `setting-invalid` where that was not compiled
 */
export function loadGraphs() {
  return loaded(import('./graph/build-graph.js'));
}

async function loaded<Module>(module: Promise<Module>): Promise<Module> {
  try {
    return await module;
  } catch (cause) {
    throw new IsnadError(
      'setting-invalid',
      'VECTOR_INDEX=graph needs hnswlib-node, which was not compiled when Isnad was installed.',
      {
        hint: 'Install a C++ compiler, make and Python 3, run npm rebuild hnswlib-node; or set VECTOR_INDEX=rounded.',
        cause,
      },
    );
  }
}
