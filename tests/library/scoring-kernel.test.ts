import { readFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';
import { describe, expect, it } from 'vitest';
import { headerBytes, recordBytes, writeRecord } from '../../src/library/embedded/rounded/index-records.js';
import { VectorRows } from '../../src/library/embedded/vector-rows.js';
import { compiledKernel, openKernel } from '../../src/library/embedded/kernel/scoring-kernel.js';
import { programFolder } from '../../src/program.js';
import { randomNumbers } from './sample.js';

const source = path.join(programFolder, 'src', 'library', 'embedded', 'kernel', 'scoring-kernel.wat');

describe('the kernel that compares vectors', () => {
  it('is its source, compiled', async () => {
    const module = (await wabt()).parseWat('scoring-kernel.wat', readFileSync(source, 'utf8'), { simd: true });
    module.validate();
    expect(compiledKernel).toBe(Buffer.from(module.toBinary({}).buffer).toString('base64'));
  });

  it.each([16, 32, 100, 384, 640])('computes what JavaScript computes, of %i components', (dimension) => {
    const random = randomNumbers(dimension);
    const bytes = recordBytes(dimension);
    const count = 50;
    const { memory, scoreRounded } = openKernel(70_000 + count * bytes);
    const question = new Int16Array(memory.buffer, 0, bytes);
    for (let index = 0; index < dimension; index += 1) question[index] = Math.round(random() * 8_190) - 4_095;
    const records = Buffer.from(memory.buffer, 70_000 - (70_000 % 16), count * bytes);
    const expected: number[] = [];
    for (let record = 0; record < count; record += 1) {
      const place = record * bytes;
      writeRecord(
        records,
        place,
        record,
        Float32Array.from({ length: dimension }, () => random() - 0.5),
      );
      let sum = 0;
      for (let index = 0; index < dimension; index += 1) {
        sum += (question[index] ?? 0) * records.readInt8(place + headerBytes + index);
      }
      expected.push(Math.fround(Math.fround(sum) * records.readFloatLE(place + 4)));
    }
    const scores = new Float32Array(memory.buffer, 40_000, count);
    scoreRounded(0, records.byteOffset, scores.byteOffset, count, bytes);
    expect([...scores]).toEqual(expected);
  });

  it('rounds no component by more than half a step, and keeps a vector of zeros', () => {
    const dimension = 20;
    const record = Buffer.alloc(recordBytes(dimension));
    const vector = Float32Array.from({ length: dimension }, (_, index) => Math.sin(index));
    writeRecord(record, 0, 7, vector);
    const scale = record.readFloatLE(4);
    expect(record.readUInt32LE(0)).toBe(7);
    for (const [index, component] of vector.entries()) {
      expect(Math.abs(record.readInt8(headerBytes + index) * scale - component)).toBeLessThanOrEqual(scale * 0.5001);
    }
    writeRecord(record.fill(0), 0, 8, new Float32Array(dimension));
    expect(record.subarray(4).every((byte) => byte === 0)).toBe(true);
    expect(() => writeRecord(record, 0, 2 ** 32, vector)).toThrow(RangeError);
    expect(() => writeRecord(record, 0, -1, vector)).toThrow(RangeError);
  });

  it.each([4, 384, 640])(
    'finds the rows that JavaScript finds, with the same scores, of %i components',
    (dimension) => {
      const random = randomNumbers(dimension);
      const vectors = Array.from({ length: 700 }, () => Float32Array.from({ length: dimension }, () => random() - 0.5));
      const ids = vectors.map((_, place) => 3 * place + 1);
      const rows = new VectorRows(ids, (place) => vectors[place]!, dimension);
      for (const question of vectors.slice(0, 20)) {
        const found = rows.nearest(question, 30);
        const products = vectors.map((vector) => vector.reduce((sum, one, at) => sum + one * question[at]!, 0));
        expect(found[0]?.score).toBeCloseTo(Math.max(...products), 6);
        expect(found).toEqual(rows.nearest(question, 30, ids));
      }
    },
  );

  it('compares rows that it cannot take four components at a time', () => {
    const vectors = Array.from({ length: 300 }, (_, place) => Float32Array.of(Math.cos(place), Math.sin(place), 0));
    const rows = new VectorRows([...vectors.keys()], (place) => vectors[place]!, 3);
    expect(rows.nearest(vectors[120]!, 1)).toEqual([{ passage: 120, score: expect.closeTo(1, 6) as number }]);
  });
});
