import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../src/program.js';

/** Layers from the top down: a folder may import from itself and from those below it; of two that stand side by side neither knows the other. */
const layers = [
  'cli',
  ['discord', 'web'],
  'evaluation',
  'indexing',
  'answer',
  'search',
  'records',
  'library',
  'embedder',
  'reports',
  'wording',
  'language',
];

/** Root files that every layer may use; the configuration is for the top alone, which hands plain values down. They use one another. */
const shared = ['errors', 'listen', 'program'];
const forTheTop = ['config', 'reader-settings', 'setting-forms'];

const source = path.join(programFolder, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(source, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    ([, target = '']) => path.join(path.dirname(file), target),
  );

const heightOf = (layer: string): number => layers.findIndex((one) => [one].flat().includes(layer));

const layerOf = (file: string): string => file.split(path.sep)[0] ?? '';

function isAllowed(file: string, target: string): boolean {
  const [from, to] = [layerOf(file), layerOf(target)];
  if (from === to) return true;
  const rootFile = path.basename(target, '.js');
  if (!file.includes(path.sep)) return !target.includes(path.sep);
  if (!target.includes(path.sep)) return shared.includes(rootFile) || (forTheTop.includes(rootFile) && from === 'cli');
  return heightOf(from) < heightOf(to);
}

describe('the architecture', () => {
  it('has every folder of src in its layers', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(layers.flat().sort());
  });

  it('imports one way', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('finds imports to check', () => {
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it('keeps files short enough to be read at a sitting', () => {
    const read = files.filter((file) => !file.endsWith('-words.ts'));
    const long = read.filter((file) => readFileSync(path.join(source, file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
