// Compares the vector index in the folder given first with looking at every vector, for the questions of a JSON file; prints JSON.
import { readFileSync } from 'node:fs';
import { openEmbedder } from '../src/embedder/worker-embedder.js';
import { openLibrary } from '../src/library/embedded/open.js';
import { meanOf, median } from './statistics.js';

/** How much of what is nearest the vector index finds. */
export interface RecallMeasurement {
  /** Share of the ten nearest passages, over all questions. */
  readonly recall: number;
  readonly worst: number;
  /** Milliseconds of a search, by each way (median). */
  readonly indexed: number;
  readonly exact: number;
}

const nearest = 10;

const [directory = '', questionsFile = ''] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as string[];
const indexed = await openLibrary({ directory, exactLimit: 0 });
const exact = await openLibrary({ directory, exactLimit: Number.POSITIVE_INFINITY });
if ((await indexed.describe()).search !== 'index') throw new Error(`There is no vector index in ${directory}.`);
if ((await exact.describe()).search !== 'exact')
  throw new Error(`The library in ${directory} is not compared exactly.`);
const embedder = await openEmbedder({ model: (await indexed.state()).embedding?.model ?? '' });

const recalls: number[] = [];
const times = { indexed: [] as number[], exact: [] as number[] };
for (const question of questions) {
  const [vector] = await embedder.embed([question], 'question');
  if (vector === undefined) throw new Error(`There is no vector for "${question}".`);
  const began = performance.now();
  const found = await indexed.findByVector(vector, nearest);
  const between = performance.now();
  const expected = await exact.findByVector(vector, nearest);
  times.indexed.push(between - began);
  times.exact.push(performance.now() - between);
  // A passage as near as the tenth is as good: which of two equally near ones is found is chance.
  const last = (expected.at(-1)?.score ?? 0) - 1e-6;
  recalls.push(found.filter((hit) => hit.score >= last).length / expected.length);
}
await embedder.close();
await indexed.close();
await exact.close();
const result: RecallMeasurement = {
  recall: meanOf(recalls),
  worst: Math.min(...recalls),
  indexed: median(times.indexed),
  exact: median(times.exact),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
