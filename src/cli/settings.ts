import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { type Config, readConfig, settings } from '../config.js';
import { errorCode, IsnadError } from '../errors.js';
import type { SettingFlags } from './setting-options.js';

/**
 * Every setting: flags before the environment, the environment before the file `.env` of the working folder.
 * @throws IsnadError `setting-invalid`
 */
export function loadConfig(flags: SettingFlags = {}): Config {
  const given = {
    CORPUS_DIR: flags.corpus,
    INDEX_DIR: flags.index,
    EMBEDDING_MODEL: flags.model,
    DISCORD_SHARDS: flags.shards,
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return readConfig({ ...environmentFile(), ...process.env, ...Object.fromEntries(set) });
}

/** A name in the file `.env` that is no setting, and the setting that was probably meant. */
export interface UnknownSetting {
  readonly name: string;
  readonly nearest: string | null;
}

/**
 * Names in the file `.env` that this version has no setting for: misspelled, of another version, or of another program.
 * @throws IsnadError `setting-invalid` where the file cannot be read
 */
export function unknownSettings(): UnknownSetting[] {
  const known = Object.values(settings).map(({ variable }) => variable);
  return Object.keys(environmentFile())
    .filter((name) => !(known as string[]).includes(name))
    .map((name) => ({ name, nearest: known.find((variable) => isNear(name, variable)) ?? null }));
}

/** Unknown names that were probably meant to be settings, in words. */
export function misspelledSettings(): string[] {
  return unknownSettings().flatMap(({ name, nearest }) =>
    nearest === null ? [] : [`.env: ${name} is no setting and is passed over; ${nearest} is one.`],
  );
}

/** Whether a name becomes another by changing, adding or leaving out two characters at most (Levenshtein), case and marks aside. */
function isNear(name: string, variable: string): boolean {
  const [a, b] = [name, variable].map((text) => text.toUpperCase().replace(/[^A-Z]/g, '')) as [string, string];
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return (row[b.length] ?? 0) <= 2;
}

function environmentFile(): Record<string, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync('.env');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return {};
    throw new IsnadError('setting-invalid', 'The file .env of this folder cannot be read.', {
      hint: 'Check its permissions, or remove it.',
      cause,
    });
  }
  // As some editors and shells write texts: every setting in it would be passed over.
  if (bytes.includes(0)) {
    throw new IsnadError('setting-invalid', 'The file .env of this folder is no text in UTF-8.', {
      hint: 'Save it as UTF-8; it is probably UTF-16 ("Unicode").',
    });
  }
  return parse(bytes);
}
