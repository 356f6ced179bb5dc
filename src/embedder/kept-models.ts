import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { IsnadError } from '../errors.js';
import { programFolder } from '../program.js';
import { whileLocked } from './download/lock.js';
import { modelOfUnfinished, readState, unfinishedFolder } from './download/unfinished.js';
import { isHubName } from './locate.js';
import { checkSizes, readManifest } from './manifest.js';
import { findModelFiles } from './model-files.js';
import { profileOf, type WeightType } from './profiles.js';

/** A model on this machine. */
export interface KeptModel {
  /** By which EMBEDDING_MODEL speaks of it. */
  readonly name: string;
  readonly source: 'bundled' | 'downloaded' | 'folder';
  readonly state: 'complete' | 'damaged' | 'unfinished';
  /** What is wrong with a damaged one. */
  readonly problem: string | null;
  readonly folder: string;
  /** Size on disk. */
  readonly bytes: number;
  /** Length of its vectors, where it is known without loading it. */
  readonly dimension: number | null;
  readonly weights: WeightType | null;
  /** The commit that a downloaded one is of, where the hub told it. */
  readonly revision: string | null;
  /** Where it was downloaded from. */
  readonly host: string | null;
}

/** The models on this machine: first those that came with the program, then those that were downloaded, whole or in part. */
export async function keptModels(modelsDirectory: string): Promise<readonly KeptModel[]> {
  const models: KeptModel[] = [];
  const embeddings = join(programFolder, 'embeddings');
  for (const name of await foldersIn(embeddings)) {
    if (existsSync(join(embeddings, name, 'config.json'))) {
      models.push(await describeModel(name, 'bundled', join(embeddings, name)));
    }
  }
  for (const organisation of await foldersIn(modelsDirectory)) {
    for (const entry of await foldersIn(join(modelsDirectory, organisation))) {
      const folder = join(modelsDirectory, organisation, entry);
      const begun = modelOfUnfinished(entry);
      if (begun !== undefined) models.push(await describeUnfinished(`${organisation}/${begun}`, folder));
      const name = `${organisation}/${entry}`;
      if (isHubName(name)) models.push(await describeModel(name, 'downloaded', folder));
    }
  }
  return models;
}

/** Describes the model in a folder without loading it. */
export async function describeModel(name: string, source: KeptModel['source'], folder: string): Promise<KeptModel> {
  const { preferredWeights, dimension } = profileOf(name);
  const manifest = source === 'downloaded' ? await readManifest(folder) : undefined;
  const kept = {
    name,
    source,
    folder,
    bytes: await bytesIn(folder),
    dimension: dimension ?? (await hiddenSize(folder)),
    revision: manifest?.revision ?? null,
    host: manifest?.host ?? null,
  };
  try {
    if (source === 'downloaded') await checkSizes(name, folder);
    const { weights } = await findModelFiles(name, folder, preferredWeights);
    return { ...kept, state: 'complete', problem: null, weights };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    return { ...kept, state: 'damaged', problem: error.message, weights: null };
  }
}

async function describeUnfinished(name: string, folder: string): Promise<KeptModel> {
  const state = await readState(folder);
  return {
    name,
    source: 'downloaded',
    state: 'unfinished',
    problem: null,
    folder,
    bytes: await bytesIn(folder),
    dimension: profileOf(name).dimension,
    weights: null,
    revision: state?.commit ?? null,
    host: null,
  };
}

/**
 * Removes a downloaded model and what has been begun of it; waits for another process that is downloading it.
 * @returns the bytes that were freed, or undefined where there was nothing of it
 * @throws IsnadError `disk-write-failed`
 */
export async function removeModel(folder: string): Promise<number | undefined> {
  const parts = [folder, unfinishedFolder(folder)];
  if (!parts.some((part) => existsSync(part))) return undefined;
  try {
    return await whileLocked(
      folder,
      () => {},
      async () => {
        let bytes = 0;
        for (const part of parts.filter((path) => existsSync(path))) {
          bytes += await bytesIn(part);
          // Gone at once for whoever looks for it, however long it takes.
          const leaving = join(dirname(part), `.${basename(part)}.removed`);
          await rename(part, leaving);
          await rm(leaving, { recursive: true, force: true });
        }
        return bytes;
      },
    );
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `The model in ${folder} cannot be removed.`, {
      hint: 'Check the permissions of that folder.',
      cause,
    });
  }
}

const configSchema = z.object({ hidden_size: z.int().positive() });

async function hiddenSize(folder: string): Promise<number | null> {
  try {
    const config = configSchema.safeParse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
    return config.data?.hidden_size ?? null;
  } catch {
    return null;
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, entry)).catch(() => undefined);
    if (found?.isFile()) bytes += found.size;
  }
  return bytes;
}

/** Names of the folders in a folder, in order; none where there is no such folder. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  return names.filter((_, index) => found[index]?.isDirectory()).sort();
}
