import { rm } from 'node:fs/promises';
import { IsnadError } from '../../errors.js';
import { hostOf, hubAt, type Patience } from '../hub/hub.js';
import { PassingFault } from '../hub/passing-fault.js';
import { downloadFailed, type WantedModel } from '../hub/refusals.js';
import { reasonOf } from '../hub/request.js';
import { checkContents, type Manifest, readManifest, writeManifest } from '../manifest.js';
import type { WeightType } from '../profiles.js';
import { beginOrGoOn } from './begin.js';
import { whileLocked } from './lock.js';
import { mendExchange, putInPlace } from './put-in-place.js';
import { type DownloadProgress, receiveModel } from './receive.js';
import { forgetIfEmpty, readState, unfinishedFolder } from './unfinished.js';

export interface DownloadOptions {
  /** The model's name on the hub: `organisation/model`. */
  readonly model: string;
  /** Where the model shall lie. It appears there only when it is complete. */
  readonly folder: string;
  readonly preferredWeights: WeightType;
  /** The commit, branch or tag to fetch. Unless given: what is there already, or has been begun; otherwise the newest of `main`. */
  readonly revision?: string | undefined;
  /** The hub or a mirror of it, with its scheme; the public hub unless given. */
  readonly remoteHost?: string | undefined;
  /** Access token, sent to that host and to no other. */
  readonly hostToken?: string | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Told when something takes longer: a failure that may pass, or another process that fetches the same model. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  readonly patience?: Patience | undefined;
}

export interface DownloadedModel {
  readonly manifest: Manifest;
  /** False where everything was there already. */
  readonly isNew: boolean;
  /** Where a folder was moved that had been put there by hand. */
  readonly movedAside: string | undefined;
}

/**
 * Makes a model of a hub lie in its folder, every file of one commit and with the checksum that the hub tells, where it tells them.
 * What is there already is checked and kept; a download that broke off is gone on with.
 * @throws IsnadError `model-download-failed` when the server cannot be reached or lacks a file, `model-access-denied`,
 * `model-checksum-wrong`, `disk-write-failed`. The folder is then as it was before.
 */
export async function downloadModel(options: DownloadOptions): Promise<DownloadedModel> {
  const { model, folder, onNotice } = options;
  const hub = hubAt(options.remoteHost, options.hostToken, options.patience);
  const wanted: WantedModel = { hub, model, folder };
  try {
    const onWait = (): void => onNotice?.(`Another process is downloading ${model}: waiting for it.`);
    return await whileLocked(folder, onWait, () => downloadAlone(wanted, options));
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    if (cause instanceof PassingFault) throw downloadFailed(wanted, cause.message, cause.cause);
    throw new IsnadError('disk-write-failed', `The model cannot be written to ${folder}: ${reasonOf(cause)}`, {
      hint: 'Check the permissions of that folder and the free space of its disk. What has arrived is kept.',
      cause,
    });
  }
}

async function downloadAlone(wanted: WantedModel, options: DownloadOptions): Promise<DownloadedModel> {
  const { model, folder, hub } = wanted;
  const { revision } = options;
  const onRetry = (reason: string, milliseconds: number): void => {
    const when = milliseconds === 0 ? '' : ` in ${Math.ceil(milliseconds / 1000)} s`;
    options.onNotice?.(`${model}: ${reason}; trying again${when}.`);
  };
  await mendExchange(folder);
  const unfinished = unfinishedFolder(folder);
  const [there, begun] = [await readManifest(folder), await readState(unfinished)];
  const isAskedFor = revision === undefined ? begun === undefined : revision === there?.revision;
  if (there !== undefined && isAskedFor && (await isIntact(wanted, there))) return present(there, unfinished);

  const state = await beginOrGoOn(wanted, revision, { there, begun }, onRetry);
  const turnsOutSo = !isAskedFor && state.commit !== null && state.commit === there?.revision;
  if (there !== undefined && turnsOutSo && (await isIntact(wanted, there))) return present(there, unfinished);

  const files = await receiveModel(wanted, state, { ...options, onRetry }).catch(async (error: unknown) => {
    await forgetIfEmpty(unfinished);
    throw error;
  });
  const manifest: Manifest = { model, host: hostOf(hub), revision: state.commit, files };
  await writeManifest(unfinished, manifest);
  return { manifest, isNew: true, movedAside: await putInPlace(unfinished, folder, there !== undefined) };
}

/** What may have been begun of another revision is given up. */
async function present(manifest: Manifest, unfinished: string): Promise<DownloadedModel> {
  await rm(unfinished, { recursive: true, force: true });
  return { manifest, isNew: false, movedAside: undefined };
}

async function isIntact({ model, folder }: WantedModel, manifest: Manifest): Promise<boolean> {
  try {
    await checkContents(model, folder, manifest);
    return true;
  } catch (error) {
    if (error instanceof IsnadError && error.identifier === 'model-damaged') return false;
    throw error;
  }
}
