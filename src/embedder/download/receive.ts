import { copyFile, link, mkdir, readFile, realpath, rename, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IsnadError } from '../../errors.js';
import { gitNameOf, sha256Of } from '../checksum.js';
import { externalDataOf } from '../external-data.js';
import type { DescribedFile } from '../hub/describe.js';
import { fetchFile } from '../hub/fetch-file.js';
import { hostOf } from '../hub/hub.js';
import type { Persistence } from '../hub/passing-fault.js';
import { downloadFailed, type WantedModel } from '../hub/refusals.js';
import type { ManifestFile } from '../manifest.js';
import { requiredFiles, weightFiles, weightPreference } from '../model-files.js';
import type { WeightType } from '../profiles.js';
import { type DownloadState, partOf, unfinishedFolder, writeState } from './unfinished.js';

/** How far the download of a model is. */
export interface DownloadProgress {
  readonly model: string;
  /** Path of the file at hand, inside the model's folder. */
  readonly file: string;
  readonly loadedBytes: number;
  /** Undefined where the server does not say. */
  readonly totalBytes: number | undefined;
  /** Of all files together, those counted that were there before. */
  readonly allLoadedBytes: number;
  /** Undefined where the server has no list of the files. */
  readonly allTotalBytes: number | undefined;
}

export interface ReceiveOptions {
  readonly preferredWeights: WeightType;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  readonly onRetry: NonNullable<Persistence['onRetry']>;
}

/**
 * Makes every file that a model needs lie in the unfinished folder: those that are there already, those of the same content in the
 * model's folder, and all others from the hub.
 * @returns the files, in the order in which they are needed
 * @throws PassingFault; IsnadError `model-download-failed` when the hub lacks a file, and what `fetchFile` throws
 */
export async function receiveModel(
  wanted: WantedModel,
  state: DownloadState,
  options: ReceiveOptions,
): Promise<readonly ManifestFile[]> {
  const receiver = new Receiver(wanted, state, options);
  await receiver.makeRoom();
  const files: ManifestFile[] = [];
  for (const path of requiredFiles) files.push((await receiver.receive(path)) ?? absent(wanted, state, path));
  const weights = await receiveWeights(receiver, options.preferredWeights);
  if (weights === undefined) return absent(wanted, state, weightFiles[options.preferredWeights]);
  files.push(weights);
  for (const name of await externalDataOf(join(unfinishedFolder(wanted.folder), weights.path))) {
    const path = `${dirname(weights.path)}/${name}`;
    files.push((await receiver.receive(path)) ?? absent(wanted, state, path));
  }
  return files;
}

async function receiveWeights(receiver: Receiver, preferred: WeightType): Promise<ManifestFile | undefined> {
  for (const weights of weightPreference(preferred)) {
    const received = await receiver.receive(weightFiles[weights]);
    if (received !== undefined) return received;
  }
  return undefined;
}

class Receiver {
  readonly #wanted: WantedModel;
  readonly #state: DownloadState;
  readonly #options: ReceiveOptions;
  readonly #unfinished: string;
  /** What the hub has listed and is likely needed, by path. */
  readonly #planned: Map<string, DescribedFile> | undefined;
  #finishedBytes = 0;

  constructor(wanted: WantedModel, state: DownloadState, options: ReceiveOptions) {
    this.#wanted = wanted;
    this.#state = state;
    this.#options = options;
    this.#unfinished = unfinishedFolder(wanted.folder);
    if (state.files !== null) this.#planned = plan(wanted, state, state.files, options.preferredWeights);
  }

