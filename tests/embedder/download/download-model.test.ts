import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type DownloadedModel,
  downloadModel,
  type DownloadOptions,
} from '../../../src/embedder/download/download-model.js';
import type { DownloadProgress } from '../../../src/embedder/download/receive.js';
import { usualPatience } from '../../../src/embedder/hub/hub.js';
import { readManifest } from '../../../src/embedder/manifest.js';
import { contentsOf, type HubOptions, LoopbackHub } from '../../support/hub.js';
import { madeModel, type ModelContents } from '../../support/made-model.js';
import { temporaryFolder, tinyModel } from '../models.js';

const model = 'someone/tiny-model';
const weights = 'onnx/model_quantized.onnx';
const tinyFiles = contentsOf(tinyModel);
const { 'make.py': _, ...modelFiles } = tinyFiles;
const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights];

/** Large enough to break off within. */
const largeFiles = madeModel({ dimension: 384 });
const largeSize = largeFiles[weights]!.length;

async function startHub(options: HubOptions = {}, files: ModelContents = tinyFiles) {
  const hub = await LoopbackHub.start(options);
  onTestFinished(() => hub.close());
  return { hub, commit: hub.publish(model, files) };
}

/** A place for models, with what is needed to download one into it without waiting. */
function place(hub: { readonly host: string }) {
  const modelsDirectory = temporaryFolder();
  const folder = join(modelsDirectory, model);
  const waits: number[] = [];
  const notices: string[] = [];
  const patience = { ...usualPatience, wait: async (milliseconds: number) => void waits.push(milliseconds) };
  const get = (options: Partial<DownloadOptions> = {}): Promise<DownloadedModel> =>
    downloadModel({
      model,
      folder,
      preferredWeights: 'q8',
      remoteHost: hub.host,
      patience,
      onNotice: (notice) => notices.push(notice),
      ...options,
    });
  /** What lies beside the model, locks left out. */
  const beside = (): string[] =>
    readdirSync(join(modelsDirectory, 'someone')).filter((name) => !name.endsWith('.lock'));
  const part = join(modelsDirectory, 'someone', '.tiny-model.unfinished', `${weights}.part`);
  const arrived = (bytes: number): boolean => existsSync(part) && statSync(part).size >= bytes;
  return { modelsDirectory, folder, part, arrived, waits, notices, get, beside };
}

function holds(folder: string, files: ModelContents): void {
  for (const [name, content] of Object.entries(files)) expect(readFileSync(join(folder, name)), name).toEqual(content);
}

