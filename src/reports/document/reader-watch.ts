/**
 * Ends the process that reads a document when it takes too much memory, or outlives the one that started it. A thread of its own, because the
 * document can keep the reading one from ever looking; and the memory of buffers is bounded by nothing else.
 */
import { mostMemory } from './limits.js';

/** How often it looks, in milliseconds. */
const interval = 40;
/** How long a reading process may live at most, in milliseconds, whatever became of the one that should end it. */
const longestLife = 120_000;

setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory || performance.now() > longestLife) process.kill(process.pid, 'SIGKILL');
}, interval);
