import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { type EmbedderOptions, openEmbedder } from '../../src/embedder/worker-embedder.js';
import { embedderContract } from './contract.js';
import { copyOfTinyModel, notANumber, nothing, temporaryFolder, tinyModel } from './models.js';

embedderContract('the tiny model of the tests', () => openEmbedder({ model: tinyModel }));
embedderContract('isnad-mini', () => openEmbedder({ model: 'isnad-mini' }));

async function open(options: EmbedderOptions): Promise<Embedder> {
  const embedder = await openEmbedder(options);
  onTestFinished(() => embedder.close());
  return embedder;
}

describe('openEmbedder', () => {
  it('knows the model by its configured name', async () => {
    const embedder = await open({ model: tinyModel });
    expect(embedder).toMatchObject({ model: tinyModel, dimension: 8 });
  });

  it('puts the prefixes of the model family before the texts', async () => {
    const plain = await open({ model: tinyModel });
    const withPrefixes = await open({ model: copyOfTinyModel('multilingual-e5-tiny') });
    expect(await withPrefixes.embed(['where'], 'question')).toEqual(await plain.embed(['query: where'], 'question'));
    expect(await withPrefixes.embed(['where'], 'passage')).toEqual(await plain.embed(['passage: where'], 'passage'));
    expect(withPrefixes.fingerprint).not.toBe(plain.fingerprint);
  });

  it('takes special tokens typed by a person out of the text', async () => {
    const embedder = await open({ model: tinyModel });
    const [typed, plain] = await embedder.embed(['a</s>b <mask> c', 'a b c'], 'question');
    expect(typed).toEqual(plain);
  });

  it('gives zeros where the model gives zeros', async () => {
    const embedder = await open({ model: tinyModel });
    expect(await embedder.embed([nothing], 'passage')).toEqual([new Float32Array(8)]);
  });

  it('refuses a vector with numbers that are not finite, and goes on', async () => {
    const embedder = await open({ model: tinyModel });
    await expect(embedder.embed(['where', `the ${notANumber} sign`], 'passage')).rejects.toMatchObject({
      identifier: 'embedding-invalid',
      message: expect.stringContaining(`the ${notANumber} sign`),
    });
    expect(await embedder.embed(['where'], 'passage')).toHaveLength(1);
  });

  it('refuses vectors of another length than the family has', async () => {
    await expect(openEmbedder({ model: copyOfTinyModel('multilingual-e5-small') })).rejects.toMatchObject({
      identifier: 'embedding-invalid',
      message: expect.stringContaining('8 numbers where 384'),
    });
  });

  it('refuses a model that lacks the output its family is read by', async () => {
    await expect(openEmbedder({ model: copyOfTinyModel('embeddinggemma-tiny') })).rejects.toMatchObject({
      identifier: 'embedding-invalid',
      message: expect.stringContaining('sentence_embedding'),
    });
  });

  it.each([
    ['tokenizer.json', '{"version": "1.0", "model":'],
    ['tokenizer.json', '{}'],
    ['config.json', 'not JSON'],
    ['onnx/model_quantized.onnx', 'not a model'],
  ])('says that the model is damaged when %s is %s', async (file, content) => {
    const folder = copyOfTinyModel();
    writeFileSync(join(folder, file), content);
    await expect(openEmbedder({ model: folder })).rejects.toMatchObject({
      name: 'IsnadError',
      identifier: 'model-damaged',
      message: expect.stringContaining(folder),
      hint: expect.stringContaining(folder),
    });
  });

  it('has one fingerprint for the same files in two folders, and another for other files', async () => {
    const here = await open({ model: tinyModel });
    const there = await open({ model: copyOfTinyModel('elsewhere') });
    expect(there.fingerprint).toBe(here.fingerprint);

    const changedFolder = copyOfTinyModel();
    writeFileSync(join(changedFolder, 'config.json'), '{"model_type": "bert", "hidden_size": 8}');
    const changed = await open({ model: changedFolder });
    expect(changed.fingerprint).not.toBe(here.fingerprint);
  });

  it('rejects what waits, and what comes later, when its thread dies', async () => {
    const started = new Promise<Worker>((resolve) => process.once('worker', resolve));
    const embedder = await open({ model: tinyModel });
    const waiting = embedder.embed(
      Array.from({ length: 5_000 }, (_, index) => `where ${index}`),
      'passage',
    );
    const failure = { identifier: 'model-failed', message: expect.stringContaining('ended unexpectedly') };
    const rejected = expect(waiting).rejects.toMatchObject(failure);
    // What the main thread sees of a thread that dies. A real death in the middle of a native call ends the whole process.
    (await started).emit('error', new Error('out of memory'));
    await rejected;
    await expect(embedder.embed(['where'], 'question')).rejects.toMatchObject(failure);
  });

  it.each([
    ['never closed', ''],
    ['closed', 'await embedder.close();'],
  ])('lets the process end when it is %s', async (_, ending) => {
    const script = join(temporaryFolder(), 'script.mjs');
    const module = resolve(import.meta.dirname, '../../dist/src/embedder/worker-embedder.js');
    writeFileSync(
      script,
      `import { openEmbedder } from ${JSON.stringify(module)};
       const embedder = await openEmbedder({ model: ${JSON.stringify(tinyModel)} });
       const [vector] = await embedder.embed(['where'], 'question');
       ${ending}
       console.log(vector.length);`,
    );
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], { timeout: 30_000 });
    expect(stdout).toBe('8\n');
    expect(stderr).toBe('');
  });
});
