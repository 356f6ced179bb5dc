import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { externalDataOf } from '../../src/embedder/external-data.js';
import { madeModel } from '../support/made-model.js';
import { temporaryFolder, tinyModel } from './models.js';

const blockBytes = 4 * 1024 * 1024;
const graphWith = (...externalData: string[]): Buffer =>
  madeModel({ dimension: 8, externalData })['onnx/model_quantized.onnx']!;

function graphFile(content: Buffer): string {
  const file = join(temporaryFolder(), 'model.onnx');
  writeFileSync(file, content);
  return file;
}

describe('externalDataOf', () => {
  it('finds none in a graph that holds its numbers itself', async () => {
    expect(await externalDataOf(join(tinyModel, 'onnx/model_quantized.onnx'))).toEqual([]);
    expect(await externalDataOf(graphFile(Buffer.alloc(0)))).toEqual([]);
  });

  it('finds every file once, in order, whatever its name', async () => {
    const long = `encoder.${'layer.'.repeat(30)}weight`;
    expect(await externalDataOf(graphFile(graphWith('model.onnx_data', long)))).toEqual(['model.onnx_data', long]);
    expect(await externalDataOf(graphFile(graphWith('numbers', 'numbers')))).toEqual(['numbers']);
  });

  it('finds a name wherever it lies in a large file', async () => {
    const graph = graphWith('beside');
    for (const place of [
      0,
      1,
      blockBytes - graph.length,
      blockBytes - graph.length / 2,
      blockBytes,
      2 * blockBytes - 7,
    ]) {
      const before = Buffer.alloc(Math.max(0, Math.floor(place)));
      const file = graphFile(Buffer.concat([before, graph, Buffer.alloc(1000)]));
      expect(await externalDataOf(file), `at ${place}`).toEqual(['beside']);
    }
  });

  it.each(['../config.json', '/etc/passwd', 'a/b', '.hidden', '..', 'a\\b', 'a\u0000b', ''])(
    'leaves out a name that leads elsewhere: %j',
    async (name) => {
      expect(await externalDataOf(graphFile(graphWith(name)))).toEqual([]);
    },
  );
});
