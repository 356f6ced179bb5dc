import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, IsnadError } from '../../../errors.js';
import {
  type BackupManifest,
  damagedBackup,
  manifestName,
  manifestSum,
  manifestSumName,
  parseManifest,
} from './manifest.js';
import { type ReadBytes, readTarEntry } from './tar.js';

/** A backup whose manifest has been read; what its files hold has not been looked at. */
export interface OpenBackup {
  readonly path: string;
  readonly manifest: BackupManifest;
  /** Offset of what follows the manifest. */
  readonly next: number;
}

/** More than any manifest takes, that of 10,000 servers included. */
const mostManifestBytes = 32 * 1024 * 1024;
const pieceBytes = 1 << 20;

/** @throws IsnadError `file-missing`, `backup-damaged`, `backup-unsupported` */
export function openBackup(file: string): Promise<OpenBackup> {
  return reading(file, async (read) => {
    const entry = await readTarEntry(read, 0);
    if (entry?.name !== manifestName || entry.size > mostManifestBytes) {
      throw damagedBackup(file, 'it does not begin as one');
    }
    const text = await read(entry.start, entry.size);
    const sum = await readTarEntry(read, entry.next);
    const isWhole =
      sum?.name === manifestSumName && sum.size < 1_000 && (await read(sum.start, sum.size)).equals(manifestSum(text));
    const padding = [
      await read(entry.start + entry.size, entry.next - entry.start - entry.size),
      await read((sum?.start ?? 0) + (sum?.size ?? 0), (sum?.next ?? 0) - (sum?.start ?? 0) - (sum?.size ?? 0)),
    ];
    if (!isWhole || padding.some((bytes) => bytes.some((byte) => byte !== 0)))
      throw damagedBackup(file, 'its manifest is damaged (checksum differs)');
    return { path: file, manifest: parseManifest(file, text.toString('utf8')), next: sum.next };
  });
}

/**
 * Reads a backup to its end and compares every file's checksum.
 * @param folder where its files are written to, if anywhere
 * @throws IsnadError `backup-damaged`, `disk-write-failed`
 */
export function checkBackup(backup: OpenBackup, folder?: string): Promise<void> {
  return reading(backup.path, async (read) => {
    let offset = backup.next;
    for (const { name, bytes, sha256 } of backup.manifest.files) {
      const entry = await readTarEntry(read, offset);
      if (entry == null || entry.name !== name || entry.size !== bytes) {
        throw damagedBackup(backup.path, `${name} is not where it should be`);
      }
      const found = await take(read, entry.start, bytes, folder === undefined ? undefined : path.join(folder, name));
      const padding = await read(entry.start + bytes, entry.next - entry.start - bytes);
      if (found !== sha256 || padding.some((byte) => byte !== 0))
        throw damagedBackup(backup.path, `${name} is damaged (checksum differs)`);
      offset = entry.next;
    }
    if ((await readTarEntry(read, offset)) !== null) throw damagedBackup(backup.path, 'it does not end as one');
  });
}

/** Reads a file of the archive. @returns the checksum of what was there, which may end too early */
async function take(read: ReadBytes, start: number, bytes: number, target: string | undefined): Promise<string> {
  const hash = createHash('sha256');
  const output = target === undefined ? undefined : await create(target);
  try {
    for (let done = 0; done < bytes;) {
      const piece = await read(start + done, Math.min(pieceBytes, bytes - done));
      if (piece.length === 0) break;
      hash.update(piece);
      await output?.writeFile(piece);
      done += piece.length;
    }
    await output?.sync();
    return hash.digest('hex');
  } catch (cause) {
    throw target === undefined || cause instanceof IsnadError ? cause : cannotWrite(target, cause);
  } finally {
    await output?.close();
  }
}

async function create(target: string) {
  try {
    await mkdir(path.dirname(target), { recursive: true });
    return await open(target, 'wx');
  } catch (cause) {
    throw cannotWrite(target, cause);
  }
}

function cannotWrite(target: string, cause: unknown): IsnadError {
  return new IsnadError('disk-write-failed', `${target} cannot be written.`, {
    hint: 'Check the free space of the disk and the permissions of the folder. Nothing was changed.',
    cause,
  });
}

async function reading<Result>(file: string, action: (read: ReadBytes) => Promise<Result>): Promise<Result> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new IsnadError('file-missing', `${file} cannot be read.`, {
      hint: 'Check the path and the permissions of the file.',
      cause,
    });
  });
  try {
    return await action(async (start, length) => {
      const piece = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(piece, filled, length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return piece.subarray(0, filled);
    }).catch((error: unknown) => {
      // A folder opens, but cannot be read.
      if (errorCode(error) === 'EISDIR') throw damagedBackup(file, 'it is a folder');
      throw error;
    });
  } finally {
    await handle.close();
  }
}
