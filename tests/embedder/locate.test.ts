import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateModel } from '../../src/embedder/locate.js';
import { findModelFiles } from '../../src/embedder/model-files.js';
import { temporaryFolder, tinyModel } from './models.js';

describe('locateModel', () => {
  it('finds a folder by its absolute and its relative path', () => {
    const found = { source: 'folder', folder: tinyModel };
    expect(locateModel(tinyModel)).toEqual(found);
    expect(locateModel(relative(process.cwd(), tinyModel))).toEqual(found);
    expect(locateModel(`./${relative(process.cwd(), tinyModel)}`)).toEqual(found);
  });

  it('finds the bundled model whatever the working directory', async () => {
    const before = process.cwd();
    process.chdir(temporaryFolder());
    try {
      const { source, folder } = locateModel('isnad-mini');
      expect(source).toBe('bundled');
      await expect(findModelFiles('isnad-mini', folder, 'q8')).resolves.toMatchObject({ weights: 'q8' });
    } finally {
      process.chdir(before);
    }
  });

  it('finds a model downloaded before, and says where another would go', () => {
    const modelsDirectory = temporaryFolder();
    const folder = join(modelsDirectory, 'someone', 'model');
    expect(locateModel('someone/model', { modelsDirectory })).toEqual({ source: 'remote', folder });
    mkdirSync(folder, { recursive: true });
    expect(locateModel('someone/model', { modelsDirectory })).toEqual({ source: 'downloaded', folder });
  });

  it.each(['', ' ', 'no-such-model', 'lexicon', '../..', '/no/such/folder', 'a/b/c', 'someone/../../elsewhere', '.'])(
    'says that there is no model "%s"',
    (name) => {
      expect(() => locateModel(name, { modelsDirectory: temporaryFolder() })).toThrow(
        expect.objectContaining({
          name: 'IsnadError',
          identifier: 'model-missing',
          hint: expect.stringContaining('isnad-mini'),
        }),
      );
    },
  );
});
