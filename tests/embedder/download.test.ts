import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DownloadProgress } from '../../src/embedder/download.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { temporaryFolder, tinyModel } from './models.js';

const model = 'someone/tiny-model';

async function listen(listener: RequestListener): Promise<{ host: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A hub that has the tiny model, its large file behind a redirection as hubs do it. */
async function hub(options: { without?: string; weights?: string } = {}): Promise<{ host: string; asked: string[] }> {
  const { without, weights = 'onnx/model_quantized.onnx' } = options;
  const asked: string[] = [];
  const { host } = await listen((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const file = path.replace(`/${model}/resolve/main/`, '').replace('/storage/', '');
    const local = join(tinyModel, file === weights ? 'onnx/model_quantized.onnx' : file);
    if (file === without || (file.startsWith('onnx/') && file !== weights) || !existsSync(local)) {
      response.writeHead(404).end('Entry not found');
    } else if (file === weights && !path.startsWith('/storage/')) {
      response.writeHead(302, { location: `/storage/${file}` }).end();
    } else {
      const content = readFileSync(local);
      response.writeHead(200, { 'content-length': content.length }).end(content);
    }
  });
  return { host, asked };
}

describe('a model that is not there yet', () => {
  it('is downloaded with progress, and gives the vectors of the same files elsewhere', async () => {
    const modelsDirectory = temporaryFolder();
    const { host } = await hub();
    const progress: DownloadProgress[] = [];
    const embedder = await openEmbedder({
      model,
      modelsDirectory,
      remoteHost: `${host}/`,
      onProgress: (event) => progress.push(event),
    });
    onTestFinished(() => embedder.close());
    const local = await openEmbedder({ model: tinyModel });
    onTestFinished(() => local.close());

    expect(embedder.fingerprint).toBe(local.fingerprint);
    expect(await embedder.embed(['where'], 'question')).toEqual(await local.embed(['where'], 'question'));
    expect(readdirSync(join(modelsDirectory, 'someone'))).toEqual(['tiny-model']);

    const complete = progress.filter(({ loadedBytes, totalBytes }) => loadedBytes === totalBytes);
    expect(complete.map(({ file }) => file)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model_quantized.onnx',
    ]);
    expect(progress.every((event) => event.model === model)).toBe(true);
  });

  it('is downloaded only once', async () => {
    const modelsDirectory = temporaryFolder();
    const { host, asked } = await hub();
    const options = { model, modelsDirectory, remoteHost: host };
    await (await openEmbedder(options)).close();
    const requests = asked.length;
    await (await openEmbedder(options)).close();
    expect(asked).toHaveLength(requests);
  });

  it('may be opened twice at the same time', async () => {
    const { host } = await hub();
    const options = { model, modelsDirectory: temporaryFolder(), remoteHost: host };
    const both = await Promise.all([openEmbedder(options), openEmbedder(options)]);
    expect(both[0].fingerprint).toBe(both[1].fingerprint);
    await Promise.all(both.map((embedder) => embedder.close()));
    expect(readdirSync(join(options.modelsDirectory, 'someone'))).toEqual(['tiny-model']);
  });

  it('is taken with its full weights where the hub has no 8-bit ones', async () => {
    const modelsDirectory = temporaryFolder();
    const { host } = await hub({ weights: 'onnx/model.onnx' });
    const embedder = await openEmbedder({ model, modelsDirectory, remoteHost: host });
    onTestFinished(() => embedder.close());
    expect(await embedder.embed(['where'], 'question')).toHaveLength(1);
    expect(readdirSync(join(modelsDirectory, model, 'onnx'))).toEqual(['model.onnx']);
  });

  it.each(['config.json', 'tokenizer.json', 'onnx/model_quantized.onnx'])(
    'is refused when the hub has no %s, and leaves nothing behind',
    async (without) => {
      const modelsDirectory = temporaryFolder();
      const { host } = await hub({ without });
      await expect(openEmbedder({ model, modelsDirectory, remoteHost: host })).rejects.toMatchObject({
        name: 'IsnadError',
        identifier: 'model-download-failed',
        message: expect.stringContaining(without),
        hint: expect.stringContaining(join(modelsDirectory, model)),
      });
      expect(readdirSync(join(modelsDirectory, 'someone'))).toEqual([]);
    },
  );

  it('is refused with a hint what to do without a network', async () => {
    const modelsDirectory = temporaryFolder();
    const { host, server } = await listen(() => {});
    await new Promise((resolve) => server.close(resolve));
    await expect(openEmbedder({ model, modelsDirectory, remoteHost: host })).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached .*ECONNREFUSED/),
      hint: expect.stringMatching(/someone\/tiny-model.*isnad-mini needs no network/),
    });
  });

  it('is refused when the hub refuses', async () => {
    const { host } = await listen((_, response) => response.writeHead(401).end());
    await expect(openEmbedder({ model, modelsDirectory: temporaryFolder(), remoteHost: host })).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringContaining('401'),
    });
  });

  it('is refused when the connection breaks off within a file', async () => {
    const modelsDirectory = temporaryFolder();
    const { host } = await listen((_, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{"model_type"', () => response.destroy());
    });
    await expect(openEmbedder({ model, modelsDirectory, remoteHost: host })).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringContaining('broke off within config.json'),
    });
    expect(readdirSync(join(modelsDirectory, 'someone'))).toEqual([]);
  });

  it('is refused when it cannot be written', async () => {
    const { host } = await hub();
    const modelsDirectory = join(tinyModel, 'config.json');
    await expect(openEmbedder({ model, modelsDirectory, remoteHost: host })).rejects.toMatchObject({
      identifier: 'disk-write-failed',
      message: expect.stringContaining(modelsDirectory),
    });
  });
});
