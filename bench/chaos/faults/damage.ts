import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../../processes.js';
import type { Random } from '../../random.js';
import type { Stage } from '../stage.js';
import type { Fault } from './fault.js';

/** Changes some bytes of a file, cuts it off, or deletes it. @returns which */
async function damage(file: string, random: Random): Promise<string> {
  const bytes = await readFile(file);
  const way = random.pick(['bytes changed', 'cut off', 'deleted'] as const);
  if (way === 'deleted') await rm(file);
  else if (way === 'cut off') await truncate(file, random.between(0, Math.max(0, bytes.length - 1)));
  else {
    for (let flips = random.between(1, 8); flips > 0; flips -= 1) {
      const place = random.between(0, bytes.length - 1);
      bytes[place] = (bytes[place] ?? 0) ^ random.between(1, 255);
    }
    await writeFile(file, bytes);
  }
  return way;
}

/**
 * Damages a file of those that can be made again from others while people go on. Then something new is indexed, or the bot is killed and
 * started: either way it meets the damage.
 */
function damaged(name: string, weight: number, filesOf: (stage: Stage) => Promise<string[]>): Fault {
  return {
    name,
    weight,
    async inject(stage) {
      const { fate, members, bot, corpus, environment } = stage;
      const files = await filesOf(stage);
      if (files.length === 0) return 'there was none';
      const way = await damage(fate.pick(files), fate);
      await Promise.all([members.visit(), members.visit()]);
      if (fate.number() < 0.4) {
        await bot.kill();
        await bot.start();
      } else if (fate.number() < 0.5) {
        await corpus.change();
        await runProgram(['reindex'], environment);
      } else await fate.pick(stage.moderators).changeLibrary();
      return way;
    },
  };
}

async function filesIn(folder: string, name: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((each) => name.test(each)).map((each) => path.join(folder, each));
}

const serversIn = async ({ index, moderators }: Stage, name: RegExp): Promise<string[]> =>
  (await Promise.all(moderators.map(({ serverId }) => filesIn(path.join(index, 'servers', serverId), name)))).flat();

export const damageFaults: readonly Fault[] = [
  damaged('vector index damaged', 3, ({ index }) => filesIn(index, /^vectors-\d+\.(?:int8|hnsw)$/)),
  damaged('manifest of the vector index damaged', 2, ({ index }) => filesIn(index, /^vectors-\d+\.json$/)),
  damaged('vector index of a server damaged', 3, (stage) => serversIn(stage, /^vectors-\d+\.(?:int8|hnsw|json)$/)),
  damaged('kept lexicon damaged', 2, ({ index }) => filesIn(path.join(index, 'lexicon'), /./)),
];
