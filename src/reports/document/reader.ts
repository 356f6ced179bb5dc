/**
 * The process in which one document of a stranger is read: whatever the document does to the libraries that read it, this process is all that it
 * can hold up or bring down. It is given the document, answers once, and ends.
 */
import { Worker } from 'node:worker_threads';
import { IsnadError } from '../../errors.js';
import { importDocument, type ImportedDocument } from './import-document.js';
import { longestStripped, mostCharacters, mostStripped } from './limits.js';
import { type ReadingReply, type ReadingRequest, toRefusal } from './messages.js';

async function read({ source, overrides }: ReadingRequest): Promise<ReadingReply> {
  try {
    return { kind: 'read', document: withinBounds(await importDocument(source, overrides), source.name) };
  } catch (error) {
    return { kind: 'refused', refusal: toRefusal(error, source.name) };
  }
}

/** What is sent back must not hold up the process that receives it, however much a document makes of itself. */
function withinBounds(document: ImportedDocument, name: string): ImportedDocument {
  const { text, stripped, remarks } = document;
  if (text.length > mostCharacters) {
    throw new IsnadError(
      'file-too-large',
      `${name} holds ${text.length.toLocaleString('en')} characters of text; the limit is ${mostCharacters.toLocaleString('en')}.`,
      { hint: 'Add the reports in it as files of their own.' },
    );
  }
  const more = stripped.length - mostStripped;
  return {
    ...document,
    stripped: stripped
      .slice(0, mostStripped)
      .map((line) =>
        line.text.length <= longestStripped ? line : { ...line, text: `${line.text.slice(0, longestStripped)}…` },
      ),
    remarks: more > 0 ? [...remarks, { kind: 'moreStripped', count: more }] : remarks,
  };
}

new Worker(new URL('./reader-watch.js', import.meta.url)).unref();
process.once('message', (request: ReadingRequest) => {
  void read(request).then((reply) => process.send?.(reply, () => process.disconnect()));
});
