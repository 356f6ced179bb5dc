import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { type VectorIndexKind, vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { randomNumbers } from './sample.js';

const publisher = fileURLToPath(new URL('publish-until-killed.mjs', import.meta.url));

/** Starts a publisher and kills it some milliseconds after it has begun its second publication. Returns the last generation it told. */
async function publishAndKill(directory: string, kind: VectorIndexKind, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [publisher, directory, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      if (told.includes('published')) resolve();
    });
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([begun, ended]);
  await wait(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  return Number([...told.matchAll(/published (\d+)/g)].at(-1)?.[1] ?? 0);
}

/** A graph takes the place of rounded vectors that were published before it, and may be killed before that, or in the middle of it. */
const graphIsMissing =
  /^vectors-\d+\.(int8 is of the kind rounded, not graph|json does not belong to this library \(sha256 .*\)): rebuilding it from the library\.$/;

test.each(vectorIndexKinds)(
  'killed at any moment, the library (%s) holds the old or the new generation, whole',
  async (vectorIndex) => {
    const directory = await mkdtemp(join(tmpdir(), 'isnad-kill-'));
    const random = randomNumbers(Date.now());
    for (let round = 0; round < 10; round += 1) {
      const delay = Math.floor(random() * 400);
      const told = await publishAndKill(directory, vectorIndex, delay);
      const notices: string[] = [];
      const onNotice = (message: string) => notices.push(message);
      const library = await openLibrary({ directory, exactLimit: 0, vectorIndex, onNotice });
      const { generation, reports, passages } = await library.state();
      const context = `killed after ${delay} ms in round ${round}`;
      expect([told, told + 1], context).toContain(generation);
      const damage = notices.filter((notice) => vectorIndex === 'rounded' || !graphIsMissing.test(notice));
      expect({ reports, passages, damage }, context).toEqual({ reports: 4, passages: 240, damage: [] });
      expect((await library.describe()).indexKind).toBe(vectorIndex);
      for (const name of ['a', 'b', 'c', 'd']) {
        const stored = await library.reportPassages(name);
        expect(stored.map((one) => one.text)).toEqual(
          Array.from({ length: 60 }, (_, number) => `${name} round ${generation} passage ${number}`),
        );
        const vectors = await library.vectors(stored.map((one) => one.id));
        expect(vectors.size).toBe(60);
        for (const one of stored.slice(0, 10)) {
          expect((await library.findByVector(vectors.get(one.id)!.passage, 1))[0]?.passage).toBe(one.id);
        }
      }
      expect(await library.countWords(['round', 'a', 'nowhere'])).toEqual(
        new Map([
          ['round', 240],
          ['a', 60],
        ]),
      );
      expect(await library.findByWords(['round'], 1_000)).toHaveLength(240);
      await library.close();
    }
    await rm(directory, { recursive: true });
  },
);
