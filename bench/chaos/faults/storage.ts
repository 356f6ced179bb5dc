import { execFile } from 'node:child_process';
import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Connection } from '../../../src/library/embedded/connection.js';
import { runNode, programMain } from '../../processes.js';
import type { Stage } from '../stage.js';
import type { Fault } from './fault.js';

const run = promisify(execFile);

/** People try everything that is written, and some ask. */
async function tryEverything({ members, moderators, fate }: Stage, addsReports = true): Promise<void> {
  const moderator = fate.pick(moderators);
  await Promise.all([
    members.visit(),
    members.visit(),
    moderator.changeSetting(),
    ...(addsReports && fate.number() < 0.5 ? [moderator.changeLibrary()] : []),
  ]);
}

const diskFull: Fault = {
  name: 'disk full',
  weight: 4,
  impossible: ({ disk }) => (disk.way === null ? 'neither mount nor prlimit can be used here' : null),
  async inject(stage) {
    const { bot, disk, fate, corpus, environment, index } = stage;
    const { id } = bot.process;
    await disk.fill(id);
    try {
      if (disk.isOwn && !(await isRefused(path.join(index, 'probe')))) return 'could not be set here';
      await tryEverything(stage);
      if (fate.number() < 0.3) {
        await corpus.change();
        await runNode([programMain, 'reindex'], { environment });
      }
    } finally {
      await disk.free(id);
    }
    return null;
  },
};

/** Whether a file cannot be written. */
async function isRefused(file: string): Promise<boolean> {
  try {
    await writeFile(file, 'probe');
    return false;
  } catch {
    return true;
  } finally {
    await rm(file, { force: true }).catch(() => {});
  }
}

/** Nothing can be made or changed in the folder: by permissions, or for the superuser, who has all, by an attribute of its files. */
async function setWritable(folder: string, isWritable: boolean): Promise<void> {
  if (process.getuid?.() === 0) {
    await run('chattr', ['-R', '-f', isWritable ? '-i' : '+i', folder]).catch(() => {});
    return;
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chmod(path.join(entry.parentPath, entry.name), isWritable ? 0o755 : 0o555);
  await chmod(folder, isWritable ? 0o755 : 0o555);
}

const readOnly: Fault = {
  name: 'index folder read-only',
  weight: 3,
  async inject(stage) {
    const { index, fate, environment, corpus } = stage;
    await setWritable(index, false);
    try {
      if (!(await isRefused(path.join(index, 'probe')))) return 'could not be set here';
      await tryEverything(stage);
      if (fate.number() < 0.2) {
        await corpus.change();
        await runNode([programMain, 'reindex'], { environment });
      }
    } finally {
      await setWritable(index, true);
    }
    return null;
  },
};

/**
 * Moves files away, and puts them back after people went on without them.
 * @param how `instead`: what stands in the place of the first meanwhile; `isKnownByFile`: that a library is there is known by these files
 * alone, so that nobody may add to it now: it would be made anew
 */
function away(
  name: string,
  weight: number,
  filesOf: (stage: Stage) => Promise<string[]>,
  { instead, isKnownByFile = false }: { readonly instead?: Buffer; readonly isKnownByFile?: boolean } = {},
): Fault {
  return {
    name,
    weight,
    async inject(stage) {
      const { deeds, fate } = stage;
      deeds.isPaused = isKnownByFile;
      if (isKnownByFile) await deeds.settle();
      const files = await filesOf(stage);
      const [first] = files;
      if (first === undefined) return 'there was none';
      for (const file of files) await rename(file, `${file}.away`);
      try {
        if (instead !== undefined) await writeFile(first, instead);
        await tryEverything(stage, !isKnownByFile);
        await sleep(fate.between(50, 500));
      } finally {
        // What was made in their place meanwhile is not to be taken for a part of them.
        for (const file of [...files, ...files.map((each) => `${each}-wal`), ...files.map((each) => `${each}-shm`)])
          await rm(file, { force: true });
        for (const file of files) await rename(`${file}.away`, file);
        deeds.isPaused = false;
      }
      return null;
    },
  };
}

/** A database with its journal. */
async function databaseIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^library\.sqlite(?:-wal|-shm)?$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

const baseDatabase = ({ index }: Stage): Promise<string[]> => databaseIn(index);

async function serverDatabase({ index, moderators, fate }: Stage): Promise<string[]> {
  return databaseIn(path.join(index, 'servers', fate.pick(moderators).serverId));
}

/** Another process writes, and does not end in time or does. */
const locked: Fault = {
  name: 'database locked by another process',
  weight: 5,
  async inject(stage) {
    const [file] = await (stage.fate.number() < 0.7 ? baseDatabase(stage) : serverDatabase(stage));
    if (file === undefined) return 'there was none';
    const isLong = stage.fate.number() < 0.15;
    const connection = new Connection(file, 'write');
    try {
      connection.execute('begin immediate');
      const trying = tryEverything(stage);
      await sleep(isLong ? 12_000 : stage.fate.between(100, 2_000));
      connection.rollBack();
      await trying;
    } finally {
      connection.close();
    }
    return isLong ? 'longer than the bot waits' : null;
  },
};

export const storageFaults: readonly Fault[] = [
  diskFull,
  readOnly,
  away('database vanishes while running', 3, baseDatabase),
  away('database replaced by rubbish while running', 2, baseDatabase, { instead: Buffer.alloc(20_000, 'rubbish ') }),
  away('database cut off while running', 1, baseDatabase, { instead: Buffer.from('SQLite format 3\0') }),
  away('a server’s database vanishes while running', 2, serverDatabase, { isKnownByFile: true }),
  away('the whole index folder vanishes while running', 2, async ({ index }) => [index], { isKnownByFile: true }),
  locked,
];
