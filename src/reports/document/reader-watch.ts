/**
 * Ends the process that reads a document when it takes too much memory, or outlives the one that started it. A thread of its own, because the
 * document can keep the reading one from ever looking; and the memory of buffers is bounded by nothing else.
 */
import { longestReading, mostMemory } from './limits.js';

/** How often it looks, in milliseconds. */
const interval = 40;
const latest = performance.now() + 2 * longestReading;

setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory || performance.now() > latest) process.kill(process.pid, 'SIGKILL');
}, interval);
