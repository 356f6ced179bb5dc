import { constants, existsSync } from 'node:fs';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, IsnadError } from '../../../errors.js';
import { Connection } from '../connection.js';
import { checkIndex, flush, indexFileName, manifestFileName } from '../index-files.js';
import { lockReindexing, lockRestoring } from '../lock.js';
import { openDatabase, requireKnown } from '../open-database.js';
import { Queries, type StoredState } from '../queries.js';
import { embeddingOf } from '../snapshot.js';
import { databasePath, restoreMark } from '../store.js';
import { type HeldLibrary, holdLibrary } from './hold-library.js';
import { type BackupManifest, damagedBackup, libraryFolder } from './manifest.js';
import { checkBackup, type OpenBackup, openBackup } from './read-backup.js';
import { finishRestore, stagingFolder, takePlace } from './take-place.js';
import { serversIn } from './write-backup.js';

export interface RestoreOptions {
  /** Whether an index may be replaced that is newer than the backup. */
  readonly force: boolean;
  /** When something was last recorded in a library, ISO 8601; null where nothing was. */
  readonly latestRecord: (connection: Connection) => string | null;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** The generation that the base library has now. */
  readonly generation: number;
  /** Copies of databases that were damaged. */
  readonly kept: readonly string[];
}

/**
 * Puts a backup in the place of what a folder holds, all of it or nothing, while others go on using it. The backup is unpacked and checked
 * beside it first; then writers are kept out for the moment in which the files are exchanged.
 * @throws IsnadError `file-missing`, `backup-damaged`, `backup-unsupported`, `library-newer`; `index-newer` without `force`;
 * `reindex-running`, `library-busy`, `disk-write-failed`. Nothing has changed then.
 */
export async function restoreBackup(file: string, directory: string, options: RestoreOptions): Promise<Restored> {
  const backup = await openBackup(file);
  const unlockReindexing = await lockReindexing(directory);
  let unlock: (() => void) | undefined;
  const held = new Map<string | null, HeldLibrary>();
  try {
    await finishRestore(directory);
    unlock = lockRestoring(directory);
    await unpack(backup, directory);
    const servers = backup.manifest.libraries.flatMap(({ server }) => server ?? []);
    for (const server of [null, ...new Set([...servers, ...(await serversIn(directory))])]) {
      held.set(server, await holdLibrary(path.join(directory, libraryFolder(server))));
    }
    if (!options.force) requireOlder(held, backup, options);
    const kept: string[] = [];
    let generation = 0;
    for (const { server } of backup.manifest.libraries) {
      const folder = libraryFolder(server);
      const present = held.get(server);
      if (present?.kind === 'damaged') kept.push(await keepDamaged(path.join(directory, folder)));
      const number = await follow(path.join(stagingFolder(directory), folder), present?.state ?? null);
      if (server === null) generation = number;
    }
    await takePlace(directory, servers);
    return { manifest: backup.manifest, generation, kept };
  } catch (error) {
    throw error instanceof Error && errorCode(error) !== '' ? cannotWrite(directory, error) : error;
  } finally {
    for (const each of held.values()) each.release();
    // What is complete and written down is finished by whoever comes next.
    await clearUnlessMarked(directory);
    unlock?.();
    unlockReindexing();
  }
}

/** Unpacks a backup into the staging folder, checks it, and brings its tables up to what this program expects. */
async function unpack(backup: OpenBackup, directory: string): Promise<void> {
  const staging = stagingFolder(directory);
  await rm(staging, { recursive: true, force: true });
  await checkBackup(backup, staging);
  for (const { server } of backup.manifest.libraries) {
    await bringUpToDate(path.join(staging, libraryFolder(server)), backup.path);
  }
}

async function bringUpToDate(directory: string, backup: string): Promise<void> {
  const database = databasePath(directory);
  try {
    const connection = new Connection(database, 'snapshot');
    requireKnown(connection);
    connection.close();
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    if (error.identifier !== 'library-newer') throw damagedBackup(backup, 'a library in it cannot be opened', error);
    throw new IsnadError('backup-unsupported', `${backup} was made by a newer version of Isnad.`, {
      hint: 'Update Isnad, then restore it. Nothing was changed.',
      cause: error,
    });
  }
  const connection = await openDatabase(directory, false);
  asOneFile(connection);
  connection.close();
}

