import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Checksum, gitNameOf, sha256Of } from '../checksum.js';
import { IsnadError } from '../../errors.js';
import type { DescribedFile } from './describe.js';
import { fileUrl, hostOf } from './hub.js';
import { PassingFault, persist } from './passing-fault.js';
import { refuseRefusals, type WantedModel } from './refusals.js';
import { askHub, type HubAnswer } from './request.js';

/** A file to fetch, and where it grows. */
export interface FileToFetch {
  /** Path inside the model's folder. */
  readonly path: string;
  /** Commit, branch or tag. */
  readonly revision: string;
  /** What the hub has said about it beforehand. */
  readonly described: DescribedFile | undefined;
  /** The file that it is written to; what is there already is gone on from. */
  readonly part: string;
  /** The entity tag that what is there already was sent under. */
  readonly validator: string | undefined;
}

export interface FetchingHooks {
  readonly onProgress: (loadedBytes: number, totalBytes: number | undefined) => void;
  readonly onRetry: (reason: string, milliseconds: number) => void;
  /** Called before anything is written, so that another process can go on. */
  readonly onStart: (validator: string | undefined) => Promise<void>;
}

/** A file that has arrived whole. */
export interface FetchedFile {
  readonly size: number;
  readonly sha256: string;
  /** Whether a checksum of the hub says that this is what it has. */
  readonly checked: boolean;
  readonly commit: string | undefined;
}

/** What is known of a file by the end of an attempt. */
interface Attempt {
  readonly size: number | undefined;
  readonly checksum: Checksum | undefined;
  readonly commit: string | undefined;
}

/** Times that a file is fetched whose checksum turns out wrong. */
const mostFetches = 2;

/**
 * Fetches a file of a model, going on from what is there already, through failures that pass, and compares it with the hub's checksum.
 * @returns undefined where the hub has no such file
 * @throws PassingFault; IsnadError `model-download-failed`, `model-access-denied`, `model-checksum-wrong`. What has arrived stays,
 * unless its checksum is wrong.
 */
export async function fetchFile(
  wanted: WantedModel,
  file: FileToFetch,
  hooks: FetchingHooks,
): Promise<FetchedFile | undefined> {
  await mkdir(dirname(file.part), { recursive: true });
  let validator = file.validator;
  const noted: FetchingHooks = {
    ...hooks,
    async onStart(tag) {
      validator = tag;
      await hooks.onStart(tag);
    },
  };
  for (let fetches = 1; ; fetches += 1) {
    const attempt = await persist(wanted.hub.patience, () => attemptFile(wanted, { ...file, validator }, noted), {
      progress: () => sizeOf(file.part),
      onRetry: hooks.onRetry,
    });
    if (attempt === undefined) return undefined;
    const fault = await faultOf(file.part, attempt);
    if (fault === undefined) {
      const [size, sha256] = [await sizeOf(file.part), await sha256Of(file.part)];
      return { size, sha256, checked: attempt.checksum !== undefined, commit: attempt.commit };
    }
    await rm(file.part, { force: true });
    if (fetches === mostFetches) throw checksumWrong(wanted, file.path, fault);
    hooks.onRetry(`${file.path} has arrived damaged: ${fault}`, 0);
  }
}

