// Speed and size of the models that ship: npm run model-speed. One thread embeds; the figures hold for this machine and its load.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { openEmbedder } from '../src/embedder/worker-embedder.js';
import { programFolder } from '../src/program.js';
import { splitPassages } from '../src/reports/split.js';
import { parseReport } from '../src/reports/corpus-file.js';
import { corpusFileOf, reportsFor } from './clustered-corpus.js';
import { benchmarkQuestions } from './questions.js';
import { percentile } from './statistics.js';
import { table } from './table.js';

const seed = 7;
const passagesEmbedded = 2_000;
const embeddings = path.join(programFolder, 'embeddings');

/** Folders under `embeddings` that hold a model. */
const models = readdirSync(embeddings).filter((name) => existsSync(path.join(embeddings, name, 'config.json')));

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Passages as reports are split into them: Arabic mostly, 350 to 600 characters. */
const passages = [...reportsFor(passagesEmbedded, seed)]
  .flatMap((report) => {
    const parsed = parseReport(`${report.id}.md`, corpusFileOf(report));
    return splitPassages(parsed).map(({ start, end }) => parsed.text.slice(start, end));
  })
  .slice(0, passagesEmbedded);
const questions = benchmarkQuestions(seed);

const rows: string[][] = [];
for (const model of models) {
  const files = readdirSync(path.join(embeddings, model), { recursive: true, withFileTypes: true });
  const bytes = files.reduce(
    (sum, file) => sum + (file.isFile() ? statSync(path.join(file.parentPath, file.name)).size : 0),
    0,
  );
  const opening = performance.now();
  const embedder = await openEmbedder({ model, threads: 1 });
  const opened = performance.now() - opening;
  const latencies: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    await embedder.embed([question], 'question');
    latencies.push(performance.now() - began);
  }
  const began = performance.now();
  await embedder.embed(passages, 'passage');
  const seconds = (performance.now() - began) / 1000;
  await embedder.close();
  rows.push([
    model,
    String(embedder.dimension),
    megabytes(bytes),
    `${opened.toFixed(0)} ms`,
    `${percentile(latencies, 0.5).toFixed(2)} ms`,
    `${percentile(latencies, 0.95).toFixed(2)} ms`,
    `${(passages.length / seconds).toFixed(0)}/s`,
  ]);
}
const load = loadavg().map((value) => value.toFixed(1));
process.stdout
  .write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${load.join(' ')}, Node.js ${process.versions.node}; one thread.

${table(['model', 'dimension', 'size', 'to open', 'question p50', 'question p95', 'passages'], rows)}

${questions.length} questions in eight languages, each alone and for the first time; ${passages.length} passages in one call.
`);
