import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as transformers from '@xenova/transformers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { type EmbedderOptions, openEmbedder } from '../../src/embedder/worker-embedder.js';
import { contentsOf, LoopbackHub } from '../support/hub.js';
import { madeModel, madeVector, type ModelContents } from '../support/made-model.js';
import { temporaryFolder, tinyModel } from './models.js';

async function hubWith(model: string, files: ModelContents): Promise<LoopbackHub> {
  const hub = await LoopbackHub.start();
  onTestFinished(() => hub.close());
  hub.publish(model, files);
  return hub;
}

async function open(options: EmbedderOptions): Promise<Embedder> {
  const embedder = await openEmbedder(options);
  onTestFinished(() => embedder.close());
  return embedder;
}

describe('a model that is not there yet', () => {
  const model = 'someone/tiny-model';

  it('is downloaded on first use, once, and gives the vectors of the same files elsewhere', async () => {
    const hub = await hubWith(model, contentsOf(tinyModel));
    const modelsDirectory = temporaryFolder();
    const files: string[] = [];
    const options = { model, modelsDirectory, remoteHost: hub.host };
    const embedder = await open({ ...options, onProgress: ({ file }) => files.push(file) });
    const local = await open({ model: tinyModel });
    expect(embedder.fingerprint).toBe(local.fingerprint);
    expect(await embedder.embed(['where'], 'question')).toEqual(await local.embed(['where'], 'question'));
    expect(new Set(files)).toContain('onnx/model_quantized.onnx');
    const requests = hub.requests.length;
    await open(options);
    expect(hub.requests).toHaveLength(requests);
  });

  it('may be opened twice at the same time', async () => {
    const hub = await hubWith(model, contentsOf(tinyModel));
    const options = { model, modelsDirectory: temporaryFolder(), remoteHost: hub.host };
    const both = await Promise.all([open(options), open(options)]);
    expect(both[0].fingerprint).toBe(both[1].fingerprint);
    expect(hub.requestsFor('config.json')).toHaveLength(1);
    const left = readdirSync(join(options.modelsDirectory, 'someone')).filter((name) => !name.endsWith('.lock'));
    expect(left).toEqual(['tiny-model']);
  });

  it.each([
    ['shorter than it was', (file: string) => truncateSync(file, 10), 'has 10 bytes instead of'],
    ['gone', (file: string) => rmSync(file), 'is missing'],
  ])('is refused later where a file of it is %s, with the way to mend it', async (_, damage, words) => {
    const hub = await hubWith(model, contentsOf(tinyModel));
    const options = { model, modelsDirectory: temporaryFolder(), remoteHost: hub.host };
    await open(options);
    damage(join(options.modelsDirectory, model, 'tokenizer.json'));
    await expect(openEmbedder(options)).rejects.toMatchObject({
      identifier: 'model-damaged',
      message: expect.stringContaining(`tokenizer.json of the model ${model} ${words}`),
      hint: expect.stringContaining(`isnad model get ${model}`),
    });
  });

  it('may be put there by hand instead, without a manifest', async () => {
    const hub = await hubWith(model, contentsOf(tinyModel));
    const options = { model, modelsDirectory: temporaryFolder(), remoteHost: hub.host };
    await open(options);
    const folder = join(options.modelsDirectory, model);
    rmSync(join(folder, 'isnad-model.json'));
    writeFileSync(join(folder, 'config.json'), '{"model_type":"bert","hidden_size":8}');
    await expect(open(options)).resolves.toMatchObject({ dimension: 8 });
  });
});

