import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, IsnadError } from '../../../errors.js';
import { flush } from '../index-files.js';
import {
  type BackedUpFile,
  type BackupManifest,
  backupVersion,
  libraryFolder,
  manifestName,
  manifestSum,
  manifestSumName,
} from './manifest.js';
import { checkBackup, openBackup } from './read-backup.js';
import { copyLibrary, piecesOf } from './snapshot-library.js';
import { mostBytesOfFile, tarEnd, tarHeader, tarPadding } from './tar.js';

/** A server's library that is not in the backup, and why. */
export interface LeftOut {
  readonly server: string;
  readonly error: IsnadError;
}

export interface WrittenBackup {
  readonly manifest: BackupManifest;
  readonly bytes: number;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Writes everything that the folder of an index holds into one file, a tar archive, while others go on using it, and reads it once more to
 * check it. Until that is done nothing bears the file's name, or the backup that bore it before still does.
 * @param program version of the program
 * @throws IsnadError for the base library: `library-missing`, `library-damaged`, `library-newer`, `library-busy`; `disk-write-failed`
 */
export async function writeBackup(directory: string, file: string, program: string): Promise<WrittenBackup> {
  const unfinished = `${file}.partial`;
  const folder = `${file}.files`;
  // What a killed backup left.
  for (const left of [folder, unfinished]) await rm(left, { recursive: true, force: true });
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw cannotWrite(file, cause);
  });
  try {
    const { copies, leftOut, madeAt } = await copyAll(directory, folder);
    const manifest: BackupManifest = {
      ...{ format: 'isnad-backup', version: backupVersion, program, madeAt },
      libraries: copies.map(({ library }) => library),
      files: copies.flatMap(({ files }) => files),
    };
    const bytes = await writeArchive(unfinished, folder, manifest).catch((cause: unknown) => {
      throw cannotWrite(file, cause);
    });
    await checkBackup(await openBackup(unfinished));
    await rename(unfinished, file).catch((cause: unknown) => {
      throw cannotWrite(file, cause);
    });
    await flush(path.dirname(file));
    return { manifest, bytes, leftOut };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

function cannotWrite(file: string, cause: unknown): unknown {
  if (errorCode(cause) === '') return cause;
  return new IsnadError('disk-write-failed', `${file} cannot be written.`, {
    hint: 'Check the folder, its permissions and its free space: a backup takes twice its size while it is made.',
    cause,
  });
}

interface Copies {
  readonly copies: readonly {
    readonly library: BackupManifest['libraries'][number];
    readonly files: readonly BackedUpFile[];
  }[];
  readonly leftOut: readonly LeftOut[];
  readonly madeAt: string;
}

async function copyAll(directory: string, folder: string): Promise<Copies> {
  const madeAt = new Date().toISOString();
  const copies: Copies['copies'][number][] = [];
  const leftOut: LeftOut[] = [];
  for (const server of [null, ...(await serversIn(directory))]) {
    const inside = libraryFolder(server);
    try {
      const { library, files } = await copyLibrary(path.join(directory, inside), path.join(folder, inside));
      copies.push({
        library: { server, ...library },
        files: files.map((file) => ({ ...file, name: path.posix.join(inside, file.name) })),
      });
    } catch (error) {
      if (server === null || !(error instanceof IsnadError) || error.identifier === 'disk-write-failed') throw error;
      await rm(path.join(folder, inside), { recursive: true, force: true });
      // A server may be deleted meanwhile.
      if (error.identifier !== 'library-missing') leftOut.push({ server, error });
    }
  }
  return { copies, leftOut, madeAt };
}

/** Discord ids of the servers that have a folder in that of the index. */
export async function serversIn(directory: string): Promise<string[]> {
  const names = await readdir(path.join(directory, 'servers')).catch(() => []);
  return names.filter((name) => /^\d{17,20}$/.test(name)).sort();
}

/** @returns its size in bytes */
async function writeArchive(file: string, folder: string, manifest: BackupManifest): Promise<number> {
  // It holds what people have voted and asked: it is for its owner alone.
  const archive = await open(file, 'w', 0o600);
  let written = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    await archive.writeFile(bytes);
    written += bytes.length;
  };
  try {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    for (const [name, bytes] of [
      [manifestName, text],
      [manifestSumName, manifestSum(text)],
    ] as const) {
      for (const part of [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]) await write(part);
    }
    for (const { name, bytes } of manifest.files) {
      if (bytes > mostBytesOfFile) throw new RangeError(`${name} is too large for a backup.`);
      await write(tarHeader(name, bytes));
      for await (const piece of piecesOf(path.join(folder, name))) await write(piece);
      await write(tarPadding(bytes));
    }
    await write(tarEnd);
    await archive.sync();
    return written;
  } finally {
    await archive.close();
  }
}