describe('a download', () => {
  it('brings the needed files of one commit, checked, and writes down what it brought', async () => {
    const { hub, commit } = await startHub();
    const { folder, get, beside } = place({ host: `${hub.host}/` });
    const progress: DownloadProgress[] = [];
    const { manifest, isNew } = await get({ remoteHost: `${hub.host}/`, onProgress: (event) => progress.push(event) });
    expect(isNew).toBe(true);
    expect(manifest).toMatchObject({ model, host: new URL(hub.host).host, revision: commit });
    expect(manifest.files.map(({ path }) => path)).toEqual(names);
    expect(manifest.files.every(({ checked }) => checked)).toBe(true);
    expect(await readManifest(folder)).toEqual(manifest);
    holds(folder, modelFiles);
    expect(readdirSync(folder).sort()).toEqual([
      'config.json',
      'isnad-model.json',
      'onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(beside()).toEqual(['tiny-model']);
    expect(hub.requests.filter(({ path }) => path.includes('/resolve/main/'))).toEqual([]);

    const complete = progress.filter(({ loadedBytes, totalBytes }) => loadedBytes === totalBytes);
    expect(complete.map(({ file }) => file)).toEqual(names);
    const all = manifest.files.reduce((sum, { size }) => sum + size, 0);
    expect(progress.at(-1)).toMatchObject({ model, allLoadedBytes: all, allTotalBytes: all });
  });

  it('takes the full weights where there are no 8-bit ones, and never those made for one kind of processor', async () => {
    const { [weights]: graph, ...others } = modelFiles;
    const files = { ...others, 'onnx/model.onnx': graph!, 'onnx/model_qint8_avx512_vnni.onnx': Buffer.from('no') };
    const { hub } = await startHub({}, files);
    const { get, folder } = place(hub);
    await get();
    expect(readdirSync(join(folder, 'onnx'))).toEqual(['model.onnx']);
  });

  it.each([
    ['its usual name', ['model_quantized.onnx_data']],
    ['other names', ['model_quantized.onnx.data', 'Constant_7_attr__value']],
  ])(
    'brings the numbers that lie beside the graph under %s, with a list of files and without',
    async (_name, externalData) => {
      const files = madeModel({ dimension: 8, externalData });
      for (const filesOnly of [false, true]) {
        const { hub } = await startHub(
          { filesOnly },
          { ...files, 'onnx/model.onnx_data': Buffer.from('of other weights') },
        );
        const { get, folder } = place(hub);
        await get();
        holds(folder, files);
        expect(hub.requestsFor('model.onnx_data')).toEqual([]);
      }
    },
  );

  it.each(['config.json', 'tokenizer.json', weights])(
    'is refused where the hub has no %s, which it names',
    async (without) => {
      const { [without]: _left, ...others } = modelFiles;
      for (const filesOnly of [false, true]) {
        const { hub } = await startHub({ filesOnly }, others);
        const { get, folder } = place(hub);
        await expect(get()).rejects.toMatchObject({
          identifier: 'model-download-failed',
          message: expect.stringContaining(without),
          hint: expect.stringContaining(folder),
        });
        expect(existsSync(folder)).toBe(false);
      }
    },
  );

  it('names the weights that are there instead', async () => {
    const { [weights]: graph, ...others } = modelFiles;
    const { hub } = await startHub({}, { ...others, 'onnx/model_q4.onnx': graph! });
    await expect(place(hub).get()).rejects.toThrow('onnx/model_q4.onnx');
  });

  it('is refused where the disk has no room, before anything is fetched', async () => {
    const { hub } = await startHub();
    const { get, folder } = place(hub);
    const described = { sha: 'a'.repeat(40), siblings: [...names.map((rfilename) => ({ rfilename, size: 2 ** 52 }))] };
    const server = createServer((_request, response) => response.end(JSON.stringify(described)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const remoteHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(get({ remoteHost })).rejects.toMatchObject({
      identifier: 'disk-write-failed',
      message: expect.stringMatching(/does not fit on the disk: \d+ MB are to come/),
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('is refused when it cannot be written', async () => {
    const { hub } = await startHub();
    const folder = join(tinyModel, 'config.json', 'x', 'y');
    await expect(place(hub).get({ folder })).rejects.toMatchObject({
      identifier: 'disk-write-failed',
      message: expect.stringContaining(folder),
    });
  });
});

describe('a revision', () => {
  it('stays, whatever the hub makes of main, until another is asked for', async () => {
    const { hub, commit } = await startHub();
    const { get, folder, beside } = place(hub);
    await get();
    const newer = { ...modelFiles, 'config.json': Buffer.from('{"model_type": "bert", "hidden_size": 8}') };
    const newCommit = hub.publish(model, newer);
    const requests = hub.requests.length;
    expect(await get()).toMatchObject({ isNew: false, manifest: { revision: commit } });
    expect(await get({ revision: commit })).toMatchObject({ isNew: false });
    expect(hub.requests).toHaveLength(requests);

    expect(await get({ revision: 'main' })).toMatchObject({ isNew: true, manifest: { revision: newCommit } });
    holds(folder, newer);
    expect(beside()).toEqual(['tiny-model']);
    expect(hub.requestsFor('model_quantized.onnx'), 'what is the same is not fetched again').toHaveLength(1);
    expect(await get({ revision: 'main' })).toMatchObject({ isNew: false });
    expect(await get({ revision: commit })).toMatchObject({ isNew: true, manifest: { revision: commit } });
    holds(folder, modelFiles);
  });

  it('may be a tag or a branch with a slash', async () => {
    const { hub } = await startHub();
    const other = hub.publish(model, { ...modelFiles, 'README.md': Buffer.from('other') }, 'refs/pr/1');
    expect((await place(hub).get({ revision: 'refs/pr/1' })).manifest.revision).toBe(other);
  });

  it('that is not there is named', async () => {
    const { hub } = await startHub();
    await expect(place(hub).get({ revision: 'v9' })).rejects.toThrow(/no such revision of it \(revision v9\)/);
  });

  it('is fetched again where a file of it is damaged, and only this file', async () => {
    const { hub, commit } = await startHub();
    const { get, folder } = place(hub);
    await get();
    hub.publish(model, { ...modelFiles, 'README.md': Buffer.from('newer') });
    truncateSync(join(folder, weights), 100);
    const damaged = Buffer.from(modelFiles['config.json']!);
    damaged[3]! ^= 1;
    writeFileSync(join(folder, 'config.json'), damaged);
    const before = hub.requests.length;
    expect(await get()).toMatchObject({ isNew: true, manifest: { revision: commit } });
    holds(folder, modelFiles);
    const asked = hub.requests.slice(before).filter(({ status }) => status === 200);
    expect(asked.map(({ path }) => path.replace(/^.*\/([^/?]+)(\?.*)?$/, '$1'))).toEqual([
      'config.json',
      'model_quantized.onnx',
    ]);
  });
});

describe('what lies there already', () => {
  it('is taken over where it is the same, and moved aside, never lost', async () => {
    const { hub } = await startHub();
    const { get, folder, beside } = place(hub);
    mkdirSync(folder, { recursive: true });
    cpSync(tinyModel, folder, { recursive: true });
    writeFileSync(join(folder, 'config.json'), 'changed by hand');
    const { movedAside } = await get();
    holds(folder, modelFiles);
    expect(hub.requestsFor('model_quantized.onnx')).toEqual([]);
    expect(readFileSync(join(movedAside!, 'config.json'), 'utf8')).toBe('changed by hand');
    expect(beside()).toHaveLength(2);
  });

  it('is put back where a process was killed while one revision took the place of another', async () => {
    const { hub } = await startHub();
    const { get, folder, beside, modelsDirectory } = place(hub);
    await get();
    cpSync(folder, join(modelsDirectory, 'someone', '.tiny-model.replaced'), { recursive: true });
    await get();
    expect(beside()).toEqual(['tiny-model']);
    renameSync(folder, join(modelsDirectory, 'someone', '.tiny-model.replaced'));
    expect(await get()).toMatchObject({ isNew: false });
    holds(folder, modelFiles);
  });

  it('is one and the same model when two download it at once', async () => {
    const { hub } = await startHub({}, largeFiles);
    const { get, folder, beside, notices } = place(hub);
    hub.disturb(/model_quantized/, { after: 1000 });
    const both = await Promise.all([get(), get()]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(notices).toContainEqual(expect.stringContaining('Another process is downloading someone/tiny-model'));
    holds(folder, largeFiles);
    expect(beside()).toEqual(['tiny-model']);
    expect(hub.requestsFor('config.json')).toHaveLength(1);
  });
});

describe('a download that breaks off', () => {
  const half = Math.floor(largeSize / 2);

  it('goes on within the same file, by itself', async () => {
    const { hub } = await startHub({}, largeFiles);
    const { get, folder, waits, notices, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: half, arrived });
    await get();
    holds(folder, largeFiles);
    const [first, second, ...others] = hub.requestsFor('model_quantized.onnx');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ server: 'storage', status: 200, sent: half });
    expect(second).toMatchObject({ server: 'storage', status: 206 });
    expect(first!.headers.range).toBeUndefined();
    expect(second!.headers.range).toBe(`bytes=${half}-`);
    expect(second!.sent).toBe(largeSize - half);
    expect(waits).toEqual([1000]);
    expect(notices).toEqual([
      expect.stringMatching(/broke off within onnx\/model_quantized\.onnx.*trying again in 1 s/),
    ]);
  });

  it('goes on in the next call, at the same commit, with what has arrived', async () => {
    const { hub, commit } = await startHub({}, largeFiles);
    const { get, folder, beside, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: half, arrived }, 1);
    hub.disturb(/model_quantized/, { status: 503 }, 99);
    await expect(get()).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringMatching(/answers 503 for onnx\/model_quantized\.onnx, 5 times in a row/),
      hint: expect.stringContaining('isnad model get someone/tiny-model goes on from there'),
    });
    expect(beside()).toEqual(['.tiny-model.unfinished']);
    hub.undisturbed();
    hub.publish(model, modelFiles);
    const before = hub.requests.length;
    expect((await get()).manifest.revision).toBe(commit);
    holds(folder, largeFiles);
    expect(beside()).toEqual(['tiny-model']);
    const asked = hub.requests.slice(before);
    expect(asked.filter(({ status }) => status < 300)).toEqual([
      expect.objectContaining({ status: 206, headers: expect.objectContaining({ 'if-range': expect.any(String) }) }),
    ]);
    expect(asked.reduce((sum, { sent }) => sum + sent, 0)).toBe(largeSize - half);
  });

  it('is begun anew when another revision is asked for', async () => {
    const { hub } = await startHub({}, largeFiles);
    const { get, folder, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: half, arrived }, 1);
    hub.disturb(/model_quantized/, { status: 500 }, 99);
    await expect(get()).rejects.toThrow('500');
    hub.undisturbed();
    const newer = hub.publish(model, madeModel({ dimension: 200 }));
    expect((await get({ revision: 'main' })).manifest.revision).toBe(newer);
    holds(folder, madeModel({ dimension: 200 }));
  });

  it('is begun anew, file by file, where a mirror has changed the file meanwhile', async () => {
    const { hub } = await startHub({ filesOnly: true }, largeFiles);
    const { get, folder, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: half, arrived }, 1);
    hub.disturb(/model_quantized/, { status: 500 }, 99);
    await expect(get()).rejects.toThrow('500');
    hub.undisturbed();
    const newer = madeModel({ dimension: 400 });
    hub.publish(model, newer);
    await get();
    holds(folder, newer);
    const last = hub.requestsFor('model_quantized.onnx').at(-1);
    expect(last).toMatchObject({ status: 200, headers: { range: expect.any(String), 'if-range': expect.any(String) } });
  });

  it('is begun anew where the server grants no ranges, or tells no entity tags', async () => {
    for (const options of [{ ranges: false }, { filesOnly: true, tags: false }, { filesOnly: true, ranges: false }]) {
      const { hub } = await startHub(options, largeFiles);
      const { get, folder, arrived } = place(hub);
      hub.disturb(/model_quantized/, { after: half, arrived });
      await get();
      holds(folder, largeFiles);
      expect(hub.requestsFor('model_quantized.onnx').map(({ status }) => status)).toEqual([200, 200]);
    }
  });

  it('is begun anew where more has arrived than there is', async () => {
    const { hub } = await startHub({ filesOnly: true }, largeFiles);
    const { get, folder, part, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: half, arrived }, 1);
    hub.disturb(/model_quantized/, { status: 500 }, 99);
    await expect(get()).rejects.toThrow('500');
    hub.undisturbed();
    writeFileSync(part, Buffer.alloc(largeSize + 10));
    await get();
    holds(folder, largeFiles);
    expect(hub.requests.map(({ status }) => status)).toContain(416);
  });

  it('goes on as long as something arrives, however often it breaks off', async () => {
    const { hub } = await startHub({}, largeFiles);
    const { get, folder, waits, arrived } = place(hub);
    hub.disturb(/model_quantized/, { after: 20_000, arrived }, 9);
    await get();
    holds(folder, largeFiles);
    expect(waits).toEqual(Array(9).fill(1000));
  });

  it('goes on where nothing comes any more', async () => {
    const { hub } = await startHub({}, largeFiles);
    const { get, folder } = place(hub);
    hub.disturb(/model_quantized/, { after: half, then: 'silence' });
    await get({ patience: { attempts: 2, wait: async () => {}, stallMilliseconds: 300 } });
    holds(folder, largeFiles);
  });
});

