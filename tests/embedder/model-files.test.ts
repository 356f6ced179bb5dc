import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findModelFiles } from '../../src/embedder/model-files.js';
import { madeModel } from '../support/made-model.js';
import { copyOfTinyModel, temporaryFolder } from './models.js';

describe('findModelFiles', () => {
  it('takes the weights that are preferred, else the others', async () => {
    const folder = copyOfTinyModel();
    await expect(findModelFiles('copy', folder, 'q8')).resolves.toEqual({
      folder,
      weights: 'q8',
      weightFile: 'onnx/model_quantized.onnx',
      externalData: [],
    });
    await expect(findModelFiles('copy', folder, 'fp32')).resolves.toMatchObject({ weights: 'q8' });
    renameSync(join(folder, 'onnx/model_quantized.onnx'), join(folder, 'onnx/model.onnx'));
    await expect(findModelFiles('copy', folder, 'q8')).resolves.toMatchObject({ weights: 'fp32' });
  });

  it('knows numbers that lie beside their graph, and misses those that do not', async () => {
    const folder = temporaryFolder();
    const files = madeModel({ dimension: 8, externalData: ['model_quantized.onnx_data', 'offset'] });
    mkdirSync(join(folder, 'onnx'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'onnx/model.onnx_data'), 'of other weights');
    await expect(findModelFiles('made', folder, 'q8')).resolves.toMatchObject({
      externalData: ['onnx/model_quantized.onnx_data', 'onnx/offset'],
    });
    rmSync(join(folder, 'onnx/offset'));
    await expect(findModelFiles('made', folder, 'q8')).rejects.toMatchObject({
      identifier: 'model-damaged',
      message: expect.stringContaining('onnx/offset of the model made is missing'),
    });
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'names %s when it is missing, empty or a pointer',
    async (file) => {
      const folder = copyOfTinyModel();
      const damaged = (what: string) => ({
        identifier: 'model-damaged',
        message: expect.stringMatching(new RegExp(`${file}.* ${what}`)),
        hint: expect.stringContaining(folder),
      });
      writeFileSync(join(folder, file), '');
      await expect(findModelFiles('copy', folder, 'q8')).rejects.toMatchObject(damaged('is empty'));
      writeFileSync(join(folder, file), 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
      await expect(findModelFiles('copy', folder, 'q8')).rejects.toMatchObject(damaged('is only a pointer'));
      rmSync(join(folder, file));
      await expect(findModelFiles('copy', folder, 'q8')).rejects.toMatchObject(damaged('is missing'));
    },
  );
});
