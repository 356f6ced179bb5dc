import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from '../../src/reports/lines.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(bytes: Buffer | string, size = 3, most = 1_000): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(inPieces(Buffer.from(bytes), size), most)) lines.push(line);
  return lines;
}

describe('lines of a file', () => {
  it('are the same however the file comes in pieces', async () => {
    const text = '\uFEFFأول\r\n\nthird\u2028still third\nlast';
    for (let size = 1; size < 40; size += 1) {
      expect(await read(text, size)).toEqual([
        { number: 1, text: 'أول' },
        { number: 2, text: '' },
        { number: 3, text: 'third\u2028still third' },
        { number: 4, text: 'last' },
      ]);
    }
  });

  it('are none in an empty file, and a line end at the end begins no other', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('a\n')).toEqual([{ number: 1, text: 'a' }]);
  });

  it('that are no UTF-8 or too long are named, and the others read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(`${'x'.repeat(20)}\nb`),
    ]);
    for (const size of [1, 4, 100]) {
      expect(await read(bytes, size, 10)).toEqual([
        { number: 1, text: 'a' },
        { number: 2, problem: 'not-utf8' },
        { number: 3, problem: 'too-long' },
        { number: 4, text: 'b' },
      ]);
    }
  });
});