describe('a hub that refuses', () => {
  it('for the moment is asked again, when it says', async () => {
    const { hub } = await startHub();
    const { get, folder, waits } = place(hub);
    hub.disturb(/config\.json/, { status: 429, headers: { 'retry-after': '7' } });
    hub.disturb(/config\.json/, { status: 429, headers: { ratelimit: '"resolvers";r=0;t=12' } });
    hub.disturb(/config\.json/, { status: 503 });
    hub.disturb(/revision\/main/, { status: 502 });
    await get();
    holds(folder, modelFiles);
    expect(waits).toEqual([1000, 7000, 12_000, 4000]);
  });

  it('for ever is given up, and at once where it asks to wait for long', async () => {
    const { hub } = await startHub();
    const patient = place(hub);
    hub.disturb(/config\.json/, { status: 429 }, 99);
    await expect(patient.get()).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringMatching(/answers 429 for config\.json, 5 times in a row/),
    });
    expect(patient.waits).toEqual([1000, 2000, 4000, 8000]);
    hub.undisturbed();
    hub.disturb(/config\.json/, { status: 429, headers: { 'retry-after': '3600' } });
    const told = place(hub);
    await expect(told.get()).rejects.toThrow(/answers 429 .*asks to wait 3600 seconds/);
    expect(told.waits).toEqual([]);
  });

  it('because there is no such model says so', async () => {
    const { hub } = await startHub();
    await expect(place(hub).get({ model: 'no/such-model' })).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringMatching(/no\/such-model cannot be downloaded: 127.* has no model of this name/),
    });
    const { hub: mirror } = await startHub({ filesOnly: true });
    const { get, beside } = place(mirror);
    await expect(get({ model: 'no/such-model' })).rejects.toThrow('has no file config.json');
    expect(beside()).toEqual([]);
  });

  it('because it wants a token gets the one that is set, and the storage does not', async () => {
    const token = 'secret-of-mine';
    const { hub } = await startHub({ token });
    const { get, folder } = place(hub);
    for (const hostToken of [undefined, 'wrong-secret']) {
      const refused = await get({ hostToken }).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        identifier: 'model-access-denied',
        message: expect.stringMatching(/does not give out the model .*401.*licence/),
        hint: expect.stringContaining('MODEL_HOST_TOKEN'),
      });
      expect(JSON.stringify([refused, String(refused), (refused as Error).stack])).not.toContain('secret');
    }
    await get({ hostToken: token });
    holds(folder, modelFiles);
    const stored = hub.requests.filter(({ server }) => server === 'storage');
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    )) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain(token);
    }
  });

  it('by damaging a file is asked once more, then no more', async () => {
    const { hub } = await startHub();
    const { get, folder, notices } = place(hub);
    hub.disturb(/model_quantized/, { corrupt: true });
    await get();
    holds(folder, modelFiles);
    expect(notices).toEqual([expect.stringMatching(/arrived damaged: its SHA-256 is .* instead of/)]);

    const again = place(hub);
    for (const file of ['tokenizer_config', 'model_quantized']) {
      hub.undisturbed();
      hub.disturb(new RegExp(file), { corrupt: true }, 2);
      await expect(again.get()).rejects.toMatchObject({
        identifier: 'model-checksum-wrong',
        message: expect.stringMatching(new RegExp(`sends the file .*${file}.* damaged: its (SHA-256|git name) is `)),
      });
    }
    expect(existsSync(again.part)).toBe(false);
    await again.get();
    holds(again.folder, modelFiles);
  });

  it('is not there at all: what to do without a network', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const remoteHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    const { get, waits } = place({ host: remoteHost });
    await expect(get()).rejects.toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached .*ECONNREFUSED/),
      hint: expect.stringMatching(/someone\/tiny-model.*isnad-mini needs no network/),
    });
    expect(waits).toEqual([]);
  });
});