  /** @throws IsnadError `disk-write-failed` when the disk has no room for what is still to come */
  async makeRoom(): Promise<void> {
    let missing = 0;
    for (const [path, { size = 0 }] of this.#planned ?? []) {
      const there = (await sizeOf(join(this.#unfinished, path))) ?? (await sizeOf(partOf(this.#unfinished, path))) ?? 0;
      missing += Math.max(0, size - there);
    }
    const { bavail, bsize } = await statfs(this.#unfinished);
    if (missing <= bavail * bsize) return;
    const { model, folder } = this.#wanted;
    const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
    const room = `${megabytes(missing)} are to come, and ${megabytes(bavail * bsize)} are free`;
    throw new IsnadError('disk-write-failed', `The model ${model} does not fit on the disk: ${room}.`, {
      hint: `Make room on the disk of ${folder}, or choose another with MODELS_DIR.`,
    });
  }

  /** @returns undefined where the hub has no such file */
  async receive(path: string): Promise<ManifestFile | undefined> {
    const described = this.#state.files?.find((file) => file.path === path);
    if (this.#state.files !== null && described === undefined) return undefined;
    if (described !== undefined) this.#planned?.set(path, described);
    const file =
      this.#state.received.find((received) => received.path === path) ??
      (await this.#takeOver(path, described)) ??
      (await this.#fetch(path, described));
    if (file !== undefined) this.#finishedBytes += file.size;
    return file;
  }

  /** A file of the model's folder that is, by the hub's checksum, the one that is wanted. */
  async #takeOver(path: string, described: DescribedFile | undefined): Promise<ManifestFile | undefined> {
    const checksum = described?.checksum;
    const old = await realpath(join(this.#wanted.folder, path)).catch(() => undefined);
    if (checksum === undefined || old === undefined) return undefined;
    const size = await sizeOf(old);
    if (size === undefined || size !== (described?.size ?? size)) return undefined;
    const sha256 = await sha256Of(old);
    if ((checksum.kind === 'sha256' ? sha256 : await gitNameOf(old)) !== checksum.hex) return undefined;
    const place = join(this.#unfinished, path);
    await mkdir(dirname(place), { recursive: true });
    await link(old, place).catch(() => copyFile(old, place));
    this.#tell(path, size, size);
    return this.#note({ path, size, sha256, checked: true });
  }

  async #fetch(path: string, described: DescribedFile | undefined): Promise<ManifestFile | undefined> {
    const { validators, commit, asked } = this.#state;
    const part = partOf(this.#unfinished, path);
    const file = { path, revision: commit ?? asked, described, part, validator: validators[path] };
    const fetched = await fetchFile(this.#wanted, file, {
      onRetry: this.#options.onRetry,
      onProgress: (loaded, total) => this.#tell(path, loaded, total),
      onStart: async (validator) => {
        delete validators[path];
        if (validator !== undefined) validators[path] = validator;
        await writeState(this.#unfinished, this.#state);
      },
    });
    if (fetched === undefined) return undefined;
    const { size, sha256, checked } = fetched;
    if (!checked && path.endsWith('.json')) await this.#checkJson(path, part);
    await rename(part, join(this.#unfinished, path));
    delete validators[path];
    this.#state.commit ??= fetched.commit ?? null;
    return this.#note({ path, size, sha256, checked });
  }

  /** Networks that want a login first answer everything with a page. */
  async #checkJson(path: string, part: string): Promise<void> {
    try {
      JSON.parse(await readFile(part, 'utf8'));
    } catch (cause) {
      const host = hostOf(this.#wanted.hub);
      throw downloadFailed(this.#wanted, `what ${host} sends as ${path} is something else`, cause);
    }
  }

  async #note(file: ManifestFile): Promise<ManifestFile> {
    this.#state.received.push(file);
    await writeState(this.#unfinished, this.#state);
    return file;
  }

  #tell(file: string, loadedBytes: number, totalBytes: number | undefined): void {
    const planned = this.#planned === undefined ? [undefined] : [...this.#planned.values()].map(({ size }) => size);
    this.#options.onProgress?.({
      model: this.#wanted.model,
      file,
      loadedBytes,
      totalBytes,
      allLoadedBytes: this.#finishedBytes + loadedBytes,
      allTotalBytes: planned.reduce(
        (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
        0,
      ),
    });
  }
}

/**
 * The files of a hub's list that are likely needed, numbers that lie beside the graph by their usual names included.
 * @throws IsnadError `model-download-failed` when a file that is surely needed is not in the list
 */
function plan(
  wanted: WantedModel,
  state: DownloadState,
  files: readonly DescribedFile[],
  preferred: WeightType,
): Map<string, DescribedFile> {
  const listed = new Map(files.map((file) => [file.path, file]));
  for (const path of requiredFiles) if (!listed.has(path)) absent(wanted, state, path);
  const weights = weightPreference(preferred)
    .map((type) => weightFiles[type])
    .find((path) => listed.has(path));
  if (weights === undefined) return absent(wanted, state, weightFiles[preferred]);
  const beside = files.filter(({ path }) => path.startsWith(`${weights}_data`) || path.startsWith(`${weights}.data`));
  const paths = [...requiredFiles, weights, ...beside.map(({ path }) => path)];
  return new Map([...listed].filter(([path]) => paths.includes(path)));
}

/** @throws IsnadError `model-download-failed` */
function absent(wanted: WantedModel, state: DownloadState, path: string): never {
  const host = hostOf(wanted.hub);
  const graphs = state.files?.map((file) => file.path).filter((name) => name.endsWith('.onnx')) ?? [];
  const others = path.endsWith('.onnx') && graphs.length > 0 ? ` (but ${graphs.slice(0, 5).join(', ')})` : '';
  const layout = 'Isnad reads models in the layout of transformers.js';
  throw downloadFailed(wanted, `${host} has no file ${path} of it${others}. ${layout}`);
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
