import { existsSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { IsnadError } from '../../../errors.js';
import { Connection } from '../connection.js';
import { flush, removeOtherIndexes } from '../index-files.js';
import { lockRestoring } from '../lock.js';
import { Queries } from '../queries.js';
import { databasePath, restoreMark } from '../store.js';
import { type HeldLibrary, holdLibrary } from './hold-library.js';
import { libraryFolder } from './manifest.js';
import { serversIn } from './write-backup.js';

/** Where a backup is unpacked, on the disk of the index. */
export function stagingFolder(directory: string): string {
  return path.join(directory, 'restoring');
}

/** What is written once everything is ready, and deleted when all of it has taken its place. */
const markSchema = z.strictObject({
  format: z.literal(1),
  /** Servers whose libraries there are in the end. */
  servers: z.array(z.string().regex(/^\d{17,20}$/)),
  /** Journals of the libraries that are replaced, by path relative to the folder, and which files they are. */
  journals: z.record(z.string(), z.string()),
});

type Mark = z.infer<typeof markSchema>;

/**
 * Writes down that everything in the staging folder is ready, then lets it take its place. Killed before that is written, nothing has
 * changed; killed after, whoever opens the library next finishes it. All libraries must be held.
 * @throws IsnadError `disk-write-failed`
 */
export async function takePlace(directory: string, servers: readonly string[]): Promise<void> {
  const folders = [null, ...new Set([...servers, ...(await serversIn(directory))])].map(libraryFolder);
  const journals = folders.flatMap((folder) =>
    ['-wal', '-shm'].flatMap((ending) => {
      const name = path.posix.join(folder, `library.sqlite${ending}`);
      const file = fileOf(path.join(directory, name));
      return file === undefined ? [] : [[name, file] as const];
    }),
  );
  const mark: Mark = { format: 1, servers: [...servers], journals: Object.fromEntries(journals) };
  // In the staging folder, which the next restore empties: killed here, nothing is left beside the library.
  const unfinished = path.join(stagingFolder(directory), path.basename(restoreMark(directory)));
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(`${JSON.stringify(mark)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, restoreMark(directory));
    await flush(directory);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new IsnadError('disk-write-failed', `${directory} cannot be written.`, {
      hint: 'Check the free space of the disk and the permissions of the folder. Nothing was changed.',
      cause,
    });
  }
  await exchange(directory, mark);
}

/**
 * Finishes a restore that was killed while it let its files take their places. Where another process is at it, or the folder cannot be
 * written, nothing is done.
 */
export async function finishRestore(directory: string): Promise<void> {
  const held: HeldLibrary[] = [];
  let unlock: (() => void) | undefined;
  try {
    unlock = lockRestoring(directory);
    const text = await readFile(restoreMark(directory), 'utf8').catch(() => null);
    if (text === null) return;
    const mark = markSchema.parse(JSON.parse(text));
    for (const server of [null, ...(await serversIn(directory))]) {
      const folder = libraryFolder(server);
      // What has its place already is in use.
      if (!existsSync(databasePath(path.join(stagingFolder(directory), folder)))) continue;
      held.push(await holdLibrary(path.join(directory, folder)));
    }
    await exchange(directory, mark);
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
  } finally {
    for (const each of held) each.release();
    unlock?.();
  }
}

/** Every step can be done again, and none that is left out is missed by those before. */
async function exchange(directory: string, mark: Mark): Promise<void> {
  for (const server of [null, ...mark.servers]) {
    const folder = libraryFolder(server);
    await exchangeLibrary(directory, folder, mark);
  }
  for (const server of await serversIn(directory)) {
    if (mark.servers.includes(server)) continue;
    await rm(path.join(directory, libraryFolder(server)), { recursive: true, force: true, maxRetries: 5 });
  }
  await rm(stagingFolder(directory), { recursive: true, force: true });
  await rm(restoreMark(directory), { force: true });
  await flush(directory);
}

async function exchangeLibrary(directory: string, folder: string, mark: Mark): Promise<void> {
  const from = path.join(stagingFolder(directory), folder);
  const to = path.join(directory, folder);
  const isStaged = existsSync(databasePath(from));
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => [])) {
    // The library that is there names another index: nobody opens these yet.
    if (name.startsWith('vectors-')) await rename(path.join(from, name), path.join(to, name));
  }
  const removeJournals = async (): Promise<void> => {
    for (const ending of ['-wal', '-shm']) {
      const isOld = mark.journals[path.posix.join(folder, `library.sqlite${ending}`)];
      const file = `${databasePath(to)}${ending}`;
      if (isOld !== undefined && fileOf(file) === isOld) await rm(file, { force: true });
    }
  };
  if (!isStaged) return removeJournals();
  // Before it is locked: a file that is opened and closed loses the locks that this process has on it.
  await flush(databasePath(from));
  const staged = new Connection(databasePath(from), 'lock');
  try {
    const generation = new Queries(staged).state().index_generation;
    // Nobody reads the new file before the old one's journals are gone: they would be taken for its own.
    staged.execute('begin exclusive');
    await rename(databasePath(from), databasePath(to));
    await removeJournals();
    staged.rollBack();
    await removeOtherIndexes(to, generation);
    await flush(to);
  } finally {
    staged.close();
  }
}

/** Which file bears a name; undefined where none does. */
function fileOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}
