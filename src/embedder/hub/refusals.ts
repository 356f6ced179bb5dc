import { IsnadError } from '../../errors.js';
import { bundledModel } from '../locate.js';
import { requiredFiles, weightFiles } from '../model-files.js';
import { type Hub, hostOf } from './hub.js';
import { PassingFault } from './passing-fault.js';
import type { HubAnswer } from './request.js';

/** A model that is wanted from a hub, and where it shall lie. */
export interface WantedModel {
  readonly hub: Hub;
  /** `organisation/model`. */
  readonly model: string;
  readonly folder: string;
}

/** The error for a download that failed; `reason` goes on a sentence. */
export function downloadFailed(wanted: WantedModel, reason: string, cause?: unknown): IsnadError {
  const { model, folder } = wanted;
  return new IsnadError('model-download-failed', `The model ${model} cannot be downloaded: ${reason}.`, {
    hint:
      'Check the name and the network, then try again: what has arrived is kept, and isnad model get ' +
      `${model} goes on from there. Or put the model's files (${requiredFiles.join(', ')}, ${weightFiles.q8}) into ` +
      `${folder} yourself. EMBEDDING_MODEL=${bundledModel} needs no network.`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * Lets an answer pass that brings something, or says that there is no such file.
 * @param what what was asked for, as messages name it
 * @throws PassingFault where it may be otherwise in a while; IsnadError `model-access-denied`, `model-download-failed`
 */
export async function refuseRefusals(wanted: WantedModel, answer: HubAnswer, what: string): Promise<void> {
  const refusal = refusalOf(wanted, answer, what);
  if (refusal === undefined) return;
  await answer.dismiss();
  throw refusal;
}

function refusalOf(
  wanted: WantedModel,
  { status, errorCode, headers }: HubAnswer,
  what: string,
): IsnadError | PassingFault | undefined {
  const host = hostOf(wanted.hub);
  if (status === 200 || status === 206 || status === 416) return undefined;
  // A hub says so with status 401 too, so as not to tell which private models there are.
  if (errorCode === 'RepoNotFound') {
    return downloadFailed(wanted, `${host} has no model of this name, or none that is open to everybody`);
  }
  if (errorCode === 'RevisionNotFound') return downloadFailed(wanted, `${host} has no such revision of it (${what})`);
  if (status === 401 || status === 403) return accessDenied(wanted, status, errorCode === 'GatedRepo');
  if (status === 404) return undefined;
  if (status === 408 || status === 429 || status >= 500) {
    return new PassingFault(`${host} answers ${status} for ${what}`, { wait: askedWait(headers) });
  }
  return downloadFailed(wanted, `${host} answers ${status} for ${what}`);
}

function accessDenied({ hub, model }: WantedModel, status: number, isGated: boolean): IsnadError {
  const host = hostOf(hub);
  const reason = isGated ? 'its licence has to be accepted first' : 'it wants to know who asks';
  const acceptance = isGated ? `Accept the licence on the model's page at ${host}. ` : '';
  const other = hub.token === undefined ? '' : '; the one that is set is not enough';
  return new IsnadError('model-access-denied', `${host} does not give out the model ${model} (${status}): ${reason}.`, {
    hint: `${acceptance}Set MODEL_HOST_TOKEN to an access token of yours at ${host} that may read this model${other}.`,
  });
}

/** Milliseconds that a server asks to wait: `Retry-After` (RFC 9110, section 10.2.3), or `RateLimit` with its seconds left, `t=`. */
function askedWait(headers: Headers): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const milliseconds = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
    if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  }
  const left = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  return left === undefined ? undefined : Number(left) * 1000;
}
