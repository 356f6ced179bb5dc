import { stat } from 'node:fs/promises';
import type { PassageVector } from '../passage-vectors.js';
import { sha256Of } from '../index-files.js';
import type { BuiltIndex } from '../vector-index.js';
import { GraphIndex } from './graph-index.js';

/** What a graph is built from. Plain data: it is sent to a thread. */
export interface GraphPlan {
  readonly dimension: number;
  /** A graph of the same embedding to start from. */
  readonly base: { readonly path: string; readonly count: number } | null;
  /** Points that will be added. */
  readonly points: number;
  readonly output: string;
}

/** Takes points until it is finished. One thing at a time is asked of it. */
export interface GraphBuilder {
  add(passages: readonly PassageVector[]): Promise<void>;
  /** Writes the file. @throws IsnadError `disk-write-failed` */
  finish(): Promise<BuiltIndex>;
  /** Lets go of the graph, finished or not. */
  close(): Promise<void>;
}

/** Builds a graph in the thread that it is asked in: a point takes about 1 ms. */
export async function buildHere({ dimension, base, points, output }: GraphPlan): Promise<GraphBuilder> {
  const index =
    base === null ? GraphIndex.create(dimension, points) : await GraphIndex.open(base.path, dimension, base.count);
  index.grow(points);
  return {
    async add(passages) {
      for (const { id, vector } of passages) index.add(id, vector);
    },
    async finish() {
      await index.write(output);
      const { size } = await stat(output);
      return { count: index.count, bytes: size, sha256: await sha256Of(output) };
    },
    async close() {},
  };
}
