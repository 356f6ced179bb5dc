// Reindexes the corpus in the folder given first into the index in the second, and prints what that took as JSON.

import { readCalibrationQuestions } from '../src/answer/calibration-questions.js';
import { openProgress } from '../src/cli/progress.js';
import { keepHeapSmall } from '../src/cli/small-heap.js';
import { openEmbedder } from '../src/embedder/worker-embedder.js';
import { reindex } from '../src/indexing/reindex.js';
import { openLibrary } from '../src/library/embedded/open.js';
import { lexiconDirectory, calibrationFolder } from '../src/program.js';
import { openLexicon } from '../src/search/lexicon.js';
import { Stopwatch, timedLibrary } from './stopwatch.js';

/** What a reindex took. */
export interface ReindexMeasurement {
  readonly model: string;
  readonly dimension: number;
  readonly reports: number;
  readonly passages: number;
  /** Passages that had to be embedded: all of them, if the index is new. */
  readonly embedded: number;
  readonly milliseconds: number;
  /** Milliseconds by phase, in order. */
  readonly phases: Readonly<Record<string, number>>;
  /** Most resident memory of the process, in bytes, by the share of reports that had gone through a phase: by twentieths. */
  readonly memory: Readonly<Record<string, readonly number[]>>;
  /** Most resident memory that the process ever had, in bytes. */
  readonly peakMemory: number;
  /** Milliseconds that all threads of the process computed. */
  readonly computed: number;
}

const [corpusDirectory = '', indexDirectory = ''] = process.argv.slice(2);
const watch = new Stopwatch();
// As isnad reindex does.
keepHeapSmall();
const embedder = await openEmbedder({ model: 'isnad-mini' });
const library = await openLibrary({ directory: indexDirectory, create: true });
const progress = await openProgress(true);

const memoryParts = 20;
/** When phases ended, and how much memory there was meanwhile. */
const ended: Record<string, number> = {};
const memory: Record<string, number[]> = {};
let now: { phase: string; part: number } = { phase: 'reading', part: 0 };
const look = (): void => {
  const parts = (memory[now.phase] ??= Array.from({ length: memoryParts }, () => 0));
  parts[now.part] = Math.max(parts[now.part] ?? 0, process.memoryUsage.rss());
};
const watching = setInterval(look, 100).unref();
const tell = (phase: string, words: string) => (done: number, total: number) => {
  progress.update(words, done, total);
  ended[phase] = performance.now();
  now = { phase, part: Math.max(0, Math.ceil((memoryParts * done) / Math.max(total, 1)) - 1) };
  if (done === total) look();
};

const began = performance.now();
const usedBefore = process.cpuUsage();
const summary = await reindex(
  {
    corpusDirectory,
    library: timedLibrary(library, watch, true),
    embedder,
    lexicon: openLexicon(lexiconDirectory),
    calibrationQuestions: readCalibrationQuestions(calibrationFolder),
    stagingDirectory: indexDirectory,
  },
  {
    onReading: tell('reading', 'Reading reports'),
    onEmbedding: tell('embedding', 'Embedding reports'),
    onPublishing: tell('writing', 'Writing the index'),
    onCalibrating: tell('calibrating', 'Measuring when to refuse'),
  },
);
const milliseconds = performance.now() - began;
const used = process.cpuUsage(usedBefore);
clearInterval(watching);
progress.stop();
const lastOf = (phase: string, before: number): number => ended[phase] ?? before;
const read = lastOf('reading', began);
const staged = lastOf('embedding', read);
const written = lastOf('writing', staged);
const publishedBy = staged + watch.spent('publish');
const { passages, reports } = await library.state();
const result: ReindexMeasurement = {
  model: embedder.model,
  dimension: embedder.dimension,
  reports,
  passages,
  embedded: summary.embedded,
  milliseconds,
  phases: {
    'look for what changed': read - began,
    'analyse, embed, save vectors': staged - read,
    'write reports, passages and words': written - staged,
    'merge words, vector index, commit': publishedBy - written,
    calibrate: began + milliseconds - publishedBy,
  },
  memory,
  peakMemory: process.resourceUsage().maxRSS * 1024,
  computed: (used.user + used.system) / 1000,
};
await library.close();
await embedder.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
