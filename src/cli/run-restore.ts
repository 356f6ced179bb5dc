import path from 'node:path';
import { checkBackup, openBackup } from '../library/embedded/backup/read-backup.js';
import { restoreBackup } from '../library/embedded/backup/restore-backup.js';
import { latestRecord } from '../records/embedded/latest-record.js';
import { backedUpOtherwise } from './backed-up-otherwise.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';
import { checkedText, restoredText } from './view/backup.js';

/**
 * Restores a backup, or only checks it.
 * @throws IsnadError `backup-unsupported` where the library is in a database, and what `restoreBackup` throws
 */
export async function runRestore(
  file: string,
  flags: SettingFlags,
  { json, force, onlyCheck }: { readonly json: boolean; readonly force: boolean; readonly onlyCheck: boolean },
): Promise<void> {
  const { indexDirectory, libraryUrl } = loadConfig(flags);
  if (onlyCheck) {
    const backup = await openBackup(path.resolve(file));
    await checkBackup(backup);
    const { madeAt, libraries } = backup.manifest;
    await print(json ? `${JSON.stringify({ file, madeAt, libraries })}\n` : checkedText(file, backup.manifest));
    return;
  }
  if (libraryUrl !== '') throw backedUpOtherwise();
  const restored = await restoreBackup(path.resolve(file), indexDirectory, { force, latestRecord });
  const { generation, kept, manifest } = restored;
  const { madeAt, libraries } = manifest;
  await print(
    json ? `${JSON.stringify({ file, madeAt, libraries, generation, kept })}\n` : restoredText(file, restored),
  );
}
