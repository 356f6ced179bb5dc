import path from 'node:path';
import { writeBackup, type WrittenBackup } from '../library/embedded/backup/write-backup.js';
import { programVersion } from '../program.js';
import { exitCode, failureJson, failureText } from './failure.js';
import { untilInterrupted } from './interrupt.js';
import { requireFolderOf } from './output-file.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';
import { backupText } from './view/backup.js';
import { backedUpOtherwise } from './backed-up-otherwise.js';

/**
 * Writes a backup.
 * @returns the exit code
 * @throws IsnadError `backup-unsupported` where the library is in a database, and what `writeBackup` throws
 */
export async function runBackup(file: string, flags: SettingFlags, json: boolean): Promise<number> {
  const { indexDirectory, libraryUrl } = loadConfig(flags);
  if (libraryUrl !== '') throw backedUpOtherwise();
  await requireFolderOf(file);
  const work = writeBackup(indexDirectory, path.resolve(file), programVersion());
  const written = await untilInterrupted(work, 'Stopped: no backup was written.');
  for (const { error } of written.leftOut) process.stderr.write(failureText(error));
  await print(json ? `${JSON.stringify(backupJson(file, written))}\n` : backupText(file, written));
  return written.leftOut.length === 0 ? 0 : exitCode.failure;
}

function backupJson(file: string, { manifest, bytes, leftOut }: WrittenBackup) {
  const { madeAt, libraries } = manifest;
  return {
    ...{ file, bytes, madeAt, libraries },
    leftOut: leftOut.map(({ server, error }) => ({ server, ...failureJson(error) })),
  };
}
