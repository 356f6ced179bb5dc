import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { killReindexes } from '../../bench/kill-rounds.js';
import { vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { hasModel } from '../support/cli.js';

// `npm run kill-reindex -- --runs 100` is the long form.
describe.skipIf(!hasModel)('a reindex', () => {
  test.each(vectorIndexKinds)(
    'with a vector index of the kind %s killed at any moment leaves the old or the new generation, whole',
    async (vectorIndex) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'isnad-killed-'));
      try {
        const rounds = await killReindexes({ folder, runs: 8, seed: 8, reports: 12, vectorIndex });
        expect(rounds).toHaveLength(8);
        expect(rounds.filter(({ failure }) => failure !== null)).toEqual([]);
        expect(rounds.some(({ phase }) => phase !== 'ended before the kill')).toBe(true);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    240_000,
  );
});