async function attemptFile(wanted: WantedModel, file: FileToFetch, hooks: FetchingHooks): Promise<Attempt | undefined> {
  const { described } = file;
  const there = await bytesToKeep(file);
  if (there > 0 && there === described?.size) return { ...described, commit: undefined };

  const { hub, model } = wanted;
  const url = fileUrl(hub, model, file.revision, file.path);
  const answer = await askHub(hub, url, rangeFrom(there, file.validator), file.path);
  await refuseRefusals(wanted, answer, file.path);
  if (answer.status === 404) {
    await answer.dismiss();
    return undefined;
  }
  const isContinued = answer.status === 206 && rangeStart(answer.headers) === there;
  if (answer.status === 416 || (answer.status === 206 && !isContinued)) {
    await answer.dismiss();
    await rm(file.part, { force: true });
    throw new PassingFault(`${hostOf(hub)} cannot go on with ${file.path} from byte ${there}`, { wait: 0 });
  }

  const before = isContinued ? there : 0;
  const total = totalOf(answer.headers, before);
  await hooks.onStart(validatorOf(answer.headers));
  await writeContent(answer, file.part, before, (loaded) => hooks.onProgress(loaded, described?.size ?? total));
  const arrived = await sizeOf(file.part);
  if (total !== undefined && arrived < total) {
    throw new PassingFault(
      `the connection to ${hostOf(hub)} broke off within ${file.path}, at byte ${arrived} of ${total}`,
    );
  }
  return {
    size: described?.size ?? total,
    checksum: described?.checksum ?? answer.checksum,
    commit: answer.commit,
  };
}

/** Bytes that are there and may be gone on from: those whose origin is known, by their commit or by their entity tag. */
async function bytesToKeep({ part, described, validator }: FileToFetch): Promise<number> {
  const size = await sizeOf(part);
  const isKnown = validator !== undefined || described?.checksum !== undefined;
  const fits = described?.size === undefined || size <= described.size;
  if (isKnown && fits) return size;
  await rm(part, { force: true });
  return 0;
}

/** RFC 9110, section 13.1.5: where the file has changed since, the server sends the whole of it. */
function rangeFrom(start: number, validator: string | undefined): Record<string, string> {
  if (start === 0) return {};
  return { range: `bytes=${start}-`, ...(validator === undefined ? {} : { 'if-range': validator }) };
}

function rangeStart(headers: Headers): number | undefined {
  const start = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

/** Bytes of the whole file; unknown where the content is sent in another coding than it is stored in. */
function totalOf(headers: Headers, before: number): number | undefined {
  const length = headers.get('content-length');
  if (length === null || headers.get('content-encoding') !== null) return undefined;
  return before + Number(length);
}

/** An entity tag by which a part can be told to belong to the same content; weak ones cannot. */
function validatorOf(headers: Headers): string | undefined {
  const tag = headers.get('etag');
  return tag === null || tag.startsWith('W/') || headers.get('content-encoding') !== null ? undefined : tag;
}

/** @throws PassingFault when the content breaks off; what has come until then is in the file */
async function writeContent(
  answer: HubAnswer,
  path: string,
  before: number,
  onProgress: (loadedBytes: number) => void,
): Promise<void> {
  let loaded = before;
  let fault: unknown;
  async function* received(): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of answer.content()) {
        loaded += bytes.length;
        onProgress(loaded);
        yield bytes;
      }
    } catch (error) {
      // Thrown here it would make the writer drop what it holds.
      fault = error;
    }
  }
  onProgress(loaded);
  try {
    await pipeline(received, createWriteStream(path, { flags: before === 0 ? 'w' : 'a' }));
  } finally {
    // Where the file cannot even be opened, the content has not been asked for.
    await answer.dismiss();
  }
  if (fault !== undefined) throw fault as Error;
}

/** What is wrong with a file that should be whole, if anything. */
async function faultOf(path: string, { size, checksum }: Attempt): Promise<string | undefined> {
  const arrived = await sizeOf(path);
  if (size !== undefined && arrived !== size) return `it has ${arrived} bytes instead of ${size}`;
  if (checksum === undefined) return undefined;
  const isSha256 = checksum.kind === 'sha256';
  const hex = await (isSha256 ? sha256Of(path) : gitNameOf(path));
  if (hex === checksum.hex) return undefined;
  return `its ${isSha256 ? 'SHA-256' : 'git name'} is ${hex} instead of ${checksum.hex}`;
}

function checksumWrong({ hub, model }: WantedModel, path: string, fault: string): IsnadError {
  const message = `${hostOf(hub)} sends the file ${path} of the model ${model} damaged: ${fault}.`;
  return new IsnadError('model-checksum-wrong', message, {
    hint: `Run isnad model get ${model} again later, from another network, or from another host (MODEL_HOST).`,
  });
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
