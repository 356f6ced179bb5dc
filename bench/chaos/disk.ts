import { execFile } from 'node:child_process';
import { open, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A place for the index whose room can be taken away. */
export interface Disk {
  readonly folder: string;
  /** How it is taken away, in words; null where it cannot be. */
  readonly way: string | null;
  /** Whether others than the process find no room either. */
  readonly isOwn: boolean;
  /** Takes away all room for what a process writes. */
  fill(process: number): Promise<void>;
  /** Gives the room back. */
  free(process: number): Promise<void>;
  remove(): Promise<void>;
}

/** Megabytes of a disk: several times what index and lexicon take. */
const size = 96;

/** A small disk of its own in memory where this may mount one; else a limit on the size of files, which the kernel sets a process. */
export async function makeDisk(folder: string): Promise<Disk> {
  await mkdir(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'isnad-chaos', folder]);
    return mounted(folder);
  } catch {
    return limited(folder);
  }
}

function mounted(folder: string): Disk {
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    way: `a disk of ${size} MB in memory`,
    isOwn: true,
    async fill() {
      const file = await open(ballast, 'w');
      try {
        // In ever smaller pieces, until not a byte is left.
        for (let bytes = 1 << 20; bytes >= 1 << 9; bytes >>= 1) await fillUp(file, Buffer.alloc(bytes));
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    async remove() {
      await run('umount', [folder]).catch(() => run('umount', ['--lazy', folder]));
    },
  };
}

async function fillUp(file: { write(bytes: Buffer): Promise<{ bytesWritten: number }> }, piece: Buffer): Promise<void> {
  for (;;) {
    try {
      if ((await file.write(piece)).bytesWritten < piece.length) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

async function limited(folder: string): Promise<Disk> {
  const limit = async (process: number, bytes: string): Promise<void> => {
    await run('prlimit', ['--pid', String(process), `--fsize=${bytes}:`]);
  };
  const canLimit = await run('prlimit', ['--version']).then(
    () => true,
    () => false,
  );
  return {
    folder,
    way: canLimit ? 'a limit on the size of files (RLIMIT_FSIZE)' : null,
    isOwn: false,
    fill: (process) => limit(process, '0'),
    free: (process) => limit(process, 'unlimited'),
    remove: async () => {},
  };
}
