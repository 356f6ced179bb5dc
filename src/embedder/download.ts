import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IsnadError } from '../errors.js';
import { bundledModel } from './locate.js';
import { externalDataEnding, requiredFiles, weightFiles, weightPreference } from './model-files.js';
import type { WeightType } from './profiles.js';

/** Where models are downloaded from unless a mirror is configured. */
export const defaultRemoteHost = 'https://huggingface.co';

/** How far the download of one file of a model is. */
export interface DownloadProgress {
  readonly model: string;
  /** Path inside the model's folder. */
  readonly file: string;
  readonly loadedBytes: number;
  /** Undefined where the server does not say. */
  readonly totalBytes: number | undefined;
}

export interface DownloadOptions {
  /** The model's name on the hub: `organisation/model`. */
  readonly model: string;
  /** Where the model shall lie. It appears there only when it is complete. */
  readonly folder: string;
  readonly preferredWeights: WeightType;
  /** The hub or a mirror of it, with its scheme: files are fetched from `<host>/<model>/resolve/main/<file>`. */
  readonly remoteHost?: string | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Downloads a model's files into its folder.
 * @throws IsnadError `model-download-failed` when the server cannot be reached or lacks a file, `disk-write-failed` when a file
 * cannot be written. Nothing is left in the folder then.
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { folder, preferredWeights } = options;
  const unfinished = await writing(folder, async () => {
    await mkdir(dirname(folder), { recursive: true });
    return mkdtemp(`${folder}.unfinished-`);
  });
  try {
    for (const file of requiredFiles) {
      if (!(await downloadFile(options, unfinished, file))) throw absent(options, file);
    }
    const weights = await downloadWeights(options, unfinished);
    if (weights === undefined) throw absent(options, weightFiles[preferredWeights]);
    await downloadFile(options, unfinished, `${weights}${externalDataEnding}`);
    await writing(folder, () => moveInPlace(unfinished, folder));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The weight file that was there to download, if any. */
async function downloadWeights(options: DownloadOptions, into: string): Promise<string | undefined> {
  for (const weights of weightPreference(options.preferredWeights)) {
    if (await downloadFile(options, into, weightFiles[weights])) return weightFiles[weights];
  }
  return undefined;
}

/** False where the server says that it has no such file. */
async function downloadFile(options: DownloadOptions, into: string, file: string): Promise<boolean> {
  const { model, onProgress } = options;
  const url = `${(options.remoteHost ?? defaultRemoteHost).replace(/\/+$/, '')}/${model}/resolve/main/${file}`;
  const response = await fetch(url).catch((cause: unknown) => {
    throw failed(options, `${hostOf(url)} cannot be reached (${reasonOf(cause)})`, cause);
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return false;
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw failed(options, `${hostOf(url)} answers ${response.status} for ${file}`);
  }

  const length = response.headers.get('content-length');
  const isPlain = response.headers.get('content-encoding') === null;
  const totalBytes = length === null || !isPlain ? undefined : Number(length);
  let loadedBytes = 0;
  const body = response.body;
  async function* received(): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
        loadedBytes += bytes.length;
        onProgress?.({ model, file, loadedBytes, totalBytes });
        yield bytes;
      }
    } catch (cause) {
      throw failed(options, `the connection broke off within ${file} (${reasonOf(cause)})`, cause);
    }
    if (totalBytes !== undefined && loadedBytes !== totalBytes) {
      throw failed(options, `${file} ended after ${loadedBytes} of ${totalBytes} bytes`);
    }
  }
  await writing(options.folder, async () => {
    await mkdir(dirname(join(into, file)), { recursive: true });
    await pipeline(received, createWriteStream(join(into, file)));
  });
  return true;
}

/** Another process may have finished the same download first: its files are as good. */
async function moveInPlace(unfinished: string, folder: string): Promise<void> {
  await rename(unfinished, folder).catch(async (cause: unknown) => {
    if ((await stat(folder).catch(() => undefined)) === undefined) throw cause;
  });
}

async function writing<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    throw new IsnadError('disk-write-failed', `The model cannot be written to ${folder}: ${reasonOf(cause)}`, {
      hint: 'Check the permissions of that folder and the free space of its disk.',
      cause,
    });
  }
}

function absent(options: DownloadOptions, file: string): IsnadError {
  return failed(options, `${hostOf(options.remoteHost ?? defaultRemoteHost)} has no file ${file} of this name`);
}

function failed({ model, folder }: DownloadOptions, reason: string, cause?: unknown): IsnadError {
  return new IsnadError('model-download-failed', `The model ${model} cannot be downloaded: ${reason}.`, {
    hint:
      `Check the name and the network, or put the model's files (${requiredFiles.join(', ')}, ${weightFiles.q8}) into ${folder} yourself. ` +
      `EMBEDDING_MODEL=${bundledModel} needs no network.`,
    ...(cause === undefined ? {} : { cause }),
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The innermost reason: `fetch` says no more than "fetch failed" itself. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.cause instanceof Error) return reasonOf(cause.cause);
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
}
