import type { PreTrainedTokenizer } from '@xenova/transformers';
import { IsnadError } from '../errors.js';
import type { TextRole } from './embedder.js';
import { isRecord } from './is-record.js';
import { type ModelFiles, weightFiles } from './model-files.js';
import { isFiniteVector, meanOfRows, toUnitLength } from './pooling.js';
import { prepareText, specialTokenPattern } from './prepare-text.js';
import type { ModelProfile, Pooling } from './profiles.js';
import { loadTokenizer } from './tokenizer.js';
import { rememberingWords } from './tokens.js';
import { loadTransformersLibrary } from './transformers-library.js';

const { AutoModel, env, Tensor } = loadTransformersLibrary();

/** What is loaded, and how. */
export interface TransformerOptions {
  /** The name by which messages speak of the model. */
  readonly model: string;
  readonly files: ModelFiles;
  readonly profile: ModelProfile;
  /** Threads one text is computed with. */
  readonly threads: number;
}

/** A loaded model. It computes on the calling thread and blocks it meanwhile. */
export interface Transformer {
  /** Length of every vector. */
  readonly dimension: number;
  readonly libraryVersion: string;
  /**
   * The unit vectors of some texts, one behind the other; zeros where a text has nothing to embed.
   * @throws IsnadError `model-failed` or `embedding-invalid`.
   */
  embed(texts: readonly string[], role: TextRole): Promise<Float32Array>;
}

/** Tokens that go through a static model in one run: their vectors take some megabytes. */
const tokensInOneRun = 2_048;

/** Has a vector in every vocabulary. */
const probe = 'a';

/**
 * Loads a model from its folder, without ever using the network.
 * @throws IsnadError `model-damaged` when a file cannot be read as what it should be, `model-failed` when the model cannot run.
 */
export async function loadTransformer({ model, files, profile, threads }: TransformerOptions): Promise<Transformer> {
  const tokenizer = await loadTokenizer(files.folder).catch((cause: unknown) => {
    throw damaged(model, files, 'tokenizer.json', cause);
  });
  const network = await AutoModel.from_pretrained(files.folder, {
    dtype: files.weights,
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  }).catch((cause: unknown) => {
    throw damaged(model, files, weightFiles[files.weights], cause);
  });

  const maximumTokens = Math.min(profile.maximumTokens, tokenizer.model_max_length as number);
  const specialTokens = specialTokenPattern(tokenizer.all_special_tokens);
  const around = tokensAround(tokenizer);
  const encode = rememberingWords((text) => tokenize(tokenizer, text, false));
  let dimension = 0;

  function tokensOf(text: string, role: TextRole): readonly number[] {
    const prepared = prepareText(text, maximumTokens, specialTokens);
    return prepared === '' ? [] : enclosed(encode(profile.prefixes[role] + prepared), maximumTokens, around);
  }

  /** The vectors of texts, given as their tokens, that go through the network as one. */
  async function run(texts: readonly (readonly number[])[]): Promise<Float32Array[]> {
    const ids = texts.flat();
    if (ids.length === 0) return texts.map(() => new Float32Array(dimension));
    const outputs: unknown = await network({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
    });
    return pool(
      model,
      outputs,
      profile.pooling,
      texts.map(({ length }) => length),
    ).map(toUnitLength);
  }

  async function vectorsOf(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    const tokens = texts.map((text) => tokensOf(text, role));
    const vectors: Float32Array[] = [];
    for (const together of runsOf(tokens, profile)) vectors.push(...(await run(together)));
    return vectors;
  }

  async function embed(texts: readonly string[], role: TextRole): Promise<Float32Array> {
    const vectors = await vectorsOf(texts, role).catch((cause: unknown) => {
      if (cause instanceof IsnadError) throw cause;
      throw new IsnadError('model-failed', `The model ${model} failed: ${reasonOf(cause)}`, { cause });
    });
    const all = new Float32Array(texts.length * dimension);
    for (const [place, vector] of vectors.entries()) {
      const isVector = vector.length === dimension && isFiniteVector(vector);
      if (!isVector) throw invalidVector(model, vector, dimension, texts[place] ?? '');
      all.set(vector, place * dimension);
    }
    return all;
  }

  dimension = profile.dimension ?? (await vectorsOf([probe], 'passage'))[0]?.length ?? 0;
  await embed([probe], 'passage');
  return { dimension, libraryVersion: env.version, embed };
}

