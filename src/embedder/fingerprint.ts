import { createHash, webcrypto } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelFiles, requiredFiles } from './model-files.js';
import type { ModelProfile } from './profiles.js';

/** Files up to this size are summed in one go; larger ones block by block, so that memory stays bounded. */
const blockBytes = 64 * 1024 * 1024;

/**
 * Sums of the contents of a model's files, the same wherever the folder lies. The sums are computed on the thread pool (Web
 * Crypto), away from the calling thread, which has a model to load meanwhile.
 */
export function hashModelFiles(files: ModelFiles): Promise<readonly string[]> {
  const names = [...requiredFiles, files.weightFile, ...files.externalData];
  return Promise.all(names.map(async (name) => `${name} ${await hashFile(join(files.folder, name))}`));
}

/**
 * The fingerprint of everything that decides which vector a text gets: the contents of the model's files (from
 * `hashModelFiles`), the type of its weights, prefixes, pooling, token limit, and the version of the library that runs it.
 * The model's name and the folder's path do not count. 64 hexadecimal digits.
 */
export function fingerprintOf(
  fileHashes: readonly string[],
  files: ModelFiles,
  profile: ModelProfile,
  libraryVersion: string,
): string {
  const parts = {
    files: fileHashes,
    weights: files.weights,
    prefixes: [profile.prefixes.question, profile.prefixes.passage],
    pooling: profile.pooling,
    maximumTokens: profile.maximumTokens,
    libraryVersion,
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The size of a file, and the SHA-256 of the SHA-256 sums of its blocks. */
async function hashFile(path: string): Promise<string> {
  const sum = createHash('sha256');
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const block = Buffer.allocUnsafe(Math.min(blockBytes, size));
    for (let position = 0; position < size;) {
      const { bytesRead } = await handle.read(block, 0, block.length, position);
      if (bytesRead === 0) break;
      sum.update(new Uint8Array(await webcrypto.subtle.digest('SHA-256', block.subarray(0, bytesRead))));
      position += bytesRead;
    }
    return `${size} ${sum.digest('hex')}`;
  } finally {
    await handle.close();
  }
}
