import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../src/language/languages.js';
import { lexiconDirectory } from '../src/program.js';

/** Words and phrases for one thing in each language, the most usual first; none where the language has no good one. */
export type Concept = Readonly<Record<Language, readonly string[]>>;

/** Column order of the lexicon's files; see embeddings/lexicon/README.md. */
const columns = ['en', 'ar', 'fr', 'tr', 'de', 'es', 'ru', 'fa'] as const satisfies readonly Language[];

/** The concepts of one file of the lexicon, in its order: neighbours are related. Those without a word in one of the languages are left out. */
export function conceptsOf(file: 'conflict' | 'general' | 'names' | 'society' | 'verbs'): Concept[] {
  const lines = readFileSync(path.join(lexiconDirectory, `${file}.tsv`), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const entries = columns.map(
      (language, index) => [language, (cells[index] ?? '').split('|').filter(Boolean)] as const,
    );
    return entries.every(([, words]) => words.length > 0) ? [Object.fromEntries(entries) as unknown as Concept] : [];
  });
}
