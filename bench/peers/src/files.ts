import { readFileSync } from 'node:fs';
import type { HandedPassage } from './measurements.js';
import { dimension } from './model.js';
import type { EmbeddedPassage } from './peer.js';

/** Reads passages, one JSON object a line. */
export function readPassages(file: string): HandedPassage[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as HandedPassage);
}

/** Reads passages with their vectors, which stand one after another as 32-bit numbers. */
export function readEmbeddedPassages(passagesFile: string, vectorsFile: string): EmbeddedPassage[] {
  const { buffer, byteOffset, byteLength } = readFileSync(vectorsFile);
  const numbers = new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
  return readPassages(passagesFile).map(({ text }, id) => ({
    ...{ id, text },
    vector: numbers.subarray(id * dimension, (id + 1) * dimension),
  }));
}
