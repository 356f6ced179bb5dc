import { tmpdir } from 'node:os';
import { calibrate, calibrationName, parseCalibration } from '../answer/calibration.js';
import { type CalibrationQuestions } from '../answer/calibration-questions.js';
import type { Embedder } from '../embedder/embedder.js';
import type { IsnadError } from '../errors.js';
import type { IndexedReport, Library } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { analysisVersion } from './analysis.js';
import { ChangedReports, findChanges } from './changes.js';
import { stageReports } from './stage-reports.js';
import { StagedReports } from './staged-reports.js';

export interface ReindexParts {
  readonly corpusDirectory: string;
  readonly library: Library;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  readonly calibrationQuestions: CalibrationQuestions;
  /** Where reports that are too many for memory wait until all are ready; the system's folder for such files unless given. */
  readonly stagingDirectory?: string;
}

export interface ReindexOptions {
  /** Analyses every report anew. Vectors of unchanged passages are kept all the same. */
  readonly full?: boolean;
  /** How many reports have been looked at. */
  readonly onReading?: (done: number, total: number) => void;
  /** How many of the reports that have to be made anew are analysed and embedded. */
  readonly onEmbedding?: (done: number, total: number) => void;
  /** How many of them are written. */
  readonly onPublishing?: (done: number, total: number) => void;
  /** How many of the off-topic questions have been asked. */
  readonly onCalibrating?: (done: number, total: number) => void;
}

/** What a reindex did. */
export interface ReindexSummary {
  readonly generation: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Passages that had to be embedded. */
  readonly embedded: number;
  /** Files that could not be read; a report that was in the library before stays as it was. */
  readonly failed: readonly { readonly file: string; readonly error: IsnadError }[];
}

/**
 * Brings the library up to the corpus: looks for what changed, then reads, analyses and embeds that, publishes all of it at once and
 * calibrates. However large the corpus is, only some reports of it are in memory. With another model, lexicon or analysis than before, every
 * report is made anew while the old generation goes on serving.
 * @throws IsnadError `corpus-missing`, `corpus-empty` when no report is there at all, and what library and embedder throw.
 */
export async function reindex(parts: ReindexParts, options: ReindexOptions = {}): Promise<ReindexSummary> {
  const { library, embedder, lexicon } = parts;
  const before = await library.state();
  const stored = await library.contentHashes();
  const analysis = analysisVersion(lexicon);
  const everything =
    options.full === true || before.analysis !== analysis || before.embedding?.fingerprint !== embedder.fingerprint;
  const changes = await findChanges(parts, stored, everything, options.onReading);
  const staged = new StagedReports(parts.stagingDirectory ?? tmpdir());
  try {
    const changed = new ChangedReports(parts, changes, stored, everything);
    options.onEmbedding?.(0, changes.toRead.size);
    const embedded = await stageReports(changed, staged, library, embedder, (done) =>
      options.onEmbedding?.(done, Math.max(done, changes.toRead.size)),
    );
    const { ids, failed, read } = changed;
    if (read + changes.unchanged === 0 && failed[0] !== undefined) throw failed[0].error;
    const nothingToDo = ids.length === 0 && changes.removed.length === 0 && before.generation > 0;
    const generation = nothingToDo
      ? before.generation
      : await library.publish({
          ...{ basis: before.generation, embedding: embedder, analysis, remove: changes.removed },
          put: counted(staged, ids.length, options.onPublishing),
        });
    await calibrateWhereNeeded(parts, generation, options);
    return {
      generation,
      added: ids.filter((id) => !stored.has(id)),
      changed: changed.otherwise,
      removed: changes.removed,
      unchanged: changes.unchanged,
      embedded,
      failed,
    };
  } finally {
    await staged.close();
  }
}

/** Reports as they are taken into the library, which is told on. */
async function* counted(
  reports: AsyncIterable<IndexedReport>,
  total: number,
  onTaken: ((done: number, total: number) => void) | undefined,
): AsyncGenerator<IndexedReport> {
  let done = 0;
  for await (const report of reports) {
    yield report;
    done += 1;
    onTaken?.(done, total);
  }
}

async function calibrateWhereNeeded(
  parts: ReindexParts,
  generation: number,
  { onCalibrating }: ReindexOptions,
): Promise<void> {
  const { library, embedder, lexicon, calibrationQuestions } = parts;
  const saved = await library.derived(calibrationName);
  const fits = saved?.generation === generation && saved.embedding === embedder.fingerprint;
  if (fits && parseCalibration(saved.value) !== null) return;
  const calibration = await calibrate(library, embedder, lexicon, calibrationQuestions, onCalibrating);
  if (calibration !== null) await library.saveDerived(calibrationName, generation, calibration);
}
