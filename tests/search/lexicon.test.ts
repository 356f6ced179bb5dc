import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';

const rows = [
  'raven|ravens\tغراب|غربان\tcorbeau\tkuzgun\tRabe\tcuervo\tворон\tکلاغ',
  'black bird\tطائر أسود\toiseau noir\tkara kuş\tschwarzer Vogel\tpájaro negro\tчёрная птица\tپرنده سیاه',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'isnad-lexicon-'));
  writeFileSync(path.join(folder, 'animals.tsv'), `${rows.join('\n')}\n`);
  writeFileSync(path.join(folder, 'names.tsv'), 'Poe\tبو\tPoe\tPoe\tPoe\tPoe\tПо\tپو\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openLexicon', () => {
  it('numbers concepts by line, over all files', () => {
    const lexicon = openLexicon(folder);
    expect(lexicon.conceptsOf('ravens', 'en')).toEqual([0]);
    expect(lexicon.conceptsOf('الغربان', 'ar')).toEqual([0]);
    expect(lexicon.conceptsOf('schwarze Vögel', 'de')).toEqual([1]);
    expect(lexicon.conceptsOf('weiße Vögel', 'de')).toEqual([]);
    expect(lexicon.conceptsOf('black birds', 'en')).toEqual([1]);
    expect(lexicon.conceptsOf('Poe', 'fr')).toEqual([2]);
  });

  it('knows which concepts are names', () => {
    const lexicon = openLexicon(folder);
    expect([0, 1, 2, 3].map((concept) => lexicon.isName(concept))).toEqual([false, false, true, false]);
  });

  it('changes its version with its contents', () => {
    const before = openLexicon(folder).version;
    expect(openLexicon(folder).version).toBe(before);
    writeFileSync(path.join(folder, 'animals.tsv'), `${rows[0]}\n`);
    expect(openLexicon(folder).version).not.toBe(before);
  });

  it('answers alike from its cache, and mends a damaged one', () => {
    const cacheDirectory = path.join(folder, 'cache');
    const fresh = openLexicon(folder, { cacheDirectory }).conceptsOf('raven', 'en');
    const [file = ''] = readdirSync(cacheDirectory);
    const whole = readFileSync(path.join(cacheDirectory, file), 'utf8');
    expect(openLexicon(folder, { cacheDirectory }).conceptsOf('raven', 'en')).toEqual(fresh);
    for (const damaged of [whole.slice(0, 10), '', 'garbage', `${whole}\nmore`]) {
      writeFileSync(path.join(cacheDirectory, file), damaged);
      expect(openLexicon(folder, { cacheDirectory }).conceptsOf('raven', 'en')).toEqual(fresh);
      expect(readFileSync(path.join(cacheDirectory, file), 'utf8')).toBe(whole);
    }
  });

  it('works where its cache cannot be written', () => {
    const cacheDirectory = path.join(folder, 'animals.tsv', 'cache');
    expect(openLexicon(folder, { cacheDirectory }).conceptsOf('raven', 'en')).toEqual([0]);
  });
});

describe('the lexicon that comes with the program', () => {
  const files = readdirSync(lexiconDirectory).filter((file) => file.endsWith('.tsv'));

  it.each(files)('%s has eight columns a line, English and Arabic filled', (file) => {
    const lines = readFileSync(path.join(lexiconDirectory, file), 'utf8').trimEnd().split('\n');
    const wrong = lines.filter((line) => {
      const cells = line.split('\t');
      return cells.length !== 8 || (cells[0] === '' && cells[1] === '');
    });
    expect(wrong).toEqual([]);
  });
});
