import { rm } from 'node:fs/promises';
import { describeRevision } from '../hub/describe.js';
import type { Persistence } from '../hub/passing-fault.js';
import type { WantedModel } from '../hub/refusals.js';
import type { Manifest } from '../manifest.js';
import { type DownloadState, unfinishedFolder, writeState } from './unfinished.js';

const defaultRevision = 'main';

/** What is on this machine already. */
export interface Found {
  /** The manifest of the model that is there, whole or damaged. */
  readonly there: Manifest | undefined;
  readonly begun: DownloadState | undefined;
}

/**
 * Decides which revision is fetched: the one that is asked for, or else the one of a download that has been begun, or else the one
 * that is there but damaged, or else the newest. An unfinished download of another revision is given up.
 * @throws PassingFault; IsnadError `model-access-denied`, `model-download-failed`
 */
export async function beginOrGoOn(
  wanted: WantedModel,
  revision: string | undefined,
  { there, begun }: Found,
  onRetry: Persistence['onRetry'],
): Promise<DownloadState> {
  if (begun !== undefined && (revision === undefined || revision === begun.commit)) return goOnWith(begun);
  const state = await beginning(wanted, revision, there, onRetry);
  if (begun !== undefined && isSameRevision(begun, state)) return goOnWith(begun);
  const unfinished = unfinishedFolder(wanted.folder);
  await rm(unfinished, { recursive: true, force: true });
  await writeState(unfinished, state);
  return state;
}

function isSameRevision(one: DownloadState, other: DownloadState): boolean {
  return one.commit === other.commit && (one.commit !== null || one.asked === other.asked);
}

/** Without a commit, what arrived whole may be of another revision than what comes now: only what can be checked is gone on with. */
function goOnWith(begun: DownloadState): DownloadState {
  return begun.commit === null ? { ...begun, received: [] } : begun;
}

async function beginning(
  wanted: WantedModel,
  revision: string | undefined,
  there: Manifest | undefined,
  onRetry: Persistence['onRetry'],
): Promise<DownloadState> {
  if (revision === undefined && there !== undefined && there.revision !== null) {
    const { revision: commit } = there;
    return { asked: commit, commit, files: filesOf(there), received: [], validators: {} };
  }
  const asked = revision ?? defaultRevision;
  const description = await describeRevision(wanted, asked, { onRetry });
  const commit = description?.commit ?? null;
  return { asked, commit, files: description?.files ?? null, received: [], validators: {} };
}

/** The files of a model as its manifest describes them: of the same commit, these are the ones to fetch. */
function filesOf({ files }: Manifest): DownloadState['files'] {
  return files.map(({ path, size, sha256 }) => ({ path, size, checksum: { kind: 'sha256', hex: sha256 } }));
}
