// Loaded into a measured process before its program: at its end it writes into USAGE_FILE what the process used.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['USAGE_FILE'];
if (isMainThread && file !== undefined) {
  process.once('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ computed: (userCPUTime + systemCPUTime) / 1000, peakMemory: maxRSS * 1024 }));
  });
}
