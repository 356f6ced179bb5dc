import { describe, expect, test } from 'vitest';
import type { ShardReport } from '../../../src/discord/shards/messages.js';
import { delayOfShards, healthOfShards, type HeardReport } from '../../../src/discord/shards/shards-health.js';

const report = (change: Partial<ShardReport> = {}): ShardReport => ({
  ...{ isGatewayReady: true, isLibraryOpen: true, isStopping: false },
  ...{ pingMilliseconds: 40, generation: 7, reports: 8, passages: 120 },
  queue: { waiting: 2, running: 1, shed: 3, done: 40, waitedMilliseconds: 800, oldestMilliseconds: 12 },
  delay: { p50: 1, p99: 5, max: 9 },
  ...change,
});
const heard = (change?: Partial<ShardReport>): HeardReport => ({ report: report(change), isRecent: true });

describe('the health of all shards', () => {
  test('is good where every one is, with all queues together and the slowest of each', () => {
    const other = heard({
      ...{ pingMilliseconds: 60, generation: 6, reports: 7, passages: 100 },
      queue: { waiting: 1, running: 0, shed: 0, done: 2, waitedMilliseconds: 10, oldestMilliseconds: 30 },
      delay: { p50: 0, p99: 6, max: 7 },
    });
    expect(healthOfShards([heard(), other], false)).toEqual({
      ...{ isGatewayReady: true, isLibraryOpen: true, isStopping: false, missingShards: [] },
      ...{ pingMilliseconds: 60, generation: 6, reports: 7, passages: 100 },
      queue: { waiting: 3, running: 1, shed: 3, done: 42, waitedMilliseconds: 810, oldestMilliseconds: 30 },
    });
    expect(delayOfShards([heard(), other])).toEqual({ p50: 1, p99: 6, max: 9 });
  });

  test.each<[string, HeardReport, object]>([
    ['is not running', { report: null, isRecent: false }, { isGatewayReady: false, missingShards: [1] }],
    ['says nothing any more', { ...heard(), isRecent: false }, { isGatewayReady: true, missingShards: [1] }],
    ['is not connected', heard({ isGatewayReady: false }), { isGatewayReady: false, missingShards: [] }],
    ['has no library', heard({ isLibraryOpen: false }), { isLibraryOpen: false }],
    ['is being stopped', heard({ isStopping: true }), { isStopping: true }],
  ])('is not where one %s', (_, second, expected) => {
    expect(healthOfShards([heard(), second], false)).toMatchObject(expected);
  });

  test('can be told before there is any', () => {
    const none = { report: null, isRecent: false };
    expect(healthOfShards([none], false)).toMatchObject({
      isGatewayReady: false,
      generation: null,
      queue: { done: 0 },
    });
    expect(delayOfShards([none])).toEqual({ p50: 0, p99: 0, max: 0 });
  });
});
