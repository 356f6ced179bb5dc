import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CorpusWatch, watchCorpus } from '../../src/indexing/watch.js';

describe('watching a corpus', () => {
  let folder: string;
  let watch: CorpusWatch | undefined;

  const write = (file: string): Promise<void> => writeFile(path.join(folder, file), String(Math.random()));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'isnad-watch-'));
    await write('before.md');
  });

  afterEach(async () => {
    await watch?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('acts once on reports that change together, and not on other files', async () => {
    let calls = 0;
    watch = await watchCorpus(folder, async () => {
      calls += 1;
    });
    await write('notes.txt');
    await Promise.all(['a.md', 'b.md', 'before.md'].map(write));
    await rm(path.join(folder, 'before.md'));
    await vi.waitUntil(() => calls > 0, { timeout: 20_000 });
    await watch.close();
    expect(calls).toBe(1);
  });

  it('never acts while it is still acting, and once more for what changed meanwhile', async () => {
    let running = 0;
    let most = 0;
    let calls = 0;
    const release: (() => void)[] = [];
    watch = await watchCorpus(
      folder,
      async () => {
        calls += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => release.push(resolve));
        running -= 1;
      },
      { settle: 50 },
    );
    await write('a.md');
    await vi.waitUntil(() => calls === 1, { timeout: 20_000 });
    await write('b.md');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(calls).toBe(1);
    release.shift()?.();
    await vi.waitUntil(() => calls === 2, { timeout: 20_000 });
    release.shift()?.();
    await watch.close();
    expect(most).toBe(1);
  });

  it('acts on nothing after it was closed', async () => {
    let calls = 0;
    watch = await watchCorpus(
      folder,
      async () => {
        calls += 1;
      },
      { settle: 10 },
    );
    await watch.close();
    await write('late.md');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(calls).toBe(0);
  });
});
