import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runCli, starterCorpus } from './cli.js';

/** Where this run's index of the starter corpus is; set for all test files by `setup`. */
const variable = 'ISNAD_TEST_STARTER_INDEX';

/** Makes a place for an index that all test files of a run share; it is built by the first that wants it. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-starter-index-'));
  process.env[variable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** Copies an index of the starter corpus, as `isnad reindex` builds it, into a folder: building one takes as long as many tests. */
export async function copyStarterIndex(directory: string): Promise<void> {
  await cp(await starterIndex(), directory, { recursive: true });
}

async function starterIndex(): Promise<string> {
  const folder = process.env[variable];
  if (folder === undefined)
    throw new Error('vitest was started without tests/support/starter-index.ts as global setup.');
  const built = path.join(folder, 'index');
  // Making a folder succeeds once: whoever made it builds, the others wait for the name of what is complete.
  const isFirst = await mkdir(path.join(folder, 'building')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const { exitCode, errors } = await runCli(['reindex'], {
      environment: { CORPUS_DIR: starterCorpus, INDEX_DIR: path.join(folder, 'building', 'index') },
    });
    if (exitCode !== 0) throw new Error(`isnad reindex: ${errors}`);
    await cp(path.join(folder, 'building', 'index'), `${built}.partial`, { recursive: true });
    await rename(`${built}.partial`, built);
  }
  for (let waited = 0; waited < 100_000; waited += 50) {
    if (await stat(built).catch(() => null)) return built;
    await wait(50);
  }
  throw new Error('The starter index was not built in time.');
}
