import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { fingerprintOf, hashModelFiles } from './fingerprint.js';
import {
  closeRequest,
  type EmbedRequest,
  toFailure,
  type WorkerReply,
  type WorkerRequest,
  type WorkerStart,
} from './messages.js';
import type { Transformer } from './transformer.js';

async function load(start: WorkerStart): Promise<{ transformer: Transformer; fingerprint: string }> {
  const hashes = hashModelFiles(start.files);
  // Imported only now: the sums are computed on other threads while this one reads the large library.
  const library = import('./transformer.js');
  const [transformer, fileHashes] = await Promise.all([
    library.then(({ loadTransformer }) => loadTransformer(start)),
    hashes,
  ]);
  const { files, profile } = start;
  return { transformer, fingerprint: fingerprintOf(fileHashes, files, profile, transformer.libraryVersion) };
}

async function answer(transformer: Transformer, { texts, role }: EmbedRequest): Promise<WorkerReply> {
  const started = performance.now();
  const vectors = await transformer.embed(texts, role);
  return { kind: 'embedded', vectors, milliseconds: performance.now() - started };
}

async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  function reply(message: WorkerReply): void {
    port.postMessage(message, message.kind === 'embedded' ? [message.vectors.buffer as ArrayBuffer] : []);
  }
  try {
    const { transformer, fingerprint } = await load(start);
    port.on('message', (request: WorkerRequest) => {
      if (request === closeRequest) {
        port.close();
        return;
      }
      answer(transformer, request).then(reply, (error: unknown) =>
        reply({ kind: 'failed', failure: toFailure(error) }),
      );
    });
    reply({ kind: 'ready', dimension: transformer.dimension, fingerprint });
  } catch (error) {
    reply({ kind: 'failed', failure: toFailure(error) });
  }
}

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
await serve(parentPort, workerData as WorkerStart);
