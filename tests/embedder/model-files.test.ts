import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findModelFiles } from '../../src/embedder/model-files.js';
import { copyOfTinyModel } from './models.js';

describe('findModelFiles', () => {
  it('takes the weights that are preferred, else the others', async () => {
    const folder = copyOfTinyModel();
    await expect(findModelFiles('copy', folder, 'q8')).resolves.toEqual({
      folder,
      weights: 'q8',
      weightFile: 'onnx/model_quantized.onnx',
      externalData: undefined,
    });
    await expect(findModelFiles('copy', folder, 'fp32')).resolves.toMatchObject({ weights: 'q8' });
    renameSync(join(folder, 'onnx/model_quantized.onnx'), join(folder, 'onnx/model.onnx'));
    await expect(findModelFiles('copy', folder, 'q8')).resolves.toMatchObject({ weights: 'fp32' });
  });

  it('knows weights that lie beside their graph', async () => {
    const folder = copyOfTinyModel();
    writeFileSync(join(folder, 'onnx/model_quantized.onnx_data'), 'numbers');
    await expect(findModelFiles('copy', folder, 'q8')).resolves.toMatchObject({
      externalData: 'onnx/model_quantized.onnx_data',
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
