import { once } from 'node:events';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { IsnadError } from '../errors.js';
import { downloadModel } from './download/download-model.js';
import type { DownloadProgress } from './download/receive.js';
import { type Chunk, EmbedQueue } from './embed-queue.js';
import type { Embedder, TextRole } from './embedder.js';
import { locateModel } from './locate.js';
import { checkSizes } from './manifest.js';
import { closeRequest, type EmbedRequest, fromFailure, type WorkerReply, type WorkerStart } from './messages.js';
import { findModelFiles } from './model-files.js';
import { profileOf } from './profiles.js';

export interface EmbedderOptions {
  /** A bundled model (`isnad-mini`), a folder, or a hub name (`Xenova/multilingual-e5-small`), downloaded if it is not there. */
  readonly model: string;
  /** Where downloaded models are kept; `embeddings/models` of the program unless given. */
  readonly modelsDirectory?: string | undefined;
  /** Host models are downloaded from, with its scheme; the public hub unless given. */
  readonly remoteHost?: string | undefined;
  /** Access token, sent to that host and to no other. */
  readonly hostToken?: string | undefined;
  /** Called while a model is downloaded. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Told when a download takes longer than it should. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  /** Threads a text is computed with; what suits the model unless given. */
  readonly threads?: number | undefined;
}

/**
 * Finds (or downloads) the model and loads it in a worker thread, which does not keep the process alive while it has nothing to do.
 * @throws IsnadError `model-missing`, `model-damaged`, `model-download-failed`, `disk-write-failed`, `model-failed` or
 * `embedding-invalid`.
 */
export async function openEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { model } = options;
  const profile = profileOf(model);
  const location = locateModel(model, options);
  if (location.source === 'remote') {
    await downloadModel({
      model,
      folder: location.folder,
      preferredWeights: profile.preferredWeights,
      remoteHost: options.remoteHost,
      hostToken: options.hostToken,
      onProgress: options.onProgress,
      onNotice: options.onNotice,
    });
  } else if (location.source === 'downloaded') {
    await checkSizes(model, location.folder);
  }
  const files = await findModelFiles(model, location.folder, profile.preferredWeights);
  const threads = options.threads ?? profile.threads ?? availableParallelism();
  return startWorker({ model, files, profile, threads });
}

function startWorker(start: WorkerStart): Promise<Embedder> {
  // From version 1.29 on, ONNX Runtime reports its use to its maker unless this stands in the environment of the process before it is
  // loaded; a thread can change only its own copy of that. The version chosen here knows nothing of it yet.
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
  const file = createRequire(import.meta.url).resolve('#embedder-worker');
  const worker = new Worker(file, { workerData: start, execArgv: [], name: 'embedder' });
  return new Promise((resolve, reject) => {
    function stopListening(): void {
      worker.off('error', crashed).off('exit', ended).off('message', received);
    }
    function giveUp(error: Error): void {
      stopListening();
      void worker.terminate().finally(() => reject(error));
    }
    function crashed(cause: unknown): void {
      giveUp(workerEnded(start.model, cause));
    }
    function ended(): void {
      giveUp(workerEnded(start.model));
    }
    function received(reply: WorkerReply): void {
      if (reply.kind === 'ready') {
        stopListening();
        resolve(new WorkerEmbedder(worker, start, reply));
      } else if (reply.kind === 'failed') {
        giveUp(fromFailure(reply.failure));
      }
    }
    worker.on('error', crashed).on('exit', ended).on('message', received);
  });
}

class WorkerEmbedder implements Embedder {
  readonly model: string;
  readonly fingerprint: string;
  readonly dimension: number;
  readonly comparesWords: boolean;
  readonly #worker: Worker;
  readonly #queue = new EmbedQueue();
  #running: Chunk | undefined;
  #ended: IsnadError | undefined;

  constructor(worker: Worker, { model, profile }: WorkerStart, made: Pick<Embedder, 'fingerprint' | 'dimension'>) {
    this.model = model;
    this.fingerprint = made.fingerprint;
    this.dimension = made.dimension;
    this.comparesWords = profile.isStatic;
    this.#worker = worker;
    worker.on('message', (reply: WorkerReply) => this.#receive(reply));
    worker.on('error', (cause) => this.#end(workerEnded(model, cause)));
    worker.on('exit', () => this.#end(workerEnded(model)));
    worker.unref();
  }

  embed(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const vectors = this.#queue.add(texts, role);
    this.#sendNext();
    return vectors;
  }

  async close(): Promise<void> {
    this.#end(
      new IsnadError('model-failed', `The embedding model ${this.model} has been closed.`, {
        hint: 'Open it again to embed more texts.',
      }),
    );
    await this.#exited();
  }

  /** Asks the thread to end and waits for it: terminated in the middle of a native call it would take the whole process with it. */
  #exited(): Promise<unknown> {
    if (this.#worker.threadId === -1) return Promise.resolve();
    this.#worker.ref();
    const exited = once(this.#worker, 'exit').catch(() => undefined);
    this.#worker.postMessage(closeRequest);
    return exited;
  }

  #sendNext(): void {
    if (this.#running !== undefined) return;
    this.#running = this.#queue.next();
    if (this.#running === undefined) {
      this.#worker.unref();
      return;
    }
    this.#worker.ref();
    const request: EmbedRequest = { texts: this.#running.texts, role: this.#running.call.role };
    this.#worker.postMessage(request);
  }

  #receive(reply: WorkerReply): void {
    const chunk = this.#running;
    if (chunk === undefined) return;
    this.#running = undefined;
    if (reply.kind === 'embedded') {
      const { dimension } = this;
      const vectors = chunk.texts.map((_, index) => reply.vectors.subarray(index * dimension, (index + 1) * dimension));
      this.#queue.finish(chunk, vectors, reply.milliseconds);
    } else if (reply.kind === 'failed') {
      this.#queue.fail(chunk, fromFailure(reply.failure));
    }
    this.#sendNext();
  }

  #end(error: IsnadError): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    if (this.#running !== undefined) this.#queue.fail(this.#running, error);
    this.#running = undefined;
    this.#queue.failAll(error);
  }
}

function workerEnded(model: string, cause?: unknown): IsnadError {
  return new IsnadError('model-failed', `The thread that runs the embedding model ${model} has ended unexpectedly.`, {
    hint: 'Start the program again. If it happens again, memory may be short, or the model damaged.',
    ...(cause === undefined ? {} : { cause }),
  });
}