/** Layouts as the hubs' repositories have them; files that must be left alone hold no model. */
const decoy = Buffer.from('not to be fetched');
const e5 = { question: 'query: ', passage: 'passage: ' };
const none = { question: '', passage: '' };
const families: readonly {
  model: string;
  dimension: number;
  pooling: 'mean' | 'first' | 'sentence_embedding';
  prefixes: { question: string; passage: string };
  weightFile: string;
  externalData?: string[];
  decoys: string[];
}[] = [
  {
    model: 'Xenova/multilingual-e5-small',
    dimension: 384,
    pooling: 'mean',
    prefixes: e5,
    weightFile: 'onnx/model_quantized.onnx',
    decoys: ['onnx/model.onnx', 'onnx/model_fp16.onnx'],
  },
  {
    model: 'intfloat/multilingual-e5-small',
    dimension: 384,
    pooling: 'mean',
    prefixes: e5,
    weightFile: 'onnx/model.onnx',
    decoys: ['onnx/model_O4.onnx', 'onnx/model_qint8_avx512_vnni.onnx', 'onnx/config.json', 'model.safetensors'],
  },
  {
    model: 'intfloat/multilingual-e5-large',
    dimension: 1024,
    pooling: 'mean',
    prefixes: e5,
    weightFile: 'onnx/model.onnx',
    externalData: ['model.onnx_data'],
    decoys: ['onnx/model_qint8_avx512_vnni.onnx'],
  },
  {
    model: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    dimension: 384,
    pooling: 'mean',
    prefixes: none,
    weightFile: 'onnx/model_quantized.onnx',
    decoys: ['onnx/model.onnx'],
  },
  {
    model: 'Xenova/bge-m3',
    dimension: 1024,
    pooling: 'first',
    prefixes: none,
    weightFile: 'onnx/model_quantized.onnx',
    decoys: ['onnx/model.onnx', 'onnx/model.onnx_data'],
  },
  {
    model: 'BAAI/bge-m3',
    dimension: 1024,
    pooling: 'first',
    prefixes: none,
    weightFile: 'onnx/model.onnx',
    externalData: ['model.onnx_data', 'Constant_7_attr__value'],
    decoys: ['pytorch_model.bin'],
  },
  {
    model: 'onnx-community/embeddinggemma-300m-ONNX',
    dimension: 768,
    pooling: 'sentence_embedding',
    prefixes: { question: 'task: search result | query: ', passage: 'title: none | text: ' },
    weightFile: 'onnx/model_quantized.onnx',
    externalData: ['model_quantized.onnx_data'],
    decoys: ['onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model_q4.onnx', 'onnx/model_q4.onnx_data'],
  },
];

describe('a model of a known family', () => {
  const { AutoTokenizer } = createRequire(import.meta.url)('@xenova/transformers') as typeof transformers;

  it.each(families)('is found, downloaded and read as its authors meant: $model', async (family) => {
    const { model, dimension, pooling, prefixes, weightFile, externalData = [], decoys } = family;
    const files = madeModel({ dimension, weightFile, externalData });
    const others = Object.fromEntries(decoys.map((name) => [name, decoy]));
    const hub = await hubWith(model, { ...others, ...files });
    const modelsDirectory = temporaryFolder();
    const embedder = await open({ model, modelsDirectory, remoteHost: hub.host });
    expect(embedder.dimension).toBe(dimension);
    for (const name of decoys) expect(hub.requestsFor(name)).toEqual([]);

    const tokenizer = await AutoTokenizer.from_pretrained(join(modelsDirectory, model), { local_files_only: true });
    for (const role of ['question', 'passage'] as const) {
      const text = 'where did they go?';
      const [vector] = await embedder.embed([text], role);
      const { input_ids: ids } = tokenizer(`${prefixes[role]}${text}`, { return_tensor: false }) as {
        input_ids: number[];
      };
      const expected = madeVector(ids, dimension, pooling);
      const similarity = vector!.reduce((sum, value, column) => sum + value * expected[column]!, 0);
      expect(similarity).toBeCloseTo(1, 5);
    }
  });

  it('counts the numbers beside the graph in its fingerprint', async () => {
    const model = 'someone/large';
    const files = madeModel({ dimension: 8, externalData: ['model_quantized.onnx_data', 'Constant_7_attr__value'] });
    const changed = Buffer.from(files['onnx/Constant_7_attr__value']!);
    changed.writeFloatLE(0.25, 0);
    const fingerprints = [];
    for (const published of [files, files, { ...files, 'onnx/Constant_7_attr__value': changed }]) {
      const hub = await hubWith(model, published);
      fingerprints.push((await open({ model, modelsDirectory: temporaryFolder(), remoteHost: hub.host })).fingerprint);
    }
    expect(fingerprints[0]).toBe(fingerprints[1]);
    expect(fingerprints[0]).not.toBe(fingerprints[2]);
  });
});
