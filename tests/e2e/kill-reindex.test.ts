import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { killReindexes } from '../../bench/kill-rounds.js';
import { hasModel } from '../support/cli.js';

// `npm run kill-reindex -- --runs 100` is the long form.
test.skipIf(!hasModel)(
  'a reindex killed at any moment leaves the old or the new generation, whole',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'isnad-killed-'));
    try {
      const rounds = await killReindexes({ folder, runs: 8, seed: 8, reports: 12 });
      expect(rounds).toHaveLength(8);
      expect(rounds.filter(({ failure }) => failure !== null)).toEqual([]);
      expect(rounds.some(({ phase }) => phase !== 'ended before the kill')).toBe(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  240_000,
);
