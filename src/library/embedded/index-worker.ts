import { parentPort, workerData } from 'node:worker_threads';
import { type BuiltIndex, buildIndex, type IndexPlan } from './build-index.js';

/** What the worker thread tells: how far it is, then its result. A failure ends the thread with the error. */
export type IndexWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'built'; readonly index: BuiltIndex };

const post = (message: IndexWorkerMessage) => parentPort?.postMessage(message);

const index = await buildIndex(workerData as IndexPlan, (done, total) => post({ kind: 'progress', done, total }));
post({ kind: 'built', index });
