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
  plan: IndexPlan,
  points: number,
  signal: AbortSignal,
  onProgress?: PublicationProgress,
): Promise<BuiltIndex> {
  signal.throwIfAborted();
  if (points <= fewPoints) return buildIndex(plan, onProgress);
  const worker = new Worker(createRequire(import.meta.url).resolve('#index-worker'), { workerData: plan });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: IndexWorkerMessage) => {
        if (message.kind === 'progress') onProgress?.(message.done, message.total);
        else if (message.kind === 'built') resolve(message.index);
        else reject(new IsnadError(message.identifier, message.message, message));
      });
      worker.on('error', reject);
      worker.on('exit', () =>
        reject(signal.aborted ? (signal.reason as Error) : new Error('The thread that built the vector index ended.')),
      );
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
