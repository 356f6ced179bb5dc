import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the installed program: the nearest one above this file that has a package.json. */
export const programFolder: string = nearestPackage(path.dirname(fileURLToPath(import.meta.url)));

function nearestPackage(folder: string): string {
  const parent = path.dirname(folder);
  return parent === folder || existsSync(path.join(folder, 'package.json')) ? folder : nearestPackage(parent);
}

/** The program's version, from its package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The lexicon that expands the words of a question; comes with the program. */
export const lexiconDirectory = path.join(programFolder, 'embeddings', 'lexicon');

/** The questions that no report answers, with which refusal is calibrated; come with the program. */
export const calibrationFolder = path.join(programFolder, 'embeddings', 'calibration');