function tokenize(tokenizer: PreTrainedTokenizer, text: string, specialTokens: boolean): readonly number[] {
  return tokenizer(text, { add_special_tokens: specialTokens, return_tensor: false }).input_ids;
}

/** The special tokens that a tokenizer puts before and behind every text, such as `<s>` and `</s>`. */
interface SpecialTokens {
  readonly before: readonly number[];
  readonly behind: readonly number[];
}

function tokensAround(tokenizer: PreTrainedTokenizer): SpecialTokens {
  const bare = tokenize(tokenizer, probe, false);
  const whole = tokenize(tokenizer, probe, true);
  const start = whole.findIndex((_, index) => bare.every((id, offset) => whole[index + offset] === id));
  return { before: whole.slice(0, start), behind: whole.slice(start + bare.length) };
}

/** A text's tokens between the special ones, cut down to the maximum: the tokenizer's own truncation would cut off the closing ones. */
function enclosed(ids: readonly number[], maximum: number, { before, behind }: SpecialTokens): readonly number[] {
  return [...before, ...ids.slice(0, maximum - before.length - behind.length), ...behind];
}

/**
 * Which texts go through the network together. The numbers an 8-bit model gives for a text change with the texts it shares a run with, so
 * that each goes alone; a static model looks up every token by itself.
 */
function runsOf(texts: readonly (readonly number[])[], { isStatic }: ModelProfile): (readonly number[])[][] {
  if (!isStatic) return texts.map((tokens) => [tokens]);
  const runs: (readonly number[])[][] = [];
  let room = 0;
  for (const tokens of texts) {
    if (tokens.length > room || runs.length === 0) {
      runs.push([]);
      room = tokensInOneRun;
    }
    runs.at(-1)?.push(tokens);
    room -= tokens.length;
  }
  return runs;
}

/** The vectors of texts that have gone through the network behind one another, with so many tokens each. */
function pool(model: string, outputs: unknown, pooling: Pooling, lengths: readonly number[]): Float32Array[] {
  const name = pooling === 'sentence_embedding' ? 'sentence_embedding' : 'last_hidden_state';
  const output = isRecord(outputs) ? outputs[name] : undefined;
  const dimensions = pooling === 'sentence_embedding' ? 2 : 3;
  if (!(output instanceof Tensor && output.data instanceof Float32Array && output.dims.length === dimensions)) {
    throw new IsnadError('embedding-invalid', `The model ${model} gives no ${name} of 32-bit numbers.`, {
      hint: 'Choose a model made for sentence embeddings, exported in the layout of transformers.js.',
    });
  }
  const data: Float32Array = output.data;
  const width = output.dims.at(-1) ?? 0;
  if (pooling !== 'mean') return [data.slice(0, width)];
  let start = 0;
  return lengths.map((length) => {
    const rows = data.subarray(start, start + length * width);
    start += rows.length;
    return length === 0 ? new Float32Array(width) : meanOfRows(rows, length, width);
  });
}

function invalidVector(model: string, vector: Float32Array, dimension: number, text: string): IsnadError {
  const excerpt = text.trim().slice(0, 60);
  const what =
    vector.length === dimension
      ? 'a vector with numbers that are not finite'
      : `a vector of ${vector.length} numbers where ${dimension} are expected`;
  return new IsnadError('embedding-invalid', `The model ${model} gives ${what} for the text "${excerpt}".`, {
    hint: "The model's files may be damaged: fetch them again, or choose another model.",
  });
}

function damaged(model: string, files: ModelFiles, file: string, cause: unknown): IsnadError {
  return new IsnadError('model-damaged', `The model ${model} cannot be loaded: ${reasonOf(cause)}`, {
    hint: `Look at ${file} in ${files.folder}, or fetch the model again.`,
    cause,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
