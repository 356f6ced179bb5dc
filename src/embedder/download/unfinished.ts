import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Description } from '../hub/describe.js';
import type { ManifestFile } from '../manifest.js';
import { writeWhole } from '../write-whole.js';

const stateFile = 'isnad-download.json';

/** How far a download is: enough to go on with it in another process. */
export interface DownloadState {
  /** The revision that was asked for: a branch, a tag or a commit. */
  readonly asked: string;
  /** The commit it stands for; null as long as the server has not told it. */
  commit: string | null;
  /** Every file of that commit; null where the server has no list. */
  readonly files: Description['files'] | null;
  /** Files that are there and have been checked. */
  readonly received: ManifestFile[];
  /** Of files that are there in part: the entity tag of what has arrived, by their paths. */
  readonly validators: Record<string, string>;
}

const checksumSchema = z.object({ kind: z.enum(['sha256', 'git']), hex: z.string() });
const stateSchema: z.ZodType<DownloadState> = z.object({
  asked: z.string(),
  commit: z.string().nullable(),
  files: z
    .array(
      z
        .object({ path: z.string(), size: z.int().optional(), checksum: checksumSchema.optional() })
        .transform(({ path, size, checksum }) => ({ path, size, checksum })),
    )
    .nullable(),
  received: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string(), checked: z.boolean() })),
  validators: z.record(z.string(), z.string()),
});

/**
 * The folder beside a model's own in which its files lie until all of them are there. The dot keeps it apart from every model: a hub's
 * names begin with a letter or digit.
 */
export function unfinishedFolder(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.unfinished`);
}

/** The name of the model, without its organisation, that lies unfinished in a folder of this name; undefined for any other folder. */
export function modelOfUnfinished(name: string): string | undefined {
  return /^\.(.+)\.unfinished$/.exec(name)?.[1];
}

/** Where a file lies while only a part of it is there. */
export function partOf(unfinished: string, path: string): string {
  return join(unfinished, `${path}.part`);
}

/** The state of an unfinished download, if there is one that can be read. Received files that are not there any more are forgotten. */
export async function readState(unfinished: string): Promise<DownloadState | undefined> {
  const state = await readFile(join(unfinished, stateFile), 'utf8').then(parseState, () => undefined);
  if (state === undefined) return undefined;
  const received: ManifestFile[] = [];
  for (const file of state.received) {
    const found = await stat(join(unfinished, file.path)).catch(() => undefined);
    if (found?.size === file.size) received.push(file);
  }
  return { ...state, received };
}

function parseState(text: string): DownloadState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export async function writeState(unfinished: string, state: DownloadState): Promise<void> {
  await mkdir(unfinished, { recursive: true });
  await writeWhole(join(unfinished, stateFile), `${JSON.stringify(state)}\n`);
}

/** Removes an unfinished folder into which nothing has come, as after a mistyped name. */
export async function forgetIfEmpty(unfinished: string): Promise<void> {
  const entries = await readdir(unfinished, { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => entry.isFile() && entry.name !== stateFile)) return;
  await rm(unfinished, { recursive: true, force: true });
}

/** Takes the state away once the folder has become the model's own. */
export async function forgetState(folder: string): Promise<void> {
  await rm(join(folder, stateFile), { force: true });
}