describe('a mirror that only has files', () => {
  it('serves as well: nothing is pinned, and nothing claimed to be checked', async () => {
    const { hub } = await startHub({ filesOnly: true });
    const { get, folder } = place(hub);
    const { manifest } = await get();
    expect(manifest.revision).toBeNull();
    expect(manifest.files.map(({ path, checked }) => [path, checked])).toEqual(names.map((name) => [name, false]));
    holds(folder, modelFiles);
    const requests = hub.requests.length;
    expect(await get()).toMatchObject({ isNew: false });
    expect(hub.requests).toHaveLength(requests);
  });

  it('pins the commit where it tells it', async () => {
    const { hub, commit } = await startHub({ filesOnly: true, commits: true });
    const { get } = place(hub);
    const { manifest } = await get();
    expect(manifest.revision).toBe(commit);
    const asked = hub.requests.filter(({ path }) => path.includes('/resolve/')).map(({ path }) => path.split('/')[4]);
    expect(asked[0]).toBe('main');
    expect(new Set(asked.slice(1))).toEqual(new Set([commit]));
  });

  it('that answers with a page of its own is found out', async () => {
    const server = createServer((_request, response) => response.end('<html>Please log in</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { get } = place({ host: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await expect(get()).rejects.toThrow(/sends as config\.json is something else/);
  });
});
