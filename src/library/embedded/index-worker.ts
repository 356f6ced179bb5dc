import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorIdentifier, IsnadError } from '../../errors.js';
import { BuildStopped, type BuiltIndex, buildIndex, type IndexPlan } from './build-index.js';

/** What the worker thread tells: how far it is, then how it ended. Errors lose their class between threads, so they go as data. */
export type IndexWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'built'; readonly index: BuiltIndex }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly identifier: ErrorIdentifier; readonly message: string; readonly hint?: string };

const post = (message: IndexWorkerMessage) => parentPort?.postMessage(message);

try {
  const index = await buildIndex(workerData as IndexPlan, (done, total) => post({ kind: 'progress', done, total }));
  post({ kind: 'built', index });
} catch (error) {
  if (error instanceof BuildStopped) post({ kind: 'stopped' });
  else if (error instanceof IsnadError) {
    const { identifier, message, hint } = error;
    post({ kind: 'failed', identifier, message, ...(hint === undefined ? {} : { hint }) });
  } else throw error;
}
