// Embeds the passages of the file given first and writes their vectors to the file given second: once for all peers.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readPassages } from './files.js';
import type { EmbedMeasurement } from './measurements.js';
import { embed } from './model.js';
import { printAndEnd, startStopwatch } from './stopwatch.js';

const [passagesFile = '', vectorsFile = ''] = process.argv.slice(2);
const passages = readPassages(passagesFile);
const output = createWriteStream(vectorsFile);
const stopwatch = startStopwatch();
for (const { text } of passages) {
  const { buffer } = await embed(text);
  if (!output.write(new Uint8Array(buffer))) await once(output, 'drain');
}
output.end();
await once(output, 'finish');
const measurement: EmbedMeasurement = stopwatch();
printAndEnd(measurement);
