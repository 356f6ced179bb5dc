import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real model of a few kilobytes: one vector a character (see make.py beside it). */
export const tinyModel = resolve(import.meta.dirname, '../support/tiny-model');

/** Characters to which the tiny model gives a vector of NaN, and one of zeros. */
export const notANumber = '\u2622';
export const nothing = '\u2205';

/** A folder that is removed when the running test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-embedder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the tiny model that a test may damage, under a name of its own. */
export function copyOfTinyModel(name = 'copy'): string {
  const folder = join(temporaryFolder(), name);
  cpSync(tinyModel, folder, { recursive: true });
  return folder;
}
