import { createHash } from 'node:crypto';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, IsnadError } from '../../../errors.js';
import { Connection } from '../connection.js';
import { checkIndex, indexFileName, manifestFileName } from '../index-files.js';
import { connectTo, requireKnown } from '../open-database.js';
import { Queries, type StoredState } from '../queries.js';
import { embeddingOf } from '../snapshot.js';
import { databasePath } from '../store.js';
import type { BackedUpFile, BackedUpLibrary } from './manifest.js';

/** A copy of one library of one moment. */
export interface LibraryCopy {
  readonly library: Omit<BackedUpLibrary, 'server'>;
  /** Named relative to the library's folder. */
  readonly files: readonly BackedUpFile[];
}

/** How often it is tried to copy a vector index that another process replaces meanwhile. */
const attempts = 10;

/**
 * Copies a library into an empty folder while others go on reading and writing it: its database as it is at one moment, and the vector
 * index of the same generation. An index that is damaged, or replaced too often meanwhile, is left out: it can be built again.
 * @throws IsnadError `library-missing`, `library-damaged`, `library-newer`, `library-busy`, `disk-write-failed`
 */
export async function copyLibrary(directory: string, target: string): Promise<LibraryCopy> {
  await mkdir(target, { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const stored = await copyDatabase(directory, databasePath(target));
    const index = await copyIndex(directory, target, stored).catch((error: unknown) => {
      if (error instanceof IsnadError && error.identifier === 'index-damaged') return null;
      throw error;
    });
    if (index === null && attempt < attempts && (await isReplaced(directory, stored))) {
      await rm(databasePath(target), { force: true });
      continue;
    }
    const { generation, published_at: publishedAt, reports, passages } = stored;
    const database = await fileOf(target, 'library.sqlite');
    return { library: { generation, publishedAt, reports, passages }, files: [database, ...(index ?? [])] };
  }
}

/** @returns the state that the copy holds */
async function copyDatabase(directory: string, target: string): Promise<StoredState> {
  const connection = await connectTo(directory);
  try {
    requireKnown(connection);
    try {
      // SQLite writes it within one read transaction (https://www.sqlite.org/lang_vacuum.html#vacuuminto), and leaves out what was deleted.
      connection.prepare('vacuum into ?').run([target]);
    } catch (error) {
      throw nameTarget(error, target);
    }
  } finally {
    connection.close();
  }
  const copy = new Connection(target, 'snapshot');
  try {
    return new Queries(copy).state();
  } finally {
    copy.close();
  }
}

function nameTarget(error: unknown, target: string): unknown {
  if (!(error instanceof IsnadError) || error.identifier !== 'disk-write-failed') return error;
  return new IsnadError('disk-write-failed', `The backup cannot be written to ${path.dirname(target)}.`, {
    hint: 'Check the free space of that disk (a backup takes twice its size while it is made) and the permissions of the folder.',
    cause: error,
  });
}

/** @throws IsnadError `index-damaged` where the index is not that of the state, or is not whole */
async function copyIndex(directory: string, target: string, stored: StoredState): Promise<BackedUpFile[]> {
  const embedding = embeddingOf(stored);
  const { index_generation: generation, index_sha256: sha256 } = stored;
  if (embedding === null || generation === null || sha256 === null) return [];
  const manifest = await checkIndex(directory, { ...embedding, generation, sha256 });
  const name = indexFileName(manifest);
  const copied = await copyFileOf(path.join(directory, name), path.join(target, name), name);
  if (copied?.sha256 !== sha256) {
    await rm(path.join(target, name), { force: true });
    throw new IsnadError('index-damaged', `${name} was replaced while it was copied.`);
  }
  await writeFile(path.join(target, manifestFileName(generation)), `${JSON.stringify(manifest, null, 2)}\n`);
  return [copied, await fileOf(target, manifestFileName(generation))];
}

/** Whether something was published since. */
async function isReplaced(directory: string, stored: StoredState): Promise<boolean> {
  const connection = await connectTo(directory);
  try {
    return new Queries(connection).state().index_sha256 !== stored.index_sha256;
  } finally {
    connection.close();
  }
}

const pieceBytes = 1 << 20;

/** A file's bytes, piece by piece. */
export async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Copies a file; null where it is gone. What arrives is what is summed. */
async function copyFileOf(from: string, to: string, name: string): Promise<BackedUpFile | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  const target = await open(to, 'w');
  try {
    for await (const piece of piecesOf(from)) {
      hash.update(piece);
      bytes += piece.length;
      await target.write(piece);
    }
    return { name, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  } finally {
    await target.close();
  }
}

async function fileOf(directory: string, name: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(path.join(directory, name))) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}
