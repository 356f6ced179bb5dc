// Reindexes the corpus in the folder given first into the index in the second, and prints what that took as JSON.

import { readCalibrationQuestions } from '../src/answer/calibration-questions.js';
import { openProgress } from '../src/cli/progress.js';
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
  /** Resident memory of the process at the end of a phase, in bytes. */
  readonly memory: Readonly<Record<string, number>>;
  /** Most resident memory that the process ever had, in bytes. */
  readonly peakMemory: number;
}

const [corpusDirectory = '', indexDirectory = ''] = process.argv.slice(2);
const watch = new Stopwatch();
const embedder = await openEmbedder({ model: 'isnad-mini' });
const library = await openLibrary({ directory: indexDirectory, create: true });
const progress = await openProgress(true);
const memory: Record<string, number> = {};

const began = performance.now();
let read = began;
let embedded = began;
let indexed = began;
const summary = await reindex(
  {
    corpusDirectory,
    library: timedLibrary(library, watch, true),
    embedder,
    lexicon: openLexicon(lexiconDirectory),
    calibrationQuestions: readCalibrationQuestions(calibrationFolder),
  },
  {
    onReading(done, total) {
      progress.update('Reading reports', done, total);
      read = performance.now();
      if (done === total) memory['reading'] = process.memoryUsage.rss();
    },
    onEmbedding(done, total) {
      progress.update('Embedding passages', done, total);
      embedded = performance.now();
      if (done === total) memory['embedding'] = process.memoryUsage.rss();
    },
    onPublishing(done, total) {
      progress.update('Building the vector index', done, total);
      indexed = performance.now();
      if (done === total) memory['vector index'] = process.memoryUsage.rss();
    },
  },
);
const milliseconds = performance.now() - began;
progress.stop();
memory['end'] = process.memoryUsage.rss();
const published = watch.spent('publish');
const reading = read - began;
const saving = watch.spent('saveVectors');
const embedding = embedded - read - saving;
const graph = Math.max(0, indexed - embedded);
const { passages, reports } = await library.state();
const result: ReindexMeasurement = {
  model: embedder.model,
  dimension: embedder.dimension,
  reports,
  passages,
  embedded: summary.embedded,
  milliseconds,
  phases: {
    'read, split, analyse': reading,
    embed: embedding,
    'save vectors': saving,
    'vector index': graph,
    'write files, passages and words': published - graph,
    calibrate: milliseconds - (embedded - began) - published,
  },
  memory,
  peakMemory: process.resourceUsage().maxRSS * 1024,
};
await library.close();
await embedder.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
