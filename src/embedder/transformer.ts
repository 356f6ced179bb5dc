import type { PreTrainedTokenizer } from '@xenova/transformers';
import { IsnadError } from '../errors.js';
import type { TextRole } from './embedder.js';
import { type ModelFiles, weightFiles } from './model-files.js';
import { isFiniteVector, meanOfRows, toUnitLength } from './pooling.js';
import { prepareText, specialTokenPattern } from './prepare-text.js';
import type { ModelProfile, Pooling } from './profiles.js';
import { rememberingWords } from './tokens.js';
import { loadTransformersLibrary } from './transformers-library.js';

const { AutoModel, AutoTokenizer, env, Tensor } = loadTransformersLibrary();

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
   * The unit vector of one text; zeros where it has nothing to embed.
   * @throws IsnadError `model-failed` or `embedding-invalid`.
   */
  embed(text: string, role: TextRole): Promise<Float32Array>;
}

/** Has a vector in every vocabulary. */
const probe = 'a';

/**
 * Loads a model from its folder, without ever using the network.
 * @throws IsnadError `model-damaged` when a file cannot be read as what it should be, `model-failed` when the model cannot run.
 */
export async function loadTransformer({ model, files, profile, threads }: TransformerOptions): Promise<Transformer> {
  const tokenizer = await AutoTokenizer.from_pretrained(files.folder).catch((cause: unknown) => {
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

  async function vectorOf(text: string, role: TextRole): Promise<Float32Array> {
    const prepared = prepareText(text, maximumTokens, specialTokens);
    if (prepared === '') return new Float32Array(dimension);
    const ids = enclosed(encode(profile.prefixes[role] + prepared), maximumTokens, around);
    if (ids.length === 0) return new Float32Array(dimension);

    const outputs: unknown = await network({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
    });
    return toUnitLength(pool(model, outputs, profile.pooling));
  }

  async function embed(text: string, role: TextRole): Promise<Float32Array> {
    const vector = await vectorOf(text, role).catch((cause: unknown) => {
      if (cause instanceof IsnadError) throw cause;
      throw new IsnadError('model-failed', `The model ${model} failed: ${reasonOf(cause)}`, { cause });
    });
    if (vector.length !== dimension || !isFiniteVector(vector)) throw invalidVector(model, vector, dimension, text);
    return vector;
  }

  dimension = profile.dimension ?? (await vectorOf(probe, 'passage')).length;
  await embed(probe, 'passage');
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

function pool(model: string, outputs: unknown, pooling: Pooling): Float32Array {
  const name = pooling === 'sentence_embedding' ? 'sentence_embedding' : 'last_hidden_state';
  const output = isRecord(outputs) ? outputs[name] : undefined;
  const dimensions = pooling === 'sentence_embedding' ? 2 : 3;
  if (!(output instanceof Tensor && output.data instanceof Float32Array && output.dims.length === dimensions)) {
    throw new IsnadError('embedding-invalid', `The model ${model} gives no ${name} of 32-bit numbers.`, {
      hint: 'Choose a model made for sentence embeddings, exported in the layout of transformers.js.',
    });
  }
  const width = output.dims.at(-1) ?? 0;
  return pooling === 'mean' ? meanOfRows(output.data, output.dims[1] ?? 0, width) : output.data.slice(0, width);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
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
