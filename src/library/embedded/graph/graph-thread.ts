import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { IsnadError } from '../../../errors.js';
import type { GraphBuilder, GraphPlan } from './graph-builder.js';
import type { GraphReply, GraphRequest } from './graph-worker.js';

/** Builds a graph in a thread of its own, so that the main thread stays free. */
export async function buildInThread(plan: GraphPlan): Promise<GraphBuilder> {
  const worker = new Worker(createRequire(import.meta.url).resolve('#graph-worker'), { workerData: plan });
  // Nobody may be waiting when it ends: whoever asks next is told.
  worker.on('error', () => {});
  await replyOf(worker);
  const ask = (request: GraphRequest): Promise<GraphReply> => {
    worker.postMessage(request);
    return replyOf(worker);
  };
  return {
    async add(passages) {
      await ask({ add: passages });
    },
    async finish() {
      const reply = await ask('finish');
      if (reply.kind !== 'built') throw new Error('The graph was not written.');
      return reply.index;
    },
    async close() {
      // It waits for the next message: ended in the middle of a native call it would take the whole process with it.
      await worker.terminate();
    },
  };
}

async function replyOf(worker: Worker): Promise<GraphReply> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    const ended = once(worker, 'exit', { signal }).then(() => {
      throw new Error('The thread that builds the vector index ended.');
    });
    const [reply] = (await Promise.race([once(worker, 'message', { signal }), ended])) as [GraphReply];
    if (reply.kind === 'failed') throw new IsnadError(reply.identifier, reply.message, reply);
    return reply;
  } finally {
    waiting.abort();
  }
}
