import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorIdentifier, IsnadError } from '../../../errors.js';
import type { PassageVector } from '../passage-vectors.js';
import type { BuiltIndex } from '../vector-index.js';
import { buildHere, type GraphPlan } from './graph-builder.js';

/** What the thread is asked, one thing at a time. */
export type GraphRequest = { readonly add: readonly PassageVector[] } | 'finish';

/** What it answers. Errors lose their class between threads, so those of Isnad go as data. */
export type GraphReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'built'; readonly index: BuiltIndex }
  | { readonly kind: 'failed'; readonly identifier: ErrorIdentifier; readonly message: string; readonly hint?: string };

const builder = await buildHere(workerData as GraphPlan);
parentPort?.on('message', (request: GraphRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage({ kind: 'ready' } satisfies GraphReply);

async function answer(request: GraphRequest): Promise<GraphReply> {
  try {
    if (request === 'finish') return { kind: 'built', index: await builder.finish() };
    await builder.add(request.add);
    return { kind: 'ready' };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    const { identifier, message, hint } = error;
    return { kind: 'failed', identifier, message, ...(hint === undefined ? {} : { hint }) };
  }
}
