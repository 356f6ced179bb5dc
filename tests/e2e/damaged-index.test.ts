import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomOf } from '../../bench/random.js';
import { type AnswerJson, answerSchema } from '../../src/cli/view/json.js';
import { type VectorIndexKind, vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { programFolder } from '../../src/program.js';
import { type CliResult, hasModel, runCli, starterCorpus } from '../support/cli.js';

const question = 'Where did the ISIS leaders go?';
const random = randomOf(20);

/** Twenty places of the vector index: the header (of rounded vectors an id and a scale, of a graph where a flipped bit crashes hnswlib) and the body, as a share of its length. */
const flippedBits = Array.from({ length: 20 }, (_, number) => ({
  header: number < 8,
  place: random.number(),
  bit: random.between(0, 7),
}));

describe.skipIf(!hasModel)('asking an index with damaged files', () => {
  let folder: string;
  let sound: string;
  let index: string;
  let model: string;
  let expected: AnswerJson['quotes'];
  /** The sound index of the kind that is being tested. */
  let ofKind: string;
  let kind: VectorIndexKind = 'rounded';

  const environment = (): Record<string, string> => ({
    CORPUS_DIR: starterCorpus,
    INDEX_DIR: index,
    EMBEDDING_MODEL: model,
    VECTOR_INDEX: kind,
  });
  const ask = (): Promise<CliResult> => runCli(['ask', '--json', question], { environment: environment() });
  const reindex = (...flags: string[]): Promise<CliResult> =>
    runCli(['reindex', ...flags], { environment: environment() });
  const inIndex = (name: string): string => path.join(index, name);
  const quotesOf = ({ output }: CliResult): AnswerJson['quotes'] => answerSchema.parse(JSON.parse(output)).quotes;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'isnad-damaged-'));
    sound = path.join(folder, 'sound');
    // A model of its own, so that a test can change its files.
    model = path.join(folder, 'model');
    await cp(path.join(programFolder, 'embeddings', 'isnad-mini'), model, { recursive: true });
    index = ofKind = sound;
    const built = await reindex();
    expect(built.exitCode, built.errors).toBe(0);
    expected = quotesOf(await ask());
    expect(expected.length).toBeGreaterThan(0);
  });
  beforeEach(async () => {
    index = path.join(folder, 'index');
    await cp(ofKind, index, { recursive: true });
  });
  afterEach(() => rm(index, { recursive: true, force: true }));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function flipBit(name: string, share: number, header: boolean, bit: number): Promise<void> {
    const file = await open(inIndex(name), 'r+');
    const { size } = await file.stat();
    const headerBytes = 96;
    const place = Math.floor(header ? share * headerBytes : headerBytes + share * (size - headerBytes));
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, place);
    byte.writeUInt8(byte.readUInt8(0) ^ (1 << bit));
    await file.write(byte, 0, 1, place);
    await file.close();
  }

  async function fillWithRandomBytes(name: string): Promise<void> {
    const { size } = await stat(inIndex(name));
    await writeFile(
      inIndex(name),
      Uint8Array.from({ length: size }, () => random.between(0, 255)),
    );
  }

  async function changeManifest(change: Record<string, unknown>): Promise<void> {
    const manifest = JSON.parse(await readFile(inIndex('vectors-1.json'), 'utf8')) as Record<string, unknown>;
    await writeFile(inIndex('vectors-1.json'), JSON.stringify({ ...manifest, ...change }));
  }

  /** The answer is the same as before, and the file was named. */
  async function expectMendedByItself(file: string): Promise<void> {
    const { exitCode, errors, output } = await ask();
    expect(exitCode, errors).toBe(0);
    expect(errors).toMatch(/^note: vectors-1\.(int8|hnsw|json) .*: rebuilding it from the library\.\n/);
    expect(errors).toContain(file);
    expect(quotesOf({ exitCode, errors, output })).toEqual(expected);
  }

  /** A typed error that names the file and says what to do; doing so brings the answer back. */
  async function expectMendedByReindex(identifier: string, named: string): Promise<void> {
    const damaged = await ask();
    expect({ exitCode: damaged.exitCode, output: damaged.output }).toEqual({ exitCode: 1, output: '' });
    const { error } = JSON.parse(damaged.errors) as { error: { identifier: string; message: string; hint: string } };
    expect(error.identifier).toBe(identifier);
    expect(error.message).toContain(named);
    const command = /isnad reindex( --full)?/.exec(error.hint);
    expect(command, error.hint).not.toBeNull();
    const mended = await reindex(...(command?.[1] === undefined ? [] : ['--full']));
    expect(mended.exitCode, mended.errors).toBe(0);
    expect(quotesOf(await ask())).toEqual(expected);
  }

  describe.each(vectorIndexKinds)('the vector index, %s', (used) => {
    const file = used === 'graph' ? 'vectors-1.hnsw' : 'vectors-1.int8';

    beforeAll(async () => {
      kind = used;
      index = path.join(folder, used);
      const built = await reindex();
      expect(built.exitCode, built.errors).toBe(0);
      expect(await readdir(index)).toContain(file);
      ofKind = index;
    });
    afterAll(() => {
      kind = 'rounded';
      ofKind = sound;
    });

    test.each<[string, string, () => Promise<void>]>([
      ['vector index truncated', file, async () => truncate(inIndex(file), (await stat(inIndex(file))).size >> 1)],
      ['vector index of random bytes', file, () => fillWithRandomBytes(file)],
      ['manifest with another dimension', 'vectors-1.json', () => changeManifest({ dimension: 7 })],
      ['manifest of another model', 'vectors-1.json', () => changeManifest({ model: 'other', fingerprint: 'other' })],
      ['manifest of another generation', 'vectors-1.json', () => changeManifest({ generation: 5 })],
      ['manifest of garbage', 'vectors-1.json', () => writeFile(inIndex('vectors-1.json'), 'no manifest')],
      ['manifest missing', 'vectors-1.json', () => unlink(inIndex('vectors-1.json'))],
    ])('%s: told, rebuilt, same quotes', async (_, named, damage) => {
      await damage();
      await expectMendedByItself(named);
    });

    test('what was rebuilt is sound: the next question finds nothing wrong', async () => {
      await fillWithRandomBytes(file);
      await ask();
      const { exitCode, errors, output } = await ask();
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(quotesOf({ exitCode, errors, output })).toEqual(expected);
    });

    test.each(flippedBits)('vector index with a bit flipped: %o', async ({ header, place, bit }) => {
      await flipBit(file, place, header, bit);
      const { exitCode, errors, output } = await ask();
      expect(exitCode, errors).toBe(0);
      expect(errors).toContain(`note: ${file} is damaged (checksum differs): rebuilding it from the library.`);
      expect(quotesOf({ exitCode, errors, output })).toEqual(expected);
    });
  });

  test.each<[string, () => Promise<void>]>([
    ['truncated', async () => truncate(inIndex('library.sqlite'), (await stat(inIndex('library.sqlite'))).size >> 1)],
    ['of garbage', () => fillWithRandomBytes('library.sqlite')],
  ])('database %s: told, and mended by a reindex', async (_, damage) => {
    await damage();
    await expectMendedByReindex('library-damaged', 'library.sqlite');
    const kept = (await readdir(index)).filter((name) => name.startsWith('library.sqlite.damaged-'));
    expect(kept).toHaveLength(1);
  });

  test.each<[string, () => Promise<void>]>([
    ['missing', () => unlink(inIndex('library.sqlite'))],
    ['empty', () => truncate(inIndex('library.sqlite'), 0)],
  ])('database %s: the index is built again, as on first use', async (_, damage) => {
    await damage();
    const { exitCode, errors, output } = await ask();
    expect(exitCode, errors).toBe(0);
    expect(errors).toContain('There is no index yet: it is built now, once.');
    expect(quotesOf({ exitCode, errors, output })).toEqual(expected);
  });

  test("the model's files are others than those that made the index", async () => {
    const settings = path.join(model, 'config.json');
    const before = await readFile(settings, 'utf8');
    // The same settings, written differently: other files, same vectors.
    await writeFile(settings, `${before}\n`);
    try {
      await expectMendedByReindex('library-changed', model);
    } finally {
      await writeFile(settings, before);
    }
  });
});
