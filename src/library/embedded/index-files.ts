import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IsnadError } from '../../errors.js';
import { recordBytes } from './rounded/index-records.js';
import { type VectorIndexKind, vectorIndexKinds } from './vector-index.js';

/**
 * What stands beside a vector index file and is checked before the file is opened: damaged, rounded vectors would give other passages without a
 * word, and a graph would crash the process.
 */
const manifestSchema = z.strictObject({
  format: z.literal(2),
  kind: z.enum(vectorIndexKinds),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  dimension: z.int().positive(),
  /** Passages in the file, those that have been removed since included. */
  count: z.int().positive(),
  model: z.string(),
  fingerprint: z.string(),
  generation: z.int().positive(),
  /** Every passage up to this id that the library holds is in the file. */
  lastPassage: z.int().positive(),
});

/** Of the time when there was one kind. */
const older = z.object({ format: z.literal(1), efConstruction: z.int() });

export type IndexManifest = z.infer<typeof manifestSchema>;

/** What the library knows of the index that belongs to its state. */
export type ExpectedIndex = Pick<IndexManifest, 'generation' | 'sha256' | 'fingerprint' | 'dimension'>;

const extensions: Readonly<Record<VectorIndexKind, string>> = { rounded: 'int8', graph: 'hnsw' };

export function indexFileName({ generation, kind }: Pick<IndexManifest, 'generation' | 'kind'>): string {
  return `vectors-${generation}.${extensions[kind]}`;
}

export function manifestFileName(generation: number): string {
  return `vectors-${generation}.json`;
}

/** Files of an index, finished or not. */
const indexFiles = /^vectors-(\d+)\.(int8|hnsw|json)(\.partial)?$/;

/** Where an index file is written before it takes its name. */
export function partialIndexPath(directory: string, index: Pick<IndexManifest, 'generation' | 'kind'>): string {
  return join(directory, `${indexFileName(index)}.partial`);
}

/**
 * Checks manifest, size and checksum of an index file. Only a file that has passed may be opened.
 * @throws IsnadError `index-damaged` with a message that names the file and what differs.
 */
export async function checkIndex(directory: string, expected: ExpectedIndex): Promise<IndexManifest> {
  const manifest = await readManifest(directory, expected.generation);
  for (const field of ['generation', 'fingerprint', 'dimension', 'sha256'] as const) {
    if (manifest[field] === expected[field]) continue;
    throw damagedIndex(
      `${manifestFileName(expected.generation)} does not belong to this library (${field} is ${manifest[field]}, not ${expected[field]})`,
    );
  }
  if (manifest.kind === 'rounded' && manifest.bytes !== manifest.count * recordBytes(manifest.dimension)) {
    throw damagedIndex(`${manifestFileName(expected.generation)} is damaged (its numbers do not fit one another)`);
  }
  const name = indexFileName(manifest);
  const path = join(directory, name);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw damagedIndex(`${name} is missing`);
  if (found.size !== manifest.bytes) {
    throw damagedIndex(`${name} is damaged (${found.size} bytes instead of ${manifest.bytes})`);
  }
  const sha256 = await sha256Of(path).catch((cause: unknown) => {
    // Another process may have published, and deleted it, since its size was looked at.
    throw damagedIndex(`${name} is missing or cannot be read`, cause);
  });
  if (sha256 !== manifest.sha256) throw damagedIndex(`${name} is damaged (checksum differs)`);
  return manifest;
}

async function readManifest(directory: string, generation: number): Promise<IndexManifest> {
  const name = manifestFileName(generation);
  const text = await readFile(join(directory, name), 'utf8').catch((cause: unknown) => {
    throw damagedIndex(`${name} is missing or cannot be read`, cause);
  });
  try {
    const manifest: unknown = JSON.parse(text);
    if (older.safeParse(manifest).success) throw damagedIndex(`${name} is of an older version of Isnad`);
    return manifestSchema.parse(manifest);
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    throw damagedIndex(`${name} is damaged (not a manifest)`, cause);
  }
}

/** The error for an index file that cannot be written. */
export function unwritableIndex(path: string, cause: unknown): IsnadError {
  return new IsnadError('disk-write-failed', `The vector index ${path} cannot be written.`, {
    hint: 'Check the free space of the disk and the permissions of the folder.',
    cause,
  });
}

function damagedIndex(message: string, cause?: unknown): IsnadError {
  return new IsnadError('index-damaged', message, {
    hint: 'The index is rebuilt from the library by itself; nothing is lost.',
    cause,
  });
}

/** Checksum of a file, read piece by piece. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const piece = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/**
 * Gives a finished index file its name, then writes its manifest: a file without a manifest is never opened.
 * @throws IsnadError `disk-write-failed`
 */
export async function placeIndex(directory: string, manifest: IndexManifest): Promise<void> {
  const partial = partialIndexPath(directory, manifest);
  const manifestPath = join(directory, manifestFileName(manifest.generation));
  try {
    await flush(partial);
    await rename(partial, join(directory, indexFileName(manifest)));
    await writeFile(`${manifestPath}.partial`, `${JSON.stringify(manifest, null, 2)}\n`);
    await flush(`${manifestPath}.partial`);
    await rename(`${manifestPath}.partial`, manifestPath);
    await flush(directory);
  } catch (cause) {
    throw unwritableIndex(`in ${directory}`, cause);
  }
}

/** Brings a file, or the names in a folder, to the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Deletes the files of every other index, what killed publications left included.
 * @param kind told where files of the other kind may be there of the generation that is kept
 */
export async function removeOtherIndexes(
  directory: string,
  keep: number | null,
  kind?: VectorIndexKind,
): Promise<void> {
  const otherKind = kind === undefined ? undefined : extensions[kind === 'graph' ? 'rounded' : 'graph'];
  for (const name of await readdir(directory)) {
    const match = indexFiles.exec(name);
    if (match === null) continue;
    const [, generation, extension, unfinished] = match;
    if (Number(generation) === keep && extension !== otherKind && unfinished === undefined) continue;
    await rm(join(directory, name), { force: true });
  }
}
