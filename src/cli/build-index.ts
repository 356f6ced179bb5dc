import type { CalibrationQuestions } from '../answer/calibration-questions.js';
import type { Config } from '../config.js';
import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import { type ReindexSummary, reindex } from '../indexing/reindex.js';
import type { Lexicon } from '../search/lexicon.js';
import { untilInterrupted } from './interrupt.js';
import type { Log } from './log.js';
import { openConfiguredLibrary, openProgramLexicon, programCalibrationQuestions } from './open.js';
import { openProgress, type Progress } from './progress.js';
import { type ReindexProgress, reindexPhases } from './reindex-phases.js';
import { keepHeapSmall } from './small-heap.js';

export interface BuildOptions {
  /** Stays open; it belongs to the caller. */
  readonly embedder: Embedder;
  readonly full?: boolean;
  /** What comes with the program, where the caller has read it already. */
  readonly lexicon?: Lexicon;
  readonly calibrationQuestions?: CalibrationQuestions;
  /** Told besides standard error. */
  readonly onProgress?: ReindexProgress;
}

/**
 * Brings the index up to the corpus, with progress on standard error. Interrupted by Ctrl-C it stops after the batch at hand: vectors
 * made until then are kept, and the index goes on serving as it was.
 * @throws Interrupted; IsnadError `reindex-running`, and what `reindex` throws
 */
export async function buildIndex(config: Config, log: Log, options: BuildOptions): Promise<ReindexSummary> {
  const unlock = await lockConfigured(config);
  const progress = await openProgress(log.showsProgress);
  const leaveHeap = keepHeapSmall();
  try {
    return await bringUpToDate(config, log, options, progress);
  } catch (error) {
    const isDamaged = error instanceof IsnadError && error.identifier === 'library-damaged';
    // A database is not the program's to put aside.
    if (!isDamaged || config.libraryUrl !== '' || options.full !== true) throw error;
    await beginAnew(config, log, error);
    return await bringUpToDate(config, log, options, progress);
  } finally {
    leaveHeap();
    progress.stop();
    await unlock();
  }
}

/**
 * Lets one process at a time reindex the library of a configuration.
 * @returns a function that gives the lock back
 * @throws IsnadError `reindex-running`
 */
export async function lockConfigured({ indexDirectory, libraryUrl }: Config): Promise<() => void | Promise<void>> {
  if (libraryUrl !== '') return (await import('../library/postgres/reindex-lock.js')).lockReindexingIn(libraryUrl);
  return (await import('../library/embedded/lock.js')).lockReindexing(indexDirectory);
}

/** Puts a damaged library aside. What the corpus cannot give again, votes and what servers decided, is carried over as far as it can be read. */
async function beginAnew({ indexDirectory }: Config, log: Log, error: IsnadError): Promise<void> {
  const { setLibraryAside } = await import('../library/embedded/set-aside.js');
  const kept = await setLibraryAside(indexDirectory);
  log.warn(`${error.message} It was put aside as ${kept} and is made anew from the corpus.`);
  if (kept === null) return;
  const { rescueRecords } = await import('../records/embedded/rescue-records.js');
  const { votes, others, isComplete } = await rescueRecords(kept, indexDirectory);
  if (votes > 0) log.warn(`Votes carried over from it: ${votes}.`);
  if (others > 0) log.warn(`Settings, hides and other records of servers carried over from it: ${others}.`);
  if (!isComplete) log.warn('Votes and records in the damaged part of the file, if there were any, could not be read.');
}

async function bringUpToDate(
  config: Config,
  log: Log,
  { embedder, full = false, lexicon, calibrationQuestions, onProgress }: BuildOptions,
  progress: Progress,
): Promise<ReindexSummary> {
  const tell: ReindexProgress = (phase, done, total) => {
    progress.update(reindexPhases[phase], done, total);
    onProgress?.(phase, done, total);
  };
  const library = await openConfiguredLibrary(config, log, true, (done, total) => tell('building', done, total));
  try {
    const work = reindex(
      {
        corpusDirectory: config.corpusDirectory,
        library,
        embedder,
        lexicon: lexicon ?? (await openProgramLexicon(config, log)),
        calibrationQuestions: calibrationQuestions ?? (await programCalibrationQuestions()),
        stagingDirectory: config.indexDirectory,
      },
      {
        full,
        onReading: (done, total) => tell('reading', done, total),
        onEmbedding: (done, total) => tell('embedding', done, total),
        onCalibrating: (done, total) => tell('calibrating', done, total),
        onPublishing: (done, total) => tell('building', done, total),
      },
    );
    return await untilInterrupted(work, 'Stopped. What was embedded is kept; run isnad reindex to go on.');
  } finally {
    // Closing waits for a write that has begun, and stops the building of a vector index.
    await library.close();
  }
}
