import { access, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { forgetState } from './unfinished.js';

/** Where a model lies for the moment in which another revision takes its place. */
function replacedFolder(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.replaced`);
}

/** Puts back a model whose exchange was cut short between its two steps, and clears away one whose exchange was done. */
export async function mendExchange(folder: string): Promise<void> {
  const replaced = replacedFolder(folder);
  if (!(await isThere(replaced))) return;
  if (await isThere(folder)) await rm(replaced, { recursive: true, force: true });
  else await rename(replaced, folder);
}

/**
 * Makes a complete download the model's folder. What was downloaded there before is removed; what somebody put there is kept.
 * @param wasDownloaded whether the folder that is there, if any, was downloaded
 * @returns where a folder was moved that somebody had put there
 */
export async function putInPlace(
  unfinished: string,
  folder: string,
  wasDownloaded: boolean,
): Promise<string | undefined> {
  const isOccupied = await isThere(folder);
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const old = wasDownloaded ? replacedFolder(folder) : `${folder}.before-${time}`;
  if (isOccupied) await rename(folder, old);
  await rename(unfinished, folder);
  await forgetState(folder);
  if (isOccupied && wasDownloaded) await rm(old, { recursive: true, force: true });
  return isOccupied && !wasDownloaded ? old : undefined;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
