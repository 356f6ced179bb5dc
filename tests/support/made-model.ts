import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Files of a model by their paths inside its folder. */
export type ModelContents = Readonly<Record<string, Buffer>>;

export interface MadeModelOptions {
  readonly dimension: number;
  /** Where its graph lies, as a path inside the folder. */
  readonly weightFile?: string;
  /** Files beside the graph that hold its numbers: the first its table, the second its offsets. */
  readonly externalData?: readonly string[];
}

const tinyModel = path.resolve(import.meta.dirname, 'tiny-model');

/** A file of the tiny model whose tokens the models made here share. */
function tinyFile(name: string): Buffer {
  return readFileSync(path.join(tinyModel, name));
}

const { model: tokenizerModel } = JSON.parse(tinyFile('tokenizer.json').toString('utf8')) as {
  model: { vocab: unknown[] };
};
const tokens = tokenizerModel.vocab.length;

/** The row of a token, and what is added to every row: numbers between -1 and 1 that are the same in every run. */
export function rowOf(token: number, dimension: number): Float32Array {
  return Float32Array.from({ length: dimension }, (_, column) =>
    Math.fround(Math.sin(1 + token * 7919 + column * 104_729)),
  );
}

const offsetToken = 10_007;

/**
 * A model that embeds by a table of vectors, of any dimension, with the tokens of the tiny model. The vector of a token is its row and
 * the mean of all rows; `sentence_embedding` is that mean turned round. So each way of pooling gives another vector.
 */
export function madeModel(options: MadeModelOptions): ModelContents {
  const { dimension, weightFile = 'onnx/model_quantized.onnx', externalData = [] } = options;
  const table = numbers(tokens, (token) => rowOf(token, dimension));
  const offset = numbers(1, () => rowOf(offsetToken, dimension));
  const [tableFile, offsetFile] = externalData;
  const graph = Buffer.concat([
    node('Gather', ['table', 'input_ids'], 'plain_rows'),
    node('Add', ['plain_rows', 'offset'], 'rows'),
    node('ReduceMean', ['rows'], 'mean', { axes: [1], keepdims: 1 }),
    node('Add', ['rows', 'mean'], 'last_hidden_state'),
    node('ReduceMean', ['rows'], 'sentence', { axes: [1], keepdims: 0 }),
    node('Neg', ['sentence'], 'sentence_embedding'),
    text(2, 'made-model'),
    tensor('table', [tokens, dimension], table, tableFile),
    tensor('offset', [dimension], offset, offsetFile),
    value(11, 'input_ids', int64, ['batch', 'tokens']),
    value(12, 'last_hidden_state', float, ['batch', 'tokens', dimension]),
    value(12, 'sentence_embedding', float, ['batch', dimension]),
  ]);
  const opset = part(8, Buffer.concat([text(1, ''), number(2, 13)]));
  const directory = path.posix.dirname(weightFile);
  return {
    'config.json': Buffer.from(JSON.stringify({ model_type: 'bert', hidden_size: dimension, vocab_size: tokens })),
    'tokenizer.json': tinyFile('tokenizer.json'),
    'tokenizer_config.json': tinyFile('tokenizer_config.json'),
    [weightFile]: Buffer.concat([number(1, 8), part(7, graph), opset]),
    ...(tableFile === undefined ? {} : { [`${directory}/${tableFile}`]: table }),
    ...(offsetFile === undefined ? {} : { [`${directory}/${offsetFile}`]: offset }),
  };
}

/** The unit vector that a made model gives for tokens under a way of pooling. */
export function madeVector(
  ids: readonly number[],
  dimension: number,
  pooling: 'mean' | 'first' | 'sentence_embedding',
): Float32Array {
  const offset = rowOf(offsetToken, dimension);
  const rows = ids.map((id) => rowOf(id, dimension).map((value, column) => value + (offset[column] ?? 0)));
  const mean = new Float32Array(dimension).map(
    (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length,
  );
  const pooled = mean.map((value, column) =>
    pooling === 'mean' ? value : pooling === 'first' ? (rows[0]?.[column] ?? 0) + value : -value,
  );
  const length = Math.hypot(...pooled);
  return pooled.map((value) => value / length);
}

function numbers(count: number, row: (index: number) => Float32Array): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, index) => Buffer.from(row(index).buffer)));
}

// The few messages of onnx.proto3 that such a graph needs, in the encoding of protocol buffers.
const [float, int64] = [1, 7];

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function part(field: number, content: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

function text(field: number, content: string): Buffer {
  return part(field, Buffer.from(content, 'utf8'));
}

function node(
  type: string,
  inputs: readonly string[],
  output: string,
  settings: { axes?: number[]; keepdims?: number } = {},
) {
  const { axes, keepdims } = settings;
  return part(
    1,
    Buffer.concat([
      ...inputs.map((name) => text(1, name)),
      text(2, output),
      text(4, type),
      ...(axes === undefined
        ? []
        : [part(5, Buffer.concat([text(1, 'axes'), ...axes.map((axis) => number(8, axis)), number(20, 7)]))]),
      ...(keepdims === undefined
        ? []
        : [part(5, Buffer.concat([text(1, 'keepdims'), number(3, keepdims), number(20, 2)]))]),
    ]),
  );
}

function tensor(name: string, dimensions: readonly number[], content: Buffer, file: string | undefined): Buffer {
  const entry = (key: string, value: string): Buffer => part(13, Buffer.concat([text(1, key), text(2, value)]));
  const external = [
    entry('location', file ?? ''),
    entry('offset', '0'),
    entry('length', String(content.length)),
    number(14, 1),
  ];
  return part(
    5,
    Buffer.concat([
      ...dimensions.map((size) => number(1, size)),
      number(2, float),
      text(8, name),
      ...(file === undefined ? [part(9, content)] : external),
    ]),
  );
}

function value(field: number, name: string, type: number, dimensions: readonly (number | string)[]): Buffer {
  const shape = dimensions.map((size) => part(1, typeof size === 'number' ? number(1, size) : text(2, size)));
  const tensorType = part(1, Buffer.concat([number(1, type), part(2, Buffer.concat(shape))]));
  return part(field, Buffer.concat([text(1, name), part(2, tensorType)]));
}
