// Step 6b: loads the exported model as the program does and compares it with the Python side, text by text
// (work/probe.jsonl of probe.py). Prints one JSON line; exit code 1 if tokens or vectors differ.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: path.join(here, '..', 'isnad-mini') },
    probe: { type: 'string', default: path.join(here, 'work', 'probe.jsonl') },
  },
});
const LOWEST_COSINE = 0.999;

const importStarted = performance.now();
const { env, pipeline } = await import('@xenova/transformers');
const loadStarted = performance.now();
env.allowRemoteModels = false;
env.localModelPath = path.dirname(path.resolve(options.model));
const embed = await pipeline('feature-extraction', path.basename(path.resolve(options.model)), { dtype: 'q8' });
const loaded = performance.now();

let texts = 0;
let sameTokens = 0;
let lowest = 1;
let sum = 0;
let milliseconds = 0;
const different = [];
for await (const line of createInterface({ input: createReadStream(options.probe) })) {
  const { text, ids, vector } = JSON.parse(line);
  const started = performance.now();
  const output = await embed(text, { pooling: 'mean', normalize: true });
  milliseconds += performance.now() - started;
  const actual = Array.from((await embed.tokenizer(text, { truncation: true })).input_ids.data, Number);
  const same = actual.length === ids.length && actual.every((id, position) => id === ids[position]);
  const cosine = vector.reduce((total, value, position) => total + value * output.data[position], 0);
  texts += 1;
  sameTokens += same ? 1 : 0;
  sum += cosine;
  if (!(cosine >= lowest)) lowest = cosine;
  if (!same || !(cosine >= LOWEST_COSINE)) different.push({ text: text.slice(0, 80), cosine, ids: ids.slice(0, 12), actual: actual.slice(0, 12) });
}
for (const difference of different.slice(0, 10)) console.error(JSON.stringify(difference));
const rounded = (value, digits) => Number(value.toFixed(digits));
console.log(
  JSON.stringify({
    texts,
    sameTokens,
    lowestCosine: rounded(lowest, 5),
    meanCosine: rounded(sum / texts, 5),
    importMilliseconds: rounded(loadStarted - importStarted, 0),
    loadMilliseconds: rounded(loaded - loadStarted, 0),
    millisecondsPerText: rounded(milliseconds / texts, 3),
  }),
);
process.exitCode = sameTokens === texts && lowest >= LOWEST_COSINE ? 0 : 1;
