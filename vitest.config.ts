import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/starter-index.ts'],
    reporters: ['default', 'tests/support/stalled-files.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores, and each real model holds its own worker thread: more files at once only queue.
    maxWorkers: 2,
  },
});
