import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { isRecord } from './is-record.js';
import { loadTransformersLibrary } from './transformers-library.js';
import { UnigramModel, type UnigramVocabulary } from './unigram.js';

const { AutoTokenizer, PreTrainedTokenizer: Tokenizer } = loadTransformersLibrary();

/** Classes of tokenizers that do nothing of their own. */
const plainClasses: ReadonlySet<unknown> = new Set([
  'PreTrainedTokenizer',
  'PreTrainedTokenizerFast',
  'XLMRobertaTokenizer',
  'XLMRobertaTokenizerFast',
]);

/**
 * Loads the tokenizer of a model's folder, without ever using the network. One with a unigram model gets that of `unigram.ts`, everything
 * else of it is transformers.js.
 * @throws Error when its files cannot be read as what they should be
 */
export async function loadTokenizer(folder: string): Promise<PreTrainedTokenizer> {
  const [tokenizer, config] = await Promise.all([
    readJson(join(folder, 'tokenizer.json')),
    readJson(join(folder, 'tokenizer_config.json')),
  ]);
  const model =
    isRecord(tokenizer) && isRecord(config) && plainClasses.has(config['tokenizer_class']) ? tokenizer['model'] : null;
  if (!isUnigram(model)) return AutoTokenizer.from_pretrained(folder);
  return withModel(tokenizer as object, config as object, model) ?? AutoTokenizer.from_pretrained(folder);
}

interface UnigramSettings {
  readonly vocab: UnigramVocabulary;
  readonly unk_id: number;
}

/** The tokenizer around a model that knows the unknown piece only, then with the whole model in its place; null where there is no such place. */
function withModel(tokenizer: object, config: object, { vocab, unk_id }: UnigramSettings): PreTrainedTokenizer | null {
  const unknown = vocab[unk_id];
  if (unknown === undefined) return null;
  const bare = { ...tokenizer, model: { type: 'Unigram', vocab: [unknown], unk_id: 0 } };
  const made = new Tokenizer(bare, config);
  const inner: unknown = Reflect.get(made, '_tokenizer');
  if (!isRecord(inner) || typeof inner['model'] !== 'function') return null;
  const model = new UnigramModel(vocab, unk_id);
  inner['model'] = Object.assign((words: readonly string[]) => model.pieces(words), {
    tokens_to_ids: model.ids,
    unk_token_id: unk_id,
    unk_token: unknown[0],
  });
  return made;
}

function isUnigram(model: unknown): model is UnigramSettings {
  return (
    isRecord(model) &&
    model['type'] === 'Unigram' &&
    model['byte_fallback'] !== true &&
    Array.isArray(model['vocab']) &&
    typeof model['unk_id'] === 'number'
  );
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
