import { z } from 'zod';
import type { Checksum } from '../checksum.js';
import { descriptionUrl, hostOf } from './hub.js';
import { persist, type Persistence } from './passing-fault.js';
import { downloadFailed, refuseRefusals, type WantedModel } from './refusals.js';
import { askHub } from './request.js';

/** A file of a model as a hub describes it. */
export interface DescribedFile {
  /** Path inside the model's folder. */
  readonly path: string;
  /** In bytes. */
  readonly size: number | undefined;
  readonly checksum: Checksum | undefined;
}

/** A revision of a model: its commit, and every file of it. */
export interface Description {
  readonly commit: string;
  readonly files: readonly DescribedFile[];
}

const digits = (count: number) => z.string().regex(new RegExp(`^[0-9a-f]{${count}}$`));
const bytes = z.int().nonnegative();

const siblingSchema = z.object({
  rfilename: z.string(),
  size: bytes.nullish(),
  /** What git stores under this path: of a large file only a pointer. */
  blobId: digits(40).nullish(),
  lfs: z.object({ sha256: digits(64), size: bytes }).nullish(),
});

const descriptionSchema = z.object({ sha: digits(40), siblings: z.array(siblingSchema) });

/** Largest description that is read, in characters. */
const longestDescription = 16_000_000;

/**
 * What a revision of a model is, by a hub's API (`/api/models/…/revision/…`).
 * @param revision a branch, a tag or a commit
 * @returns undefined where the server has no such API, as mirrors that only hold files
 * @throws IsnadError `model-access-denied`, `model-download-failed`; PassingFault
 */
export async function describeRevision(
  wanted: WantedModel,
  revision: string,
  persistence: Persistence,
): Promise<Description | undefined> {
  const { hub, model } = wanted;
  return persist(
    hub.patience,
    async () => {
      const what = `revision ${revision}`;
      const answer = await askHub(hub, descriptionUrl(hub, model, revision), {}, what);
      const { status, errorCode } = answer;
      if (status !== 200 && errorCode === undefined && status < 500 && status !== 408 && status !== 429) {
        await answer.dismiss();
        return undefined;
      }
      await refuseRefusals(wanted, answer, what);
      let text = '';
      const decoder = new TextDecoder();
      for await (const piece of answer.content()) {
        text += decoder.decode(piece, { stream: true });
        if (text.length > longestDescription) {
          throw downloadFailed(wanted, `${hostOf(hub)} answers without end`);
        }
      }
      return parseDescription(text);
    },
    persistence,
  );
}

/** Undefined for anything else: a server without an API may answer with a page. */
function parseDescription(text: string): Description | undefined {
  const parsed = descriptionSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const files = parsed.data.siblings.map(({ rfilename, size, blobId, lfs }): DescribedFile => {
    if (lfs != null) return { path: rfilename, size: lfs.size, checksum: { kind: 'sha256', hex: lfs.sha256 } };
    const checksum = blobId == null ? undefined : ({ kind: 'git', hex: blobId } as const);
    return { path: rfilename, size: size ?? undefined, checksum };
  });
  return { commit: parsed.data.sha, files };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
