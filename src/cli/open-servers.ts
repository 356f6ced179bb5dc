import { IsnadError } from '../errors.js';
import type { ServerStores } from '../indexing/server-data.js';
import { openLog } from './log.js';
import { librariesOf, openConfiguredLibrary, recordsBeside } from './open.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';

/**
 * Opens libraries and records, does some work, and closes them again.
 * @throws IsnadError `library-missing` where no index was ever built, and what opening and the work throw
 */
export async function withServers<Result>(
  flags: SettingFlags,
  work: (stores: ServerStores) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig(flags);
  const log = openLog(config.logLevel);
  const base = await openConfiguredLibrary(config, log);
  const libraries = await librariesOf(config, log, base);
  try {
    const records = await recordsBeside(config, base);
    try {
      return await work({ libraries, records });
    } finally {
      await records.close();
    }
  } finally {
    await libraries.close();
  }
}

/**
 * A server's id as it was typed; it becomes a part of a path.
 * @throws IsnadError `command-invalid`
 */
export function serverId(typed: string): string {
  if (/^\d{17,20}$/.test(typed)) return typed;
  throw new IsnadError('command-invalid', `"${typed}" is no id of a server: those have 17 to 20 digits.`, {
    hint: 'isnad servers list shows them.',
  });
}
