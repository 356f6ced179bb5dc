import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IsnadError } from '../errors.js';
import { sha256Of } from './checksum.js';
import { writeWhole } from './write-whole.js';

/** Lies in the folder of every model that was downloaded. */
export const manifestFile = 'isnad-model.json';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

const fileSchema = z.object({
  /** Path inside the model's folder. */
  path: z.string().min(1),
  /** In bytes. */
  size: z.int().nonnegative(),
  sha256: hex(64),
  /** Whether a checksum of the hub says that this is what it has. */
  checked: z.boolean(),
});

const manifestSchema = z.object({
  model: z.string(),
  /** Where it came from. */
  host: z.string(),
  /** The commit that every file is of; null where the server did not tell it. */
  revision: hex(40).nullable(),
  files: z.array(fileSchema),
});

/** A file that was downloaded. */
export type ManifestFile = Readonly<z.infer<typeof fileSchema>>;

/** What was downloaded: the model's name, its revision, and its files. */
export interface Manifest extends Readonly<Omit<z.infer<typeof manifestSchema>, 'files'>> {
  readonly files: readonly ManifestFile[];
}

/** The manifest of a model's folder; undefined where there is none, or none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Looks whether the files of a downloaded model have the sizes that they were downloaded with, without reading them. A folder without
 * a manifest passes: somebody put the files there.
 * @throws IsnadError `model-damaged`
 */
export async function checkSizes(model: string, folder: string): Promise<void> {
  const manifest = await readManifest(folder);
  for (const { path, size } of manifest?.files ?? []) {
    const found = await stat(join(folder, path)).catch(() => undefined);
    if (found?.size === size) continue;
    throw notAsDownloaded(
      model,
      folder,
      path,
      found === undefined ? 'is missing' : `has ${found.size} bytes instead of ${size}`,
    );
  }
}

/**
 * Looks whether the files of a downloaded model are what was downloaded, reading all of them.
 * @throws IsnadError `model-damaged`
 */
export async function checkContents(model: string, folder: string, manifest: Manifest): Promise<void> {
  await checkSizes(model, folder);
  for (const { path, sha256 } of manifest.files) {
    if ((await sha256Of(join(folder, path))) === sha256) continue;
    throw notAsDownloaded(model, folder, path, 'has another content than when it was downloaded');
  }
}

function notAsDownloaded(model: string, folder: string, path: string, what: string): IsnadError {
  return new IsnadError('model-damaged', `The file ${path} of the model ${model} ${what}.`, {
    hint: `Run isnad model get ${model}: it fetches again what is damaged. The model's folder is ${folder}.`,
  });
}
