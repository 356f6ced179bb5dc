import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { IsnadError } from '../../errors.js';
import type { PublicationProgress } from '../library.js';
import { type BuiltIndex, buildIndex, type IndexPlan } from './build-index.js';
import type { IndexWorkerMessage } from './index-worker.js';

/** So many points cost less than a thread's start and do not hold up the main thread for long. */
const fewPoints = 200;

/**
 * Builds an index in a worker thread, so that the main thread stays free; a small one here.
 * @param points how many points have to be added.
 * @throws IsnadError `library-damaged` when a vector is missing, the signal's reason when it is aborted.
 */
export async function runIndexBuild(
  task: Omit<IndexPlan, 'stop'>,
  points: number,
  signal: AbortSignal,
  onProgress?: PublicationProgress,
): Promise<BuiltIndex> {
  signal.throwIfAborted();
  const plan: IndexPlan = { ...task, stop: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  if (points <= fewPoints) return buildIndex(plan, onProgress);
  const worker = new Worker(createRequire(import.meta.url).resolve('#index-worker'), { workerData: plan });
  // The thread is asked to stop and never terminated: ended in the middle of a native call it takes the whole process with it.
  const stop = (): void => void Atomics.store(plan.stop, 0, 1);
  signal.addEventListener('abort', stop);
  try {
    return await outcomeOf(worker, signal, onProgress);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What the thread told, once it has ended. */
function outcomeOf(worker: Worker, signal: AbortSignal, onProgress?: PublicationProgress): Promise<BuiltIndex> {
  return new Promise((resolve, reject) => {
    let settle = (): void => reject(new Error('The thread that built the vector index ended.'));
    worker.on('message', (message: IndexWorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'built') settle = () => resolve(message.index);
      else if (message.kind === 'stopped') settle = () => reject(signal.reason as Error);
      else settle = () => reject(new IsnadError(message.identifier, message.message, message));
    });
    worker.on('error', reject);
    worker.on('exit', () => settle());
  });
}
