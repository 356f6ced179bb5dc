import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { type Config, readConfig } from '../config.js';
import { IsnadError } from '../errors.js';
import type { SettingFlags } from './setting-options.js';

/**
 * Every setting: flags before the environment, the environment before the file `.env` of the working folder.
 * @throws IsnadError `setting-invalid`
 */
export function loadConfig(flags: SettingFlags = {}): Config {
  const given = { CORPUS_DIR: flags.corpus, INDEX_DIR: flags.index, EMBEDDING_MODEL: flags.model };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return readConfig({ ...environmentFile(), ...process.env, ...Object.fromEntries(set) });
}

function environmentFile(): Record<string, string> {
  try {
    return parse(readFileSync('.env'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new IsnadError('setting-invalid', 'The file .env of this folder cannot be read.', {
      hint: 'Check its permissions, or remove it.',
      cause,
    });
  }
}
