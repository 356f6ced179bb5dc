import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { programFolder } from '../../src/program.js';

/** Where the public evaluation data lies unless another folder is named: beside the project. */
export const publicDataFolder = path.join(programFolder, '..', 'shared', 'training-data', 'eval');

/** The lines of an xz-compressed file. @throws Error when it is not there */
function linesOf(folder: string, file: string): string[] {
  const full = path.join(folder, file);
  if (!existsSync(full)) throw new Error(`${full} is missing: name the folder that holds it.`);
  const text = execFileSync('xz', ['--decompress', '--stdout', full], { maxBuffer: 1 << 28 }).toString('utf8');
  return text.split('\n').filter((line) => line !== '');
}

const ntrexColumns = { en: 'en', ar: 'arb', fr: 'fra', tr: 'tur', de: 'deu', es: 'spa', ru: 'rus', fa: 'fas' } as const;
export type NewsLanguage = keyof typeof ntrexColumns;

/** NTREX-128: the same news sentences in eight languages, row by row. */
export function readNews(folder: string): ReadonlyMap<NewsLanguage, readonly string[]> {
  const [head = '', ...rows] = linesOf(folder, 'ntrex128.news.tsv.xz');
  const names = head.split('\t');
  const cells = rows.map((row) => row.split('\t'));
  return new Map(
    (Object.keys(ntrexColumns) as NewsLanguage[]).map((language) => {
      const column = names.indexOf(ntrexColumns[language]);
      return [language, cells.map((row) => row[column] ?? '')];
    }),
  );
}

const tatoebaPairs = { ar: 'ara', fr: 'fra', tr: 'tur', de: 'deu', es: 'spa', ru: 'rus', fa: 'pes' } as const;

/** LASER's Tatoeba sets: English sentences and their translations. */
export function readTatoeba(
  folder: string,
): { readonly language: string; readonly pairs: readonly [string, string][] }[] {
  return Object.entries(tatoebaPairs).map(([language, code]) => ({
    language,
    pairs: linesOf(folder, `tatoeba-laser.en-${code}.tsv.xz`).map((line): [string, string] => {
      const [english = '', other = ''] = line.split('\t');
      return [english, other];
    }),
  }));
}

/** A question of ARCD with the paragraph of Arabic Wikipedia that answers it. */
export interface EncyclopaediaQuestion {
  readonly title: string;
  readonly question: string;
  readonly passage: string;
}

export const readEncyclopaedia = (folder: string, part: 'train' | 'test'): EncyclopaediaQuestion[] =>
  linesOf(folder, `arcd-${part}.ar.jsonl.xz`).map((line) => JSON.parse(line) as EncyclopaediaQuestion);