/** Without a journal beside it a database is whole in its one file, and can be given another name. */
function asOneFile(connection: Connection): void {
  connection.prepare('pragma journal_mode = delete').all();
}

/** @throws IsnadError `index-newer` */
function requireOlder(
  held: ReadonlyMap<string | null, HeldLibrary>,
  { path: file, manifest }: OpenBackup,
  { latestRecord }: RestoreOptions,
): void {
  const backedUp = new Map(manifest.libraries.map((library) => [library.server, library]));
  for (const [server, { state, connection }] of held) {
    if (state === null || connection === null) continue;
    const name = server === null ? 'The index' : `The library of the server ${server}`;
    const before = backedUp.get(server);
    const recorded = latestRecord(connection);
    const isPublished = state.generation > 0 && state.published_at !== before?.publishedAt;
    if (before === undefined && state.generation > 0) throw newer(`${name} is not in ${file}`);
    const isNewer =
      isPublished && (state.generation > (before?.generation ?? 0) || (state.published_at ?? '') > manifest.madeAt);
    if (isNewer)
      throw newer(`${name} was published ${state.published_at}, after ${file} was made (${manifest.madeAt})`);
    if (recorded !== null && recorded > manifest.madeAt) {
      throw newer(
        `${name} holds records (votes, settings, questions) of ${recorded}, after ${file} was made (${manifest.madeAt})`,
      );
    }
  }
}

function newer(what: string): IsnadError {
  return new IsnadError('index-newer', `${what}.`, {
    hint: 'Nothing was changed. Make a backup of what is there first; --force then replaces it, and what was added since is gone.',
  });
}

/**
 * Makes of an unpacked library the successor of the one that it replaces: its generation is a new one, so that everybody who has the old
 * one open follows, and no passage gets an id that another had.
 * @returns its generation
 */
async function follow(staged: string, present: StoredState | null): Promise<number> {
  const connection = new Connection(databasePath(staged), 'write');
  try {
    const before = new Queries(connection).state();
    if (present === null) return before.generation;
    const generation = Math.max(before.generation, present.generation) + 1;
    await renumberIndex(staged, before, generation);
    connection.writeTogether(() => {
      connection.prepare('update derived set generation = ? where generation = ?').run([generation, before.generation]);
      connection
        .prepare(
          `update state set generation = ?1, next_passage = max(next_passage, ?2),
             index_generation = case when index_generation is null then null else ?1 end`,
        )
        .run([generation, present.next_passage]);
    });
    return generation;
  } finally {
    asOneFile(connection);
    connection.close();
  }
}

async function renumberIndex(staged: string, before: StoredState, generation: number): Promise<void> {
  const embedding = embeddingOf(before);
  const { index_generation: old, index_sha256: sha256 } = before;
  if (embedding === null || old === null || sha256 === null) return;
  if (!existsSync(path.join(staged, manifestFileName(old)))) return;
  const manifest = await checkIndex(staged, { ...embedding, generation: old, sha256 });
  const renumbered = { ...manifest, generation };
  await rename(path.join(staged, indexFileName(manifest)), path.join(staged, indexFileName(renumbered)));
  const name = path.join(staged, manifestFileName(generation));
  await writeFile(name, `${JSON.stringify(renumbered, null, 2)}\n`);
  await flush(name);
  await rm(path.join(staged, manifestFileName(old)), { force: true });
}

/** Keeps a damaged database and its journal under another name. @returns that name */
async function keepDamaged(directory: string, now = new Date()): Promise<string> {
  const from = databasePath(directory);
  const kept = `${from}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
  await copyFile(from, kept, constants.COPYFILE_FICLONE);
  if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${kept}-wal`, constants.COPYFILE_FICLONE);
  return kept;
}

async function clearUnlessMarked(directory: string): Promise<void> {
  if (existsSync(restoreMark(directory))) return;
  await rm(stagingFolder(directory), { recursive: true, force: true });
}

function cannotWrite(directory: string, cause: Error): IsnadError {
  return new IsnadError('disk-write-failed', `The backup cannot be restored to ${directory}: ${cause.message}.`, {
    hint: 'Check the free space of the disk and the permissions of the folder. What was there is still there.',
    cause,
  });
}
