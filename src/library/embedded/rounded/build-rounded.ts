import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IndexProgress } from '../../library.js';
import { unwritableIndex } from '../index-files.js';
import { passageVectors } from '../passage-vectors.js';
import type { BuiltIndex, IndexPlan } from '../vector-index.js';
import { recordBytes, writeRecord } from './index-records.js';

/**
 * Builds an index file from the vectors in the database, some passages at a time: however many there are, it takes no more memory.
 * @throws IsnadError `library-damaged` when a vector is missing, `disk-write-failed`; the signal's reason.
 */
export async function buildRounded(plan: IndexPlan, onProgress?: IndexProgress): Promise<BuiltIndex> {
  const { output, signal, dimension } = plan;
  const bytes = recordBytes(dimension);
  const hash = createHash('sha256');
  let count = 0;
  const file = await open(output, 'w').catch((cause: unknown) => {
    throw unwritableIndex(output, cause);
  });
  try {
    for (const passages of passageVectors(plan)) {
      signal.throwIfAborted();
      const records = Buffer.alloc(passages.length * bytes);
      passages.forEach(({ id, vector }, place) => writeRecord(records, place * bytes, id, vector));
      hash.update(records);
      await append(file, records, output);
      count += passages.length;
      onProgress?.(count, plan.passages);
      await nextTurn();
    }
  } finally {
    await file.close();
  }
  return { count, bytes: count * bytes, sha256: hash.digest('hex') };
}

async function append(file: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  try {
    await file.appendFile(bytes);
  } catch (cause) {
    throw unwritableIndex(path, cause);
  }
}
