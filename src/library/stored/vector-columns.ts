import { IsnadError } from '../../errors.js';
import type { PassageVectors, QuantisedVector } from '../library.js';

/** A column of bytes, as one driver or another gives it. */
export type Bytes = Uint8Array | ArrayBuffer;

const bytesOf = (column: Bytes): Uint8Array => (column instanceof ArrayBuffer ? new Uint8Array(column) : column);

/** Before each sentence's int8 components stands its scale as float32. */
const scaleBytes = 4;

/** How far from 1 the length of a unit vector may be; rounding of a model's output stays far below. */
const lengthTolerance = 0.01;

/** Bytes of the `sentences` column for so many sentences. */
export function sentenceBytes(sentences: number, dimension: number): number {
  return sentences * (scaleBytes + dimension);
}

/** A float32 vector as a column: little-endian, as every platform the program runs on keeps it. */
export function encodePassageVector(vector: Float32Array): Uint8Array {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A view on the column where its alignment allows, else a copy. */
export function decodePassageVector(column: Bytes): Float32Array {
  const bytes = bytesOf(column);
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

/** All sentences one after the other: scale (float32, little-endian), then one byte a component. */
export function encodeSentenceVectors(sentences: readonly QuantisedVector[], dimension: number): Uint8Array {
  const column = Buffer.alloc(sentenceBytes(sentences.length, dimension));
  sentences.forEach((sentence, index) => {
    const start = sentenceBytes(index, dimension);
    column.writeFloatLE(sentence.scale, start);
    column.set(new Uint8Array(sentence.values.buffer, sentence.values.byteOffset, dimension), start + scaleBytes);
  });
  return column;
}

export function decodeSentenceVectors(column: Bytes, dimension: number): QuantisedVector[] {
  const bytes = bytesOf(column);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sentences: QuantisedVector[] = [];
  for (let start = 0; start < bytes.byteLength; start += scaleBytes + dimension) {
    sentences.push({
      scale: view.getFloat32(start, true),
      values: new Int8Array(bytes.buffer, bytes.byteOffset + start + scaleBytes, dimension),
    });
  }
  return sentences;
}

/**
 * Refuses vectors that would spoil every later search: wrong length, NaN, not of unit length. A zero vector is allowed: it is what an
 * embedder gives for a text with nothing in it.
 * @throws IsnadError `embedding-invalid`, naming the key.
 */
export function checkVectors(key: string, vectors: PassageVectors, dimension: number): void {
  checkVector(`The vector of passage ${key}`, vectors.passage, dimension);
  for (const { values, scale } of vectors.sentences) {
    if (values.length === dimension && Number.isFinite(scale)) continue;
    throw new IsnadError(
      'embedding-invalid',
      `A sentence vector of passage ${key} has ${values.length} components (${dimension} expected) and scale ${scale}.`,
    );
  }
}

/** @throws IsnadError `embedding-invalid` when a vector has another dimension, holds NaN, or is neither of unit length nor zero. */
export function checkVector(name: string, vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new IsnadError(
      'embedding-invalid',
      `${name} has ${vector.length} components; the library's have ${dimension}.`,
    );
  }
  let squares = 0;
  for (const component of vector) squares += component * component;
  const length = Math.sqrt(squares);
  if (length === 0 || Math.abs(length - 1) <= lengthTolerance) return;
  throw new IsnadError('embedding-invalid', `${name} has length ${length}; a unit vector is expected.`);
}
