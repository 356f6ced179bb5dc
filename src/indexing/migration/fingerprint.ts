import { createHash } from 'node:crypto';
import type { Library, PassageVectors } from '../../library/library.js';

/** What a library holds, so that two can be told to be the same. */
export interface LibraryFingerprint {
  readonly reports: number;
  readonly passages: number;
  /** SHA-256 of all reports and passages, in the order of the reports' ids. */
  readonly texts: string;
  /** SHA-256 of all vectors, in the same order. */
  readonly vectors: string;
  /** Where the ids of each report's passages begin, and how many there are: those of one report are consecutive. */
  readonly numbers: ReadonlyMap<string, PassageNumbers>;
}

export interface PassageNumbers {
  readonly first: number;
  readonly count: number;
}

/** Reads all of a library. @param onReport called after each report */
export async function fingerprintOf(library: Library, onReport: () => void = () => {}): Promise<LibraryFingerprint> {
  const [texts, vectors] = [createHash('sha256'), createHash('sha256')];
  const numbers = new Map<string, PassageNumbers>();
  const hashes = await library.contentHashes();
  let passages = 0;
  for (const id of [...hashes.keys()].sort()) {
    const stored = await library.reportPassages(id);
    texts.update(JSON.stringify([hashes.get(id), await library.report(id)]));
    const own = await library.vectors(stored.map((passage) => passage.id));
    for (const { id: number, passage, text, words } of stored) {
      texts.update(JSON.stringify([passage, text, words]));
      const embedded = own.get(number);
      if (embedded !== undefined) for (const bytes of bytesOf(embedded)) vectors.update(bytes);
    }
    const [first] = stored;
    if (first !== undefined) numbers.set(id, { first: first.id, count: stored.length });
    passages += stored.length;
    onReport();
  }
  return {
    ...{ reports: hashes.size, passages, numbers },
    ...{ texts: texts.digest('hex'), vectors: vectors.digest('hex') },
  };
}

function* bytesOf({ passage, sentences }: PassageVectors): Generator<Uint8Array> {
  yield new Uint8Array(passage.buffer, passage.byteOffset, passage.byteLength);
  for (const { values, scale } of sentences) {
    yield new Uint8Array(Float32Array.of(scale).buffer);
    yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  }
}
