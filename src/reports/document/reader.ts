/**
 * The process in which one document of a stranger is read: whatever the document does to the libraries that read it, this process is all that it
 * can hold up or bring down. It is given the document, answers once, and ends.
 */
import { Worker } from 'node:worker_threads';
import { importDocument } from './import-document.js';
import { type ReadingReply, type ReadingRequest, toRefusal } from './messages.js';

async function read({ source, overrides }: ReadingRequest): Promise<ReadingReply> {
  try {
    return { kind: 'read', document: await importDocument(source, overrides) };
  } catch (error) {
    return { kind: 'refused', refusal: toRefusal(error, source.name) };
  }
}

new Worker(new URL('./reader-watch.js', import.meta.url)).unref();
process.once('message', (request: ReadingRequest) => {
  void read(request).then((reply) => process.send?.(reply, () => process.disconnect()));
});
