import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema } from '../../src/cli/view/json.js';
import { modelListSchema, modelSchema } from '../../src/cli/view/models.js';
import { programFolder } from '../../src/program.js';
import { type CliResult, makeWorkplace, runCli, startCli, type Workplace } from '../support/cli.js';
import { LoopbackHub } from '../support/hub.js';
import { madeModel } from '../support/made-model.js';

const model = 'Xenova/multilingual-e5-small';
const weights = 'onnx/model_quantized.onnx';
const files = madeModel({ dimension: 384 });
const weightBytes = files[weights]!.length;
const allBytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
const question = 'Where did the ISIS leaders go?';

describe('isnad model', () => {
  let place: Workplace;
  let hub: LoopbackHub;
  let commit: string;
  let environment: Record<string, string>;
  let modelsDirectory: string;
  let folder: string;
  let part: string;

  const isnad = (args: string[], more: Record<string, string> = {}): Promise<CliResult> =>
    runCli(args, { environment: { ...environment, ...more } });
  const arrived = (bytes: number): boolean => existsSync(part) && statSync(part).size >= bytes;

  beforeAll(async () => {
    place = await makeWorkplace();
  });

  afterAll(() => place.remove());

  beforeEach(async () => {
    hub = await LoopbackHub.start();
    commit = hub.publish(model, files);
    modelsDirectory = path.join(place.folder, `models-${Math.random()}`);
    folder = path.join(modelsDirectory, model);
    part = path.join(modelsDirectory, 'Xenova', '.multilingual-e5-small.unfinished', `${weights}.part`);
    environment = { ...place.environment, MODELS_DIR: modelsDirectory, MODEL_HOST: hub.host };
  });

  afterEach(() => hub.close());

  it('gets a larger model, which is then one setting away', async () => {
    const got = await isnad(['model', 'get', model]);
    expect(got.exitCode, got.errors).toBe(0);
    expect(got.output).toContain(`${model} is there now: 4 files, ${Math.round(allBytes / 1000)} kB, from 127.0.0.1:`);
    expect(got.output).toContain(`Revision: ${commit}\n`);
    expect(got.output).not.toContain('Not checked');
    expect(got.errors).toMatch(/^Downloading Xenova\/multilingual-e5-small \(MB\): 1 of 1/m);

    const use = { EMBEDDING_MODEL: model };
    const list = await isnad(['model', 'list'], use);
    expect(list.output).toMatch(/^ {2}isnad-mini +bundled +\d+ MB +640 dimensions +8-bit$/m);
    expect(list.output).toMatch(
      new RegExp(`^\\* ${model} +downloaded +\\d+ kB +384 dimensions +8-bit +revision ${commit}$`, 'm'),
    );
    const requests = hub.requests.length;
    const indexed = await isnad(['reindex'], use);
    expect(indexed.exitCode, indexed.errors).toBe(0);
    const asked = await isnad(['ask', question, '--json'], use);
    expect(asked.exitCode, asked.errors).toBe(0);
    expect(answerSchema.parse(JSON.parse(asked.output)).question).toBe(question);
    const status = JSON.parse((await isnad(['status', '--json'], use)).output);
    expect(status).toMatchObject({ model, dimension: 384, reports: 8 });
    const doctor = await isnad(['doctor'], use);
    expect(doctor.output).toContain(`Model: ${model}, 384 dimensions, as downloaded, revision ${commit}\n`);
    expect(doctor.exitCode, doctor.output).toBe(0);
    expect(hub.requests, 'nothing is asked of the hub again').toHaveLength(requests);

    truncateSync(path.join(folder, weights), 1000);
    const advice = `Run isnad model get ${model}`;
    const refused = await isnad(['ask', question], use);
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toMatch(/^error: The file onnx\/model_quantized\.onnx .* has 1000 bytes instead of \d+\./m);
    expect(refused.errors).toContain(`hint: ${advice}`);
    expect((await isnad(['doctor'], use)).output).toMatch(
      new RegExp(`problem +Model: The file onnx.* has 1000 bytes instead of.*\\n +→ ${advice}`),
    );
    expect((await isnad(['model', 'list'], use)).output).toMatch(/\* Xenova.*damaged: The file onnx/);
    expect((await isnad(['model', 'get', model])).exitCode).toBe(0);
    expect((await isnad(['ask', question], use)).exitCode).toBe(0);

    const flipped = readFileSync(path.join(folder, weights));
    flipped[weightBytes - 9]! ^= 1;
    writeFileSync(path.join(folder, weights), flipped);
    expect((await isnad(['doctor'], use)).output).toMatch(
      /problem +Model: .* has another content than when it was downl/,
    );
    expect((await isnad(['model', 'get', model])).output).toContain('is there now');
    expect((await isnad(['model', 'get', model])).output).toContain('was there already, and every file is as it was');
  });

  it('comes by itself on first use, over the same way', async () => {
    const { exitCode, output, errors } = await isnad(['ask', question], {
      EMBEDDING_MODEL: model,
      INDEX_DIR: path.join(modelsDirectory, 'index'),
    });
    expect(exitCode, errors).toBe(0);
    expect(output).toMatch(/^\[1\]|nothing|Nothing/);
    expect(errors).toContain(`Downloading ${model} (MB)`);
    expect(JSON.parse(readFileSync(path.join(folder, 'isnad-model.json'), 'utf8'))).toMatchObject({ revision: commit });
  });

  it('shows its list as JSON in the documented form', async () => {
    const got = await isnad(['model', 'get', model, '--json']);
    const object = modelSchema.parse(JSON.parse(got.output));
    const expected = {
      name: model,
      inUse: false,
      source: 'downloaded',
      state: 'complete',
      problem: null,
      folder,
      dimension: 384,
      weights: 'q8',
      revision: commit,
      host: new URL(hub.host).host,
    };
    expect(object).toMatchObject(expected);
    expect(object.bytes).toBeGreaterThan(allBytes);
    const list = modelListSchema.parse(JSON.parse((await isnad(['model', 'list', '--json'])).output));
    expect(list.embeddingModel).toBe('isnad-mini');
    expect(list.models).toHaveLength(2);
    expect(list.models[0]).toMatchObject({ name: 'isnad-mini', inUse: true, source: 'bundled', dimension: 640 });
    expect(list.models[1]).toEqual(object);

    const missing = await isnad(['model', 'list'], { EMBEDDING_MODEL: 'someone/other' });
    expect(missing.output).toContain('EMBEDDING_MODEL=someone/other is not here. isnad model get someone/other');
    const ownFolder = await isnad(['model', 'list', '--json'], { EMBEDDING_MODEL: folder });
    expect(modelListSchema.parse(JSON.parse(ownFolder.output)).models[2]).toMatchObject({
      name: folder,
      inUse: true,
      source: 'folder',
    });
  });

  it('documents exactly these fields', () => {
    const page = readFileSync(path.join(programFolder, 'docs', 'json.md'), 'utf8');
    const section = (page.split('\n## Models\n')[1] ?? '').split('\n## ')[0] ?? '';
    const example = section.slice(
      section.indexOf('```json') + 7,
      section.indexOf('```', section.indexOf('```json') + 7),
    );
    expect(modelListSchema.parse(JSON.parse(example))).toEqual(JSON.parse(example));
    for (const field of Object.keys(modelSchema.shape)) expect(section).toContain(`\`${field}\``);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('goes on after %s with what has not arrived yet', async (signal) => {
    const half = Math.floor(weightBytes / 2);
    hub.disturb(/model_quantized/, { after: half, then: 'silence' });
    const child = startCli(['model', 'get', model], { environment });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const closed = once(child, 'close');
    while (!arrived(half)) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill(signal);
    const [exitCode] = (await closed) as [number | null];
    expect(exitCode).toBe(signal === 'SIGINT' ? 130 : null);
    if (signal === 'SIGINT') {
      expect(errors).toContain(`Stopped. What has arrived is kept; run isnad model get ${model} to go on.`);
    }
    expect((await isnad(['model', 'list'])).output).toMatch(
      new RegExp(`${model} +downloaded .* unfinished; isnad model get ${model} goes on`),
    );

    const before = hub.requests.length;
    const { exitCode: second, output } = await isnad(['model', 'get', model]);
    expect(second).toBe(0);
    expect(output).toContain(`Revision: ${commit}`);
    const sent = hub.requests.slice(before).filter(({ status }) => status < 300);
    expect(sent).toMatchObject([{ status: 206, headers: { range: `bytes=${half}-` }, sent: weightBytes - half }]);
    expect(readFileSync(path.join(folder, weights))).toEqual(files[weights]);
  });

  it('is one download when two processes ask for it at once', async () => {
    hub.disturb(/model_quantized/, { after: 1000, arrived });
    const both = await Promise.all([isnad(['model', 'get', model]), isnad(['model', 'get', model])]);
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(both.map(({ errors }) => errors).join('')).toContain(`note: Another process is downloading ${model}`);
    expect(hub.requestsFor('config.json')).toHaveLength(1);
    expect(readFileSync(path.join(folder, weights))).toEqual(files[weights]);
  });

  it('takes a revision from its name or a flag', async () => {
    const older = hub.publish(model, { ...files, 'README.md': Buffer.from('older') }, 'v1');
    expect((await isnad(['model', 'get', `${model}@v1`])).output).toContain(`Revision: ${older}`);
    expect((await isnad(['model', 'get', model])).output).toContain(`Revision: ${older}`);
    expect((await isnad(['model', 'get', model, '--revision', 'main'])).output).toContain(`Revision: ${commit}`);
    expect((await isnad(['model', 'get', `${model}@${older}`])).output).toContain(`Revision: ${older}`);
    const wrong = await isnad(['model', 'get', `${model}@v2`]);
    expect(wrong.exitCode).toBe(1);
    expect(wrong.errors).toContain('no such revision of it (revision v2)');
  });

  it.each([
    [['get'], /missing required argument 'name'/],
    [['get', 'isnad-mini'], /"isnad-mini" is no name of a model to download/],
    [['get', '../../etc'], /is no name of a model/],
    [['get', 'a/b/c'], /is no name of a model/],
    [['get', 'a/b@../x'], /"\.\.\/x" is no revision/],
    [['get', 'a/b@v1', '--revision', 'v2'], /Two revisions are given: v1 and v2/],
    [['remove', 'isnad-mini'], /is no name of a model/],
    [['fetch', 'a/b'], /unknown command 'fetch'/],
    [[], /Usage: isnad model/],
  ])('explains wrong use and ends with 2: %j', async (args, message) => {
    const { exitCode, output, errors } = await isnad(['model', ...args]);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toMatch(message);
  });

  it('prints help with examples', async () => {
    for (const command of [[], ['get'], ['list'], ['remove']]) {
      const { exitCode, output, errors } = await isnad(['model', ...command, '--help']);
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(output).toMatch(/Usage: isnad model[\s\S]*Examples:/);
    }
  });

  it('says what fails, and that the next call goes on', async () => {
    const absent = await isnad(['model', 'get', 'no/such-model', '--json']);
    expect(absent.exitCode).toBe(1);
    expect(JSON.parse(absent.errors).error).toMatchObject({
      identifier: 'model-download-failed',
      message: expect.stringContaining('has no model of this name'),
    });

    hub.disturb(/model_quantized/, { status: 429, headers: { 'retry-after': '0' } }, 2);
    const busy = await isnad(['model', 'get', model]);
    expect(busy.exitCode, busy.errors).toBe(0);
    expect(busy.errors.match(/answers 429 for onnx\/model_quantized\.onnx; trying again/g)).toHaveLength(2);

    hub.publish('someone/busy', files);
    hub.disturb(/busy.*model_quantized/, { status: 429, headers: { 'retry-after': '0' } }, 99);
    const tooBusy = await isnad(['model', 'get', 'someone/busy']);
    expect(tooBusy.exitCode).toBe(1);
    expect(tooBusy.errors).toMatch(
      /error: .* answers 429 .*5 times in a row\.\nhint: .*isnad model get someone\/busy goes on/,
    );

    hub.publish('someone/damaged', files);
    hub.disturb(/damaged.*model_quantized/, { corrupt: true }, 2);
    const damaged = await isnad(['model', 'get', 'someone/damaged', '--json']);
    expect(damaged.exitCode).toBe(1);
    const lines = damaged.errors.trim().split('\n');
    expect(JSON.parse(lines.at(-1)!).error.identifier).toBe('model-checksum-wrong');

    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const MODEL_HOST = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    const unreachable = await isnad(['model', 'get', 'someone/else'], { MODEL_HOST });
    expect(unreachable.exitCode).toBe(1);
    expect(unreachable.errors).toMatch(/cannot be reached .*ECONNREFUSED/);
  });

  it('keeps what has arrived where the disk is full', async () => {
    const main = path.join(programFolder, 'dist', 'src', 'cli', 'main.js');
    // A file that may not grow further fails to be written as on a full disk.
    const child = spawn('sh', ['-c', `ulimit -f 200; exec "$0" "$@"`, process.execPath, main, 'model', 'get', model], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const [exitCode] = (await once(child, 'close')) as [number | null];
    expect(exitCode, errors).toBe(1);
    expect(errors).toMatch(
      /error: The model cannot be written to .*EFBIG[\s\S]*hint: .*free space.*What has arrived is kept/,
    );
    expect((await isnad(['model', 'get', model])).exitCode).toBe(0);
    expect(hub.requestsFor('tokenizer.json')).toHaveLength(1);
    expect(readFileSync(path.join(folder, weights))).toEqual(files[weights]);
  });

  it('says what a mirror cannot tell', async () => {
    const mirror = await LoopbackHub.start({ filesOnly: true });
    mirror.publish(model, files);
    const { exitCode, output } = await isnad(['model', 'get', model], { MODEL_HOST: `${mirror.host}/` });
    await mirror.close();
    expect(exitCode).toBe(0);
    expect(output).toMatch(/Revision: not known, because 127\.0\.0\.1:\d+ does not tell it/);
    expect(output).toMatch(/Not checked, because .* has no checksum of them: config\.json, /);
  });

  it('sends a token to the hub alone, and shows it nowhere', async () => {
    const secret = 'hub-secret-of-mine';
    const closed = await LoopbackHub.start({ token: secret });
    closed.publish(model, files);
    const settings = { MODEL_HOST: closed.host, LOG_LEVEL: 'debug' };
    const outputs: string[] = [];
    const get = async (token: string): Promise<CliResult> => {
      const result = await isnad(['model', 'get', model], { ...settings, MODEL_HOST_TOKEN: token });
      outputs.push(result.output, result.errors);
      return result;
    };
    expect((await get('')).errors).toMatch(
      /does not give out the model .*licence[\s\S]*hint: Accept the licence.*MODEL_HOST_TOKEN/,
    );
    expect((await get('hub-secret-wrong')).errors).toContain('the one that is set is not enough');
    expect((await get('hub secret broken')).errors).toMatch(/^error: MODEL_HOST_TOKEN is no token/);
    expect((await get(secret)).exitCode).toBe(0);
    await closed.close();
    expect(outputs.join('')).not.toMatch(/hub.secret/);
    const stored = closed.requests.filter(({ server }) => server === 'storage');
    expect(stored.map(({ headers }) => headers.authorization)).toEqual(stored.map(() => undefined));
  });

  it('removes a model that is not in use, and no other', async () => {
    await isnad(['model', 'get', model]);
    const inUse = await isnad(['model', 'remove', model], { EMBEDDING_MODEL: model });
    expect(inUse.exitCode).toBe(1);
    expect(inUse.errors).toMatch(/error: .* is in use: EMBEDDING_MODEL names it[\s\S]*hint: /);
    const index = { INDEX_DIR: path.join(modelsDirectory, 'index') };
    expect((await isnad(['reindex'], { ...index, EMBEDDING_MODEL: model })).exitCode).toBe(0);
    expect((await isnad(['model', 'remove', model], index)).errors).toMatch(/is in use: the index was made with it/);
    expect(existsSync(path.join(folder, weights))).toBe(true);

    const elsewhere = { INDEX_DIR: path.join(modelsDirectory, 'no-index') };
    const removed = await isnad(['model', 'remove', model], elsewhere);
    expect(removed).toMatchObject({ exitCode: 0, output: expect.stringMatching(/is removed: \d+ kB freed/) });
    expect(readdirSync(path.join(modelsDirectory, 'Xenova')).filter((name) => !name.endsWith('.lock'))).toEqual([]);
    const again = await isnad(['model', 'remove', model], elsewhere);
    expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining(`no downloaded model ${model}`) });
  });
});
