import { expect, test } from 'vitest';
import { restartsOf } from '../../../src/discord/shards/restarts.js';

test('a shard is started anew after longer and longer pauses, five times in ten minutes, and then no more', () => {
  const restarts = restartsOf(() => 0);
  const pauses = Array.from({ length: 6 }, () => restarts.next());
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, null]);
  expect(restarts.count).toBe(6);
});

test('what was ten minutes ago counts no more', () => {
  let now = 0;
  const restarts = restartsOf(() => now);
  for (let n = 0; n < 5; n += 1) restarts.next();
  now = 10 * 60_000;
  expect(restarts.next()).toBe(1_000);
});
