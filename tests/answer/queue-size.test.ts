import { expect, test } from 'vitest';
import { queueSize, queueSizeOfEach } from '../../src/answer/fair-queue.js';

test('the queues of several processes hold together no more than that of one', () => {
  expect(queueSizeOfEach(1)).toEqual(queueSize);
  for (const processes of [2, 3, 16, 128]) {
    const { capacity, longestWait } = queueSizeOfEach(processes);
    expect(capacity * processes).toBeLessThanOrEqual(queueSize.capacity);
    expect(capacity).toBeGreaterThan(0);
    expect(longestWait).toBe(queueSize.longestWait);
  }
});
